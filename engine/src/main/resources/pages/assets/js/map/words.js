// Seats in words, the same on the map, in the list and in messages.

import { locale } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { t } from '../lib/words.js';

const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** As a seat is for this visitor: available, held, sold, blocked, unknown, mine or chosen. */
export const stateWords = (state) => t(`map.state.${state}`);

const isBare = (row) => /^[A-Z]{0,2}\d*[A-Z]?$/i.test(row);

/** "Row 5", but "Box 3": a row whose name says what it is needs no word before it. */
export const rowName = (row) => (isBare(row) ? t('map.row', { name: row }) : row);

const lowerRow = (row) => (isBare(row) ? t('map.row.within', { name: row }) : row);

/** "seat 13" */
export const seatNumber = (seat) => t('map.seat', { name: seat.number });

/** "Row 5 seat 13" */
export const shortName = (seat) => `${rowName(seat.row)} ${seatNumber(seat)}`;

/** "Section 101, row 5, seat 13" */
export const fullName = (seat) => `${sectionName(seat.section)}, ${lowerRow(seat.row)}, ${seatNumber(seat)}`;

export const sectionName = (name) => (/^[A-Z]?\d+[A-Z]?$|^[A-Z]$/i.test(name) ? t('map.section', { name }) : name);

/** "Row 5, seat 12, Balcony, €45.00, available": the accessible name of a seat. */
export function spokenSeat(seat, price) {
  return [rowName(seat.row), seatNumber(seat), seat.category, price ? money(price) : null, stateWords(seat.state)].filter(Boolean).join(', ');
}

export const seats = (number) => t('map.seats', { n: number });

/** "a, b and c" */
export const listed = (words) => lists.format(words);

/** "Row 5 seats 12 and 13, row 6 seat 1": seats of the same row together. */
export function namesOf(all) {
  const rows = new Map();
  for (const seat of all) {
    const row = `${seat.section}\n${seat.row}`;
    rows.set(row, [...(rows.get(row) ?? []), seat]);
  }
  const words = [...rows.values()].map((row) => `${lowerRow(row[0].row)} ${row.length === 1 ? seatNumber(row[0]) : t('map.seat.several', { names: listed(row.map(({ number }) => number)) })}`);
  const text = words.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
