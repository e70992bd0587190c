// What the room says of itself in each mode.

import { count } from '../lib/money.js';

const DRAWN = {
  title: 'The draw', order: 'When the sale opens, all who waited get a random position at the same moment.',
  fair: 'Coming early gives no advantage before the draw, and neither do more tabs: one browser has one place.',
  wait: 'Until the sale opens. Then everybody in the room gets a random position. You can close this tab; your place is kept.',
};

const BY_ARRIVAL = {
  title: 'The order', order: 'People go in in the order in which they came.',
  fair: 'Who comes first goes in first. More tabs give no advantage: one browser has one place.',
  wait: 'Until the sale opens. Then people go in in the order in which they came. You can close this tab; your place is kept.',
};

/** @returns {{title: string, order: string, fair: string, wait: string, isDrawn: boolean}} */
export function wordsOf({ mode, winners }) {
  if (mode === 'LOTTERY') {
    return {
      ...DRAWN, isDrawn: true, order: `When the sale opens, ${count(winners)} of all who waited are drawn. Everybody is told at that moment.`,
      wait: `Until the sale opens. Then ${count(winners)} of all who are in the room are drawn, and everybody is told. You can close this tab; your place is kept.`,
    };
  }
  return mode === 'RANDOM' || mode === undefined ? { ...DRAWN, isDrawn: true } : { ...BY_ARRIVAL, isDrawn: false };
}

/** Whether a place can still be called; only a lottery that was drawn says no. */
export const hasLost = ({ mode, winners }, position) => mode === 'LOTTERY' && position !== null && position >= winners;

/** While the room is closed for a while nobody can join. */
export const isShut = ({ mode, phase }) => mode === 'CLOSED' && phase === 'PAUSED';
