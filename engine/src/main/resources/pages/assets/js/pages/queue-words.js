// What the room says of itself in each mode.

import { t } from '../lib/words.js';

const words = (kind) => Object.fromEntries(['title', 'order', 'fair', 'wait'].map((part) => [part, t(`mode.${kind}.${part}`)]));

/** @returns {{title: string, order: string, fair: string, wait: string, isDrawn: boolean}} */
export function wordsOf({ mode, winners }) {
  if (mode === 'LOTTERY') {
    return { ...words('drawn'), isDrawn: true, order: t('mode.lottery.order', { n: winners }), wait: t('mode.lottery.wait', { n: winners }) };
  }
  return mode === 'RANDOM' || mode === undefined ? { ...words('drawn'), isDrawn: true } : { ...words('arrival'), isDrawn: false };
}

/** Whether a place can still be called; only a lottery that was drawn says no. */
export const hasLost = ({ mode, winners }, position) => mode === 'LOTTERY' && position !== null && position >= winners;

/** While the room is closed for a while nobody can join. */
export const isShut = ({ mode, phase }) => mode === 'CLOSED' && phase === 'PAUSED';
