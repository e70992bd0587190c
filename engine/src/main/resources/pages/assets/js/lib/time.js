// Time by the server's clock, and times as people read them.

import { get } from './api.js';
import { locale } from './dom.js';

let offsetMillis = 0;
let synced = null;

/** The server's time in milliseconds, as well as this page knows it. */
export const serverNow = () => Date.now() + offsetMillis;

/** Asks the server for its time: of three answers the fastest counts, and half its way is taken off. */
export function syncClock() {
  synced ??= measure().catch(() => { synced = null; });
  return synced;
}

async function measure() {
  let best = Infinity;
  for (let sample = 0; sample < 3; sample++) {
    const sent = performance.now();
    const { now } = await get('/time', { timeoutMillis: 5000 });
    const way = performance.now() - sent;
    if (way < best) {
      best = way;
      offsetMillis = Date.parse(now) + way / 2 - Date.now();
    }
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    synced = null;
    syncClock();
  }
});

/**
 * Calls onTick(secondsLeft) at once and at every full second of the server's clock, until the time is there: then onEnd.
 * Returns a function that stops it. Survives sleep: it always asks the clock, never counts.
 */
export function countdown(until, onTick, onEnd = () => {}) {
  const end = typeof until === 'number' ? until : Date.parse(until);
  let timer;
  const tick = () => {
    const left = end - serverNow();
    onTick(Math.max(0, Math.ceil(left / 1000)));
    if (left <= 0) {
      document.removeEventListener('visibilitychange', wake);
      onEnd();
    } else timer = setTimeout(tick, left % 1000 || 1000);
  };
  const wake = () => {
    if (!document.hidden) {
      clearTimeout(timer);
      tick();
    }
  };
  document.addEventListener('visibilitychange', wake);
  tick();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', wake);
  };
}

const two = (number) => String(number).padStart(2, '0');

/** 1 day, 2 minutes: in the page's language. */
const amount = (number, unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(number);

/** 4:05, or 1:02:03, or 2 days 3:04:05. */
export function clockText(seconds) {
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const clock = hours || days ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return days ? `${amount(days, 'day')} ${clock}` : clock;
}

/** The countdown in words, for screen readers: 2 minutes 5 seconds. */
export function spokenDuration(seconds) {
  const parts = [[Math.floor(seconds / 86400), 'day'], [Math.floor(seconds / 3600) % 24, 'hour'], [Math.floor(seconds / 60) % 60, 'minute'], [Math.floor(seconds) % 60, 'second']];
  const named = parts.filter(([count]) => count > 0).slice(0, 2).map(([count, unit]) => amount(count, unit));
  return named.join(' ') || amount(0, 'second');
}

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map();

function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, options));
  return formats.get(key);
}

/** Saturday 5 December 2026, 19:30 – in the zone given. */
export const longTime = (iso, timeZone) => format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(iso)).replace(' at ', ', ');

/** 5 Dec 2026, 19:30 */
export const shortTime = (iso, timeZone) => format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(iso)).replace(' at ', ', ');

/** 19:30:05 */
export const timeOfDay = (iso, timeZone) => format({ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone }).format(new Date(iso));

/** {day: '5', month: 'Dec', weekday: 'Sat', year: '2026'} */
export function dateParts(iso, timeZone) {
  const parts = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone }).formatToParts(new Date(iso));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** Europe/Berlin becomes "Berlin time"; in other languages what they call it, as in "heure d’Europe centrale". */
export function zoneName(timeZone) {
  if (timeZone === 'UTC') return 'UTC';
  if (locale === 'en-GB') return `${timeZone.split('/').pop().replaceAll('_', ' ')} time`;
  return format({ timeZone, timeZoneName: 'longGeneric' }).formatToParts(new Date()).find(({ type }) => type === 'timeZoneName').value;
}

/** Whether a clock on this device shows another time than one at the venue, at that moment. */
export const zonesDiffer = (iso, timeZone) => shortTime(iso, timeZone) !== shortTime(iso, ownZone);
