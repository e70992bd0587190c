// What is bought: the event, the seats, the total. Shown in the checkout and in the order.

import { get, patiently } from '../lib/api.js';
import { h, hueOf } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { longTime, ownZone, zoneName, zonesDiffer } from '../lib/time.js';
import { t } from '../lib/words.js';
import { coloursOf, inPlanOrder, placesOf, seatName } from './order-seats.js';

export const loadEvent = (eventId) => patiently(() => get(`/events/${eventId}`));

/** The names and colours of seats; empty where the map cannot be had: the ids are shown then. */
export async function loadPlaces(eventId, seats) {
  try {
    const seatMap = await patiently(() => get(`/events/${eventId}/seat-map`));
    return { places: placesOf(seatMap, seats.map((seat) => seat.id)), colours: coloursOf(seatMap) };
  } catch {
    return NO_PLACES;
  }
}

export const NO_PLACES = { places: new Map(), colours: new Map() };

export const zoneOf = (event) => event.timeZone ?? 'UTC';

/** "Saturday 5 December 2026, 19:30 (Berlin time)" */
export const eventTime = (event) => `${longTime(event.startsAt, zoneOf(event))} (${zoneName(zoneOf(event))})`;

/** The same moment by the clock of this device, where that is another one; else null. */
export const ownTime = (event) => (zonesDiffer(event.startsAt, zoneOf(event)) ? t('summary.own', { time: longTime(event.startsAt, ownZone) }) : null);

export function eventHead(event, level = 'h2') {
  const cover = h('div', { class: 'cover event-cover', 'aria-hidden': 'true' });
  cover.style.setProperty('--hue', hueOf(event.eventId));
  const own = ownTime(event);
  return h('div', { class: 'event-head' }, cover, h('div', { class: 'stack tight' },
    h(level, { class: 'event-name' }, event.name),
    event.venueName ? h('p', {}, event.venueName) : null,
    h('p', {}, h('time', { datetime: event.startsAt }, eventTime(event))),
    own ? h('p', { class: 'muted small' }, own) : null));
}

/** A list of seats with category and price. */
export function seatLines(seats, { places, colours }) {
  return h('ul', { class: 'seat-lines' }, inPlanOrder(seats, places, (seat) => seat.id).map((seat) => h('li', {},
    swatch(colours.get(seat.category)),
    h('span', {}, seatName(places, seat.id), h('span', { class: 'muted small' }, seat.category)),
    h('span', { class: 'money' }, money(seat.price)))));
}

/** A list of items with number and price. */
export function itemLines(items) {
  return h('ul', { class: 'seat-lines' }, items.map((item) => h('li', {},
    swatch(null),
    h('span', {}, `${item.quantity} × ${item.name}`, h('span', { class: 'muted small' }, t('summary.each', { price: money(item.price) }))),
    h('span', { class: 'money' }, money(item.total)))));
}

/** Of a hold or an order. */
export const boughtLines = ({ seats, items }, named) => (items.length ? itemLines(items) : seatLines(seats, named));

/** One a seat, one a unit. */
export const ticketsOf = ({ seats, items }) => seats.length + items.reduce((units, { quantity }) => units + quantity, 0);

/** Where one chooses again. */
export const shopOf = (eventId, { items }) => `/events/${eventId}/${items.length ? 'items' : 'seats'}`;

function swatch(colour) {
  const element = h('i', { class: 'swatch', 'aria-hidden': 'true' });
  if (colour) element.style.background = colour;
  return element;
}
