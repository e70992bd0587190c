// Names of seats: an order knows ids only, the seat map knows the rest.

import { t } from '../lib/words.js';

/**
 * @param {{sections: {name: string, rows: {number: string, seats: {id: string, number: string}[]}[]}[]}} seatMap
 * @param {string[]} ids
 * @returns {Map<string, {section: string, row: string, seat: string}>}
 */
export function placesOf(seatMap, ids) {
  const wanted = new Set(ids);
  const places = new Map();
  for (const section of seatMap.sections) {
    for (const row of section.rows) {
      for (const seat of row.seats) {
        if (wanted.has(seat.id)) places.set(seat.id, { section: section.name, row: row.number, seat: seat.number });
      }
    }
    if (places.size === wanted.size) break;
  }
  return places;
}

/** "Stalls, row A, seat 1"; the id where the map is not known (yet). */
export function seatName(places, id) {
  const place = places.get(id);
  return place ? t('summary.seat', place) : id;
}

/** Sorts what has a seat id in the order of the plan, which is the one in which placesOf found them. */
export function inPlanOrder(things, places, idOf) {
  const order = new Map([...places.keys()].map((id, index) => [id, index]));
  return [...things].sort((one, other) => (order.get(idOf(one)) ?? 0) - (order.get(idOf(other)) ?? 0));
}

/** Colours by category, as the plan has them. */
export const coloursOf = (seatMap) => new Map((seatMap.categories ?? []).map(({ name, color }) => [name, color]));
