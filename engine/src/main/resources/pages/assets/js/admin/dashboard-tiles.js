// The figures of this moment.

import { $, h, text } from '../lib/dom.js';
import { count, money } from '../lib/money.js';

const TILES = [
  ['Waiting', (d) => count(d.queue.waiting), (d) => `${count(d.queue.entrants)} joined so far`],
  ['Called', (d) => count(d.queue.admitted), (d) => `${count(d.queue.noShows)} did not come`],
  ['Let in per minute', (d, history) => pace(history.perMinute('admitted').at(-1)?.y ?? null), (d) => (d.queue.through ? 'everybody is let through' : `${count(d.queue.ratePerMinute)} in force`)],
  ['Shopping now', (d) => count(d.queue.active), (d) => `${count(d.queue.called)} on their way, ${count(d.queue.maxActive)} at most`],
  ['Seats held', (d) => (d.seats ? count(d.seats.held) : '–'), (d) => (d.seats ? `${count(d.seats.available)} free` : 'not known right now')],
  ['Seats sold', (d) => count(hasSeats(d) ? d.seats.sold : d.sales.seatsSold), (d) => (hasSeats(d) ? `of ${count(d.seats.available + d.seats.held + d.seats.sold)}, ${percentSold(d.seats)}` : '')],
  ['Items left', (d) => (hasStock(d) ? count(Object.values(d.stock).reduce((sum, left) => sum + left, 0)) : '–'), (d) => (hasStock(d) ? Object.entries(d.stock).slice(0, 3).map(([sku, left]) => `${sku} ${count(left)}`).join(', ') : 'none are sold')],
  ['Revenue', (d) => money(d.sales.revenue), () => 'without what was refunded'],
  ['Orders', (d) => count(d.sales.ordersConfirmed), (d) => `${count(d.sales.ordersCancelled)} of them cancelled`],
  ['Holds refused', (d) => (d.holds ? count(refused(d.holds)) : '–'), (d) => (d.holds ? `${count(d.holds.placed)} placed` : '')],
  ['Failed orders', (d) => count(d.sales.ordersFailed), (d) => (d.holds ? `${count(d.holds.errors)} errors of holds` : '')],
];

const hasSeats = ({ seats }) => Boolean(seats && seats.available + seats.held + seats.sold + seats.blocked);
const hasStock = ({ stock }) => Boolean(stock && Object.keys(stock).length);

const pace = (perMinute) => (perMinute === null ? '–' : count(Math.round(perMinute)));

const refused = ({ refused: reasons }) => Object.values(reasons ?? {}).reduce((sum, number) => sum + number, 0);

function percentSold({ available, held, sold }) {
  const all = available + held + sold;
  return `${all ? Math.floor(sold * 100 / all) : 0} %`;
}

/** The first are about people; the others about sales, which a site makes by itself. */
const ABOUT_PEOPLE = 4;

/** @returns {(dashboard, history) => void} */
export function buildTiles(isSite) {
  const tiles = TILES.slice(0, isSite ? ABOUT_PEOPLE : TILES.length).map(([label, value, note]) => {
    const parts = { value: h('span', { class: 'value' }, '–'), note: h('span', { class: 'muted small' }) };
    $('#tiles').append(h('div', { class: 'stat tile' }, h('span', { class: 'label' }, label), parts.value, parts.note));
    return { ...parts, valueOf: value, noteOf: note };
  });
  $('#tiles').querySelectorAll('.skeleton').forEach((skeleton) => skeleton.remove());
  return (dashboard, history) => tiles.forEach(({ value, note, valueOf, noteOf }) => {
    text(value, valueOf(dashboard, history));
    text(note, noteOf(dashboard, history));
  });
}
