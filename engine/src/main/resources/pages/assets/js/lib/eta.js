// An estimated wait that does not jump about: measured anew all the time, shown smoothed and in steps.

import { t } from './words.js';

const SMOOTHING = 0.2;
const OVERLAP = 0.2;

const step = (minutes) => (minutes <= 10 ? 1 : minutes <= 60 ? 5 : 30);

/** Minutes rounded up to a step that suits their size; 0 is less than a minute. */
export function roundedMinutes(seconds) {
  if (seconds < 45) return 0;
  const minutes = seconds / 60;
  const size = step(minutes);
  return Math.max(1, Math.ceil(minutes / size) * size);
}

export function words(minutes) {
  if (minutes === 0) return t('eta.less');
  if (minutes < 60) return t('eta.minutes', { n: minutes });
  const hours = minutes / 60;
  return t(Number.isInteger(hours) ? 'eta.hours' : 'eta.halves', { n: Math.floor(hours) });
}

/** Keeps the moment when the wait is expected to end, and what was shown last. */
export class Eta {
  #dueMillis = null;
  #shown = null;

  /** @param {number} seconds as estimated now @param {number} nowMillis @returns {string} what to show */
  update(seconds, nowMillis) {
    const observed = nowMillis + seconds * 1000;
    this.#dueMillis = this.#dueMillis === null ? observed : this.#dueMillis + SMOOTHING * (observed - this.#dueMillis);
    const left = Math.max(0, (this.#dueMillis - nowMillis) / 1000);
    const minutes = roundedMinutes(left);
    if (this.#shown === null || this.#clearlyOther(left, minutes)) this.#shown = minutes;
    return words(this.#shown);
  }

  reset() {
    this.#dueMillis = null;
    this.#shown = null;
  }

  // Near the border between two steps the one that is shown stays.
  #clearlyOther(left, minutes) {
    if (minutes === this.#shown) return false;
    const margin = step(Math.max(minutes, this.#shown)) * 60 * OVERLAP;
    return roundedMinutes(left + margin) !== this.#shown && roundedMinutes(Math.max(0, left - margin)) !== this.#shown;
  }
}
