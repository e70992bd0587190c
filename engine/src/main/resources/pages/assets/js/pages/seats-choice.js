// The seats this visitor has picked, or holds. Map, list and panel all show this one choice.

export class Choice {
  chosen = [];
  mine = [];

  constructor(limit, onChange = () => {}) {
    this.limit = limit;
    this.onChange = onChange;
  }

  has(ordinal) {
    return this.chosen.includes(ordinal);
  }

  /** Adds the seat, or takes it out again. */
  toggle(ordinal) {
    if (this.has(ordinal)) {
      this.drop([ordinal]);
      return 'removed';
    }
    if (this.chosen.length >= this.limit) return 'full';
    this.#set([...this.chosen, ordinal], this.mine);
    return 'added';
  }

  /** Takes seats out; answers those that were in. */
  drop(ordinals) {
    const gone = ordinals.filter((ordinal) => this.has(ordinal));
    if (gone.length) this.#set(this.chosen.filter((ordinal) => !gone.includes(ordinal)), this.mine);
    return gone;
  }

  /** Adds as many as the limit has room for. */
  add(ordinals) {
    const fresh = ordinals.filter((ordinal) => !this.has(ordinal)).slice(0, Math.max(0, this.limit - this.chosen.length));
    this.#set([...this.chosen, ...fresh], this.mine);
  }

  /** The seats are held now, and nothing is merely picked. */
  hold(ordinals) {
    this.#set([], ordinals);
  }

  release() {
    this.#set(this.chosen, []);
  }

  #set(chosen, mine) {
    const touched = [...new Set([...this.chosen, ...this.mine, ...chosen, ...mine])];
    this.chosen = chosen;
    this.mine = mine;
    this.onChange(touched);
  }
}
