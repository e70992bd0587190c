// The list of events, each as a ticket with its stub.

import { get, patiently } from '../lib/api.js';
import { $, h, hueOf, problemNotice } from '../lib/dom.js';
import { moneyRange } from '../lib/money.js';
import { countdown, dateParts, longTime, shortTime, spokenDuration, syncClock, clockText, zoneName } from '../lib/time.js';
import { t, told } from '../lib/words.js';

const list = $('#events');

let stops = [];
let soon = null;

// Everybody's countdown ends at the same moment; the requests should not.
function loadSoon() {
  soon ??= setTimeout(() => {
    soon = null;
    load();
  }, 800 + Math.random() * 1500);
}

const PHASES = { SCHEDULED: '', QUEUEING: 'accent', OPEN: 'live', PAUSED: 'warn', CLOSED: 'plain' };

function sale(onsale, zone) {
  if (!onsale) return h('span', { class: 'muted small' }, t('queue.none'));
  const until = { SCHEDULED: [onsale.queueOpensAt, 'events.room'], QUEUEING: [onsale.opensAt, 'events.sale'] }[onsale.phase];
  const when = h('span', { class: 'small muted figures' });
  if (until) {
    stops.push(countdown(until[0], (seconds) => {
      when.textContent = seconds > 86400 ? t(`${until[1]}.at`, { time: shortTime(until[0], zone) }) : t(`${until[1]}.in`, { time: clockText(seconds) });
      when.setAttribute('aria-label', t(`${until[1]}.in`, { time: spokenDuration(seconds) }));
    }, loadSoon));
  }
  return [h('span', { class: `chip ${PHASES[onsale.phase]}` }, t(`event.${onsale.phase}`)), when];
}

function stub(event) {
  const zone = event.timeZone ?? 'UTC';
  const date = dateParts(event.startsAt, zone);
  const cover = h('div', { class: 'date cover', 'aria-hidden': 'true' }, h('span', {}, date.weekday), h('b', {}, date.day), h('span', {}, `${date.month} ${date.year}`));
  cover.style.setProperty('--hue', hueOf(event.eventId));
  return h('li', {}, h('a', { class: 'stub', href: `/events/${event.eventId}` }, cover,
    h('div', { class: 'about' },
      h('h3', { class: 'name' }, event.name),
      h('p', { class: 'muted' }, h('time', { datetime: event.startsAt }, longTime(event.startsAt, zone)), ` ${zoneName(zone)}`, event.venueName ? ` · ${event.venueName}` : ''),
      h('div', { class: 'foot-row' }, sale(event.onsale, zone), h('span', { class: 'money end' }, moneyRange(event.priceRange))))));
}

async function load() {
  try {
    await syncClock();
    const { events } = await patiently(() => get('/events'));
    stops.forEach((stop) => stop());
    stops = [];
    const title = $('#events-title');
    list.replaceChildren(title, events.length
      ? h('ul', { class: 'stack' }, events.map(stub))
      : h('div', { class: 'card stack' }, h('h3', {}, t('events.none')), h('p', { class: 'muted' }, t('events.none.say'))));
  } catch (problem) {
    list.replaceChildren(problemNotice(told(problem), h('p', {}, h('button', { class: 'btn', onclick: load }, t('queue.tryAgain')))));
  }
  list.removeAttribute('aria-busy');
}

load();
