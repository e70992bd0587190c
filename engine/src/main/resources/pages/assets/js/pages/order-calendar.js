// A calendar entry (RFC 5545) for an event. Its end is not known, so none is stated.

import { t } from '../lib/words.js';

const escaped = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

const utc = (time) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');

const octets = (text) => new TextEncoder().encode(text).length;

// A line has 75 octets at most; a continuation begins with a space. Characters stay whole.
function folded(line) {
  const lines = [''];
  for (const character of line) {
    if (octets(lines.at(-1) + character) > 75) lines.push(' ');
    lines[lines.length - 1] += character;
  }
  return lines.join('\r\n');
}

/**
 * @param {{orderId: string, name: string, startsAt: string, venueName?: string, seats: string[], url: string}} entry
 * @param {number} now for the time stamp, ms
 */
export function calendarText({ orderId, name, startsAt, venueName, seats, url }, now) {
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Onrush//Tickets//EN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT', `UID:${orderId}@onrush`, `DTSTAMP:${utc(now)}`, `DTSTART:${utc(startsAt)}`,
    `SUMMARY:${escaped(name)}`,
    ...(venueName ? [`LOCATION:${escaped(venueName)}`] : []),
    `DESCRIPTION:${escaped(`${seats.join('\n')}\n${t('order.tickets')}: ${url}`)}`,
    `URL:${url}`,
    'END:VEVENT', 'END:VCALENDAR', '',
  ].map(folded).join('\r\n');
}
