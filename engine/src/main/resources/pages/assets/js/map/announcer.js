// Says which seats were just taken, gathered so that a busy sale does not talk without end.

import { t } from '../lib/words.js';
import { listed, seats as seatsWord, sectionName, shortName } from './words.js';

const EVERY_MILLIS = 2000;
const NAMED_AT_MOST = 3;

/** One sentence for the seats that were taken since the last. */
export function takenSentence(taken) {
  if (taken.length <= NAMED_AT_MOST) return t('map.taken', { n: taken.length, names: listed(taken.map(shortName)) });
  const sections = [...new Set(taken.map(({ section }) => section))];
  const all = seatsWord(taken.length);
  return sections.length === 1 ? t('map.taken.within', { seats: all, section: sectionName(sections[0]) }) : t('map.taken', { n: taken.length, names: all });
}

export class TakenAnnouncer {
  #waiting = new Map();
  #saidAt = -Infinity;
  #timer = null;

  /** @param say takes a sentence @param clock {now(), after(millis, action)}: the time in milliseconds, and a timer */
  constructor(say, clock = { now: () => performance.now(), after: (millis, action) => setTimeout(action, millis) }) {
    this.say = say;
    this.clock = clock;
  }

  taken(all) {
    for (const seat of all) this.#waiting.set(seat.ordinal, seat);
    this.#plan();
  }

  /** A seat that is free again before it was spoken of needs no word. */
  freed(ordinals) {
    for (const ordinal of ordinals) this.#waiting.delete(ordinal);
  }

  forget() {
    this.#waiting.clear();
  }

  #plan() {
    if (this.#timer !== null || this.#waiting.size === 0) return;
    const wait = Math.max(0, this.#saidAt + EVERY_MILLIS - this.clock.now());
    this.#timer = this.clock.after(wait, () => this.#speak());
  }

  #speak() {
    this.#timer = null;
    if (this.#waiting.size === 0) return;
    this.#saidAt = this.clock.now();
    this.say(takenSentence([...this.#waiting.values()]));
    this.#waiting.clear();
  }
}
