// Seats in words, the same on the map, in the list and in messages.

import { count, money } from '../lib/money.js';

export const STATE_WORDS = {
  available: 'available',
  held: 'held by someone else',
  sold: 'sold',
  blocked: 'not for sale',
  unknown: 'not known yet',
  mine: 'held for you',
  chosen: 'chosen by you',
};

/** "Row 5", but "Box 3": a row whose name says what it is needs no word before it. */
export const rowName = (row) => (/^[A-Z]{0,2}\d*[A-Z]?$/i.test(row) ? `Row ${row}` : row);

const lowerRow = (row) => rowName(row).replace(/^Row /, 'row ');

/** "Row 5 seat 13" */
export const shortName = (seat) => `${rowName(seat.row)} seat ${seat.number}`;

/** "Section 101, row 5, seat 13" */
export const fullName = (seat) => `${sectionName(seat.section)}, ${lowerRow(seat.row)}, seat ${seat.number}`;

export const sectionName = (name) => (/^[A-Z]?\d+[A-Z]?$|^[A-Z]$/i.test(name) ? `Section ${name}` : name);

/** "Row 5, seat 12, Balcony, €45.00, available": the accessible name of a seat. */
export function spokenSeat(seat, price) {
  return [rowName(seat.row), `seat ${seat.number}`, seat.category, price ? money(price) : null, STATE_WORDS[seat.state]].filter(Boolean).join(', ');
}

export const seats = (number) => `${count(number)} ${number === 1 ? 'seat' : 'seats'}`;

/** "a, b and c" */
export function listed(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "Row 5 seats 12 and 13, row 6 seat 1": seats of the same row together. */
export function namesOf(all) {
  const rows = new Map();
  for (const seat of all) {
    const row = `${seat.section}\n${seat.row}`;
    rows.set(row, [...(rows.get(row) ?? []), seat]);
  }
  const words = [...rows.values()].map((row) => `${lowerRow(row[0].row)} ${row.length === 1 ? 'seat' : 'seats'} ${listed(row.map(({ number }) => number))}`);
  const text = words.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
