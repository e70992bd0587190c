// The parts of the waiting room's page that every state of it fills in.

import { $, announce, h, show, text } from '../lib/dom.js';
import { connectionChip } from '../lib/live.js';
import { clockText, countdown, spokenDuration } from '../lib/time.js';
import { t } from '../lib/words.js';

let stopClock = () => {};

export const connection = (state) => connectionChip($('#connection'), state, t(`connection.${state}`));

export function clockUntil(time, onEnd) {
  stopClock();
  show('#clock', true);
  stopClock = countdown(time, (seconds) => {
    $('#clock').setAttribute('aria-label', spokenDuration(seconds));
    $('#clock').replaceChildren(h('span', { 'aria-hidden': 'true' }, h('b', {}, clockText(seconds))));
    if ([600, 60, 10].includes(seconds)) announce(t('queue.toGo', { time: spokenDuration(seconds) }));
  }, onEnd);
}

export function noClock() {
  stopClock();
  show('#clock', false);
}

export function figure(label, value) {
  show('#figure', label !== null);
  if (label === null) return;
  text('#figure-label', label);
  text('#figure-value', value);
}

export function steps(now) {
  [...$('#steps').children].forEach((step, index) => {
    step.className = index < now ? 'done' : index === now ? 'now' : '';
    if (index === now) step.setAttribute('aria-current', 'step');
    else step.removeAttribute('aria-current');
  });
}

export function title(words) {
  text('#place-title', words);
}
