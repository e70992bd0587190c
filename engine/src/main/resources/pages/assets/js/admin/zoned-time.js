// A date and time on a clock of a zone, as an instant. Days on which clocks are put forward or back are told apart.

const DAY_MILLIS = 86_400_000;
const formats = new Map();

function wallFormat(timeZone) {
  if (!formats.has(timeZone)) {
    formats.set(timeZone, new Intl.DateTimeFormat('en-GB', {
      timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    }));
  }
  return formats.get(timeZone);
}

export function isTimeZone(name) {
  try {
    return Boolean(name) && Boolean(wallFormat(name));
  } catch {
    return false;
  }
}

/** What a clock in the zone shows, as if it were UTC. */
function wallMillis(instantMillis, timeZone) {
  const part = Object.fromEntries(wallFormat(timeZone).formatToParts(instantMillis).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
export function offsetMillis(instantMillis, timeZone) {
  const whole = Math.floor(instantMillis / 1000) * 1000;
  return wallMillis(whole, timeZone) - whole;
}

/** "2027-03-28T02:30", as `datetime-local` gives it, or null where it is none. */
function parseWall(text) {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
  const millis = Date.parse(`${text}Z`);
  return Number.isNaN(millis) ? null : millis;
}

/**
 * Which instant a clock in the zone means.
 * - `one`: `millis`
 * - `gap`: the clock never shows this; `millis` is as far after the change as the time lies behind it, `skippedMillis` what is skipped
 * - `overlap`: the clock shows it twice; `millis` is the first, `laterMillis` the second
 * - null where the text is no date and time or the zone is unknown
 */
export function instantOf(text, timeZone) {
  const wall = parseWall(text);
  if (wall === null || !isTimeZone(timeZone)) return null;
  const before = offsetMillis(wall - DAY_MILLIS, timeZone);
  const after = offsetMillis(wall + DAY_MILLIS, timeZone);
  const fitting = [...new Set([wall - before, wall - after])].filter((millis) => wallMillis(millis, timeZone) === wall).sort((a, b) => a - b);
  if (fitting.length === 2) return { kind: 'overlap', millis: fitting[0], laterMillis: fitting[1] };
  if (fitting.length === 1) return { kind: 'one', millis: fitting[0] };
  return { kind: 'gap', millis: wall - before, skippedMillis: after - before };
}

/** The instant as `datetime-local` wants it, on a clock of the zone, to the minute. */
export function wallText(instantMillis, timeZone) {
  return new Date(wallMillis(instantMillis, timeZone)).toISOString().slice(0, 16);
}

/** UTC+2, UTC−3:30 */
export function offsetText(instantMillis, timeZone) {
  const minutes = Math.round(offsetMillis(instantMillis, timeZone) / 60_000);
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
