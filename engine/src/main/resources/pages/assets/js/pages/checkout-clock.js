// The bar with the time that is left of a hold.

import { $, announce, text } from '../lib/dom.js';
import { clockText, countdown, spokenDuration } from '../lib/time.js';
import { t } from '../lib/words.js';
import { passedMark } from './checkout-fields.js';

/** Shows the time left (the length of holds may be known later), says it aloud at the marks, and calls onEnd once. Returns a function that stops it. */
export function runClock({ expiresAt, holdSeconds }, onEnd) {
  let before = null;
  let ended = false;
  const stop = countdown(expiresAt, (left) => {
    showTimeLeft(left, Math.min(1, left / holdSeconds()));
    if (before !== null && passedMark(before, left)) announce(t('checkout.said', { time: spokenDuration(left) }));
    before = left;
  }, () => {
    if (ended) return;
    ended = true;
    onEnd();
  });
  return () => {
    ended = true;
    stop();
  };
}

function showTimeLeft(left, share) {
  text('#time-left', clockText(left));
  text('#time-say', t(left > 60 ? 'checkout.held' : left > 30 ? 'checkout.soon' : 'checkout.last'));
  $('#hold-bar').dataset.urgency = left > 60 ? 'calm' : left > 30 ? 'soon' : 'now';
  $('#time-meter').style.width = `${share * 100}%`;
}
