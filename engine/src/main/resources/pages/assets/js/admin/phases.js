// The words for what an onsale, an order or an action is at.

import { h } from '../lib/dom.js';

const PHASES = {
  SCHEDULED: ['plain', 'Scheduled'],
  QUEUEING: ['accent', 'Queue open'],
  OPEN: ['live', 'On sale'],
  PAUSED: ['warn', 'Paused'],
  CLOSED: ['plain', 'Closed'],
};

const ORDERS = {
  PENDING: ['accent', 'Pending'],
  CONFIRMED: ['good', 'Confirmed'],
  FAILED: ['bad', 'Failed'],
  CANCELLED: ['plain', 'Cancelled'],
};

const chip = (words, id) => {
  const [kind, text] = words[id] ?? ['plain', id];
  return h('span', { class: `chip ${kind}` }, text);
};

export const phaseChip = (phase) => chip(PHASES, phase);
export const orderChip = (status) => chip(ORDERS, status);
export const phaseWord = (phase) => PHASES[phase]?.[1] ?? phase;
export const ORDER_STATUSES = Object.entries(ORDERS).map(([id, [, word]]) => ({ id, word }));

/** Running or about to: what an admin watches. */
export const isWatched = (phase) => ['QUEUEING', 'OPEN', 'PAUSED'].includes(phase);

/** "payment-declined", "claimSeats" and "CLAIM_SEATS" in words. */
export function inWords(id) {
  const words = String(id).replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_.]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
