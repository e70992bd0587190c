// Decides by number what of an event's availability is news: answers of the stream and of polls may overtake each other.

const OLDER_SNAPSHOTS_IN_A_ROW = 2;

export class Sequence {
  #seq = -1;
  #older = 0;

  /** The number of what was last taken, or -1. */
  get last() {
    return this.#seq;
  }

  /** Whether changes with this number are newer than all that was taken; if so, they count as taken. */
  takesChanges(seq) {
    if (seq <= this.#seq) return false;
    this.#seq = seq;
    return true;
  }

  /**
   * The same for a snapshot. An older one is late, and dropped; but where the next is older too, the event's numbering began
   * anew, and it is taken.
   */
  takesSnapshot(seq) {
    const older = seq < this.#seq;
    this.#older = older ? this.#older + 1 : 0;
    if (seq === this.#seq || (older && this.#older < OLDER_SNAPSHOTS_IN_A_ROW)) return false;
    this.#seq = seq;
    this.#older = 0;
    return true;
  }
}
