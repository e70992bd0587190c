// A seating plan in typed arrays. Ordinals follow plan order, so every row and every section is one range of ordinals.

import { SeatGrid } from './grid.js';
import { outlineOf } from './outline.js';

export const AVAILABLE = 0;
export const HELD = 1;
export const SOLD = 2;
export const BLOCKED = 3;
/** Before the first availability has come. */
export const UNKNOWN = 4;
export const STATES = 5;

const LETTERS = 'AHSB';
const NAMES = ['available', 'held', 'sold', 'blocked', 'unknown'];
const STATE_OF = Uint8Array.from({ length: 128 }, (_, code) => {
  const state = LETTERS.indexOf(String.fromCharCode(code));
  return state < 0 ? UNKNOWN : state;
});

export class SeatModel {
  constructor(plan) {
    this.categories = plan.categories.map(({ name, color }) => ({ name, color: color ?? null }));
    this.size = countSeats(plan);
    this.#allocate(plan);
    this.#fill(plan);
    this.grid = new SeatGrid(this.x, this.y);
    this.sections = plan.sections.map((section, index) => this.#describe(section.name, index));
    const pitches = this.sections.map(({ pitch }) => pitch);
    this.pitch = median(pitches);
    this.smallestPitch = Math.min(...pitches);
    this.stateOf = new Uint8Array(this.size).fill(UNKNOWN);
    this.known = false;
    this.#recount();
  }

  #allocate(plan) {
    const rows = plan.sections.reduce((sum, section) => sum + section.rows.length, 0);
    this.x = new Float32Array(this.size);
    this.y = new Float32Array(this.size);
    this.ids = new Array(this.size);
    this.numbers = new Array(this.size);
    this.categoryOf = new Uint16Array(this.size);
    this.sectionOf = new Uint16Array(this.size);
    this.rowOf = new Uint32Array(this.size);
    this.rowNames = new Array(rows);
    this.rowStart = new Uint32Array(rows + 1);
    this.rowSection = new Uint16Array(rows);
    this.sectionRow = new Uint32Array(plan.sections.length + 1);
  }

  #fill(plan) {
    const categoryIndex = new Map(this.categories.map(({ name }, index) => [name, index]));
    let ordinal = 0;
    let row = 0;
    plan.sections.forEach((section, sectionIndex) => {
      this.sectionRow[sectionIndex] = row;
      for (const { number, seats } of section.rows) {
        this.rowNames[row] = number;
        this.rowStart[row] = ordinal;
        this.rowSection[row] = sectionIndex;
        for (const seat of seats) {
          this.x[ordinal] = seat.x;
          this.y[ordinal] = seat.y;
          this.ids[ordinal] = seat.id;
          this.numbers[ordinal] = seat.number;
          this.categoryOf[ordinal] = categoryIndex.get(seat.category) ?? 0;
          this.sectionOf[ordinal] = sectionIndex;
          this.rowOf[ordinal] = row;
          ordinal++;
        }
        row++;
      }
    });
    this.rowStart[row] = ordinal;
    this.sectionRow[plan.sections.length] = row;
  }

  #describe(name, index) {
    const [first, end] = this.sectionRange(index);
    const rows = [];
    for (let row = this.sectionRow[index]; row < this.sectionRow[index + 1]; row++) {
      if (this.rowStart[row + 1] > this.rowStart[row]) rows.push(this.#rowPoints(row));
    }
    const pitch = this.grid.pitch(first, end);
    return { name, index, first, end, pitch, category: this.#mainCategory(first, end), ...outlineOf(rows, pitch) };
  }

  #rowPoints(row) {
    const points = [];
    for (let seat = this.rowStart[row]; seat < this.rowStart[row + 1]; seat++) points.push([this.x[seat], this.y[seat]]);
    return points;
  }

  #mainCategory(first, end) {
    const seats = new Uint32Array(this.categories.length);
    for (let seat = first; seat < end; seat++) seats[this.categoryOf[seat]]++;
    return seats.indexOf(Math.max(...seats));
  }

  /** [first ordinal, end): the seats of a section. */
  sectionRange(index) {
    return [this.rowStart[this.sectionRow[index]], this.rowStart[this.sectionRow[index + 1]]];
  }

  /** Takes the whole availability text; answers what changed, as [ordinal, from, to]. */
  setStates(letters) {
    const changes = [];
    const end = Math.min(this.size, letters.length);
    for (let seat = 0; seat < end; seat++) {
      const state = this.#stateFor(seat, STATE_OF[letters.charCodeAt(seat) & 127]);
      if (state === this.stateOf[seat]) continue;
      if (this.known) changes.push([seat, this.stateOf[seat], state]);
      this.stateOf[seat] = state;
    }
    this.known = true;
    this.#recount();
    return changes;
  }

  /** Takes [[ordinal, letter], …]; answers what changed, as [ordinal, from, to]. */
  applyChanges(pairs) {
    const changes = [];
    for (const [seat, letter] of pairs) {
      const to = this.#stateFor(seat, STATE_OF[letter.charCodeAt(0) & 127]);
      const from = this.stateOf[seat];
      if (seat >= this.size || from === to) continue;
      this.stateOf[seat] = to;
      this.#count(seat, from, -1);
      this.#count(seat, to, 1);
      changes.push([seat, from, to]);
    }
    return changes;
  }

  #stateFor(seat, state) {
    return state === BLOCKED && this.opened?.has(seat) ? AVAILABLE : state;
  }

  /** From now on these are available to this visitor where others find them blocked. Answers the changes to apply, as [[ordinal, letter], …]. */
  open(ordinals) {
    this.opened = new Set(ordinals);
    return ordinals.filter((ordinal) => this.stateOf[ordinal] === BLOCKED).map((ordinal) => [ordinal, 'A']);
  }

  #recount() {
    this.counts = new Int32Array(STATES);
    this.sectionCounts = new Int32Array(this.sections.length * STATES);
    this.categoryCounts = new Int32Array(this.categories.length * STATES);
    for (let seat = 0; seat < this.size; seat++) this.#count(seat, this.stateOf[seat], 1);
  }

  #count(seat, state, by) {
    this.counts[state] += by;
    this.sectionCounts[this.sectionOf[seat] * STATES + state] += by;
    this.categoryCounts[this.categoryOf[seat] * STATES + state] += by;
  }

  available(section) {
    return this.sectionCounts[section * STATES + AVAILABLE];
  }

  capacity(section) {
    const [first, end] = this.sectionRange(section);
    return end - first;
  }

  categoryCount(category, state) {
    return this.categoryCounts[category * STATES + state];
  }

  ordinalOf(id) {
    this.byId ??= new Map(this.ids.map((each, ordinal) => [each, ordinal]));
    return this.byId.get(id) ?? -1;
  }

  ordinalsOf(ids) {
    return ids.map((id) => this.ordinalOf(id)).filter((ordinal) => ordinal >= 0);
  }

  seat(ordinal) {
    const sectionIndex = this.sectionOf[ordinal];
    return {
      ordinal,
      id: this.ids[ordinal],
      section: this.sections[sectionIndex].name,
      sectionIndex,
      row: this.rowNames[this.rowOf[ordinal]],
      number: this.numbers[ordinal],
      category: this.categories[this.categoryOf[ordinal]].name,
      state: NAMES[this.stateOf[ordinal]],
    };
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

const countSeats = (plan) => plan.sections.reduce((sum, section) => sum + section.rows.reduce((seats, row) => seats + row.seats.length, 0), 0);
