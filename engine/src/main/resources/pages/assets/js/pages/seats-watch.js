// What changes of seats mean for this visitor: picked ones that are gone, news in the section that is read, sold out and back.

import { AVAILABLE } from '../map/model.js';
import { TakenAnnouncer } from '../map/announcer.js';

export class SeatsWatch {
  #soldOut = false;

  /** @param on say(sentence), lost(ordinals), soldOut(), back(ordinals) @param shownSection the section shown in the list, or null */
  constructor(map, choice, { on, shownSection, isPaused }) {
    Object.assign(this, { map, choice, on, shownSection, isPaused });
    this.announcer = new TakenAnnouncer(on.say);
  }

  snapshot(letters) {
    const first = !this.map.model.known;
    this.#after(this.map.setStates(letters));
    if (first) this.dropTaken();
  }

  changes(pairs) {
    this.#after(this.map.applyChanges(pairs));
  }

  #after(changes) {
    this.#announce(changes);
    this.dropTaken();
    this.#watchSoldOut(changes);
    return changes;
  }

  #announce(changes) {
    const section = this.shownSection();
    const near = ([ordinal]) => section !== null && this.map.model.sectionOf[ordinal] === section && !this.choice.mine.includes(ordinal) && !this.choice.has(ordinal);
    const taken = changes.filter(([, from, to]) => from === AVAILABLE && to !== AVAILABLE).filter(near);
    this.announcer.freed(changes.filter(([, , to]) => to === AVAILABLE).map(([ordinal]) => ordinal));
    this.announcer.taken(taken.map(([ordinal]) => this.map.seat(ordinal)));
  }

  /** Picked seats that somebody else has now are picked no longer. Not while a hold of them is under way or its answer was lost: they may be ours. */
  dropTaken() {
    if (this.isPaused() || !this.map.model.known) return;
    const lost = this.choice.drop(this.choice.chosen.filter((ordinal) => this.map.model.stateOf[ordinal] !== AVAILABLE));
    if (lost.length) this.on.lost(lost);
  }

  #watchSoldOut(changes) {
    const soldOut = this.map.model.counts[AVAILABLE] === 0;
    const was = this.#soldOut;
    this.#soldOut = soldOut;
    if (soldOut && !was) this.on.soldOut();
    if (!soldOut && was) this.on.back(changes.filter(([, , to]) => to === AVAILABLE).map(([ordinal]) => ordinal));
  }
}
