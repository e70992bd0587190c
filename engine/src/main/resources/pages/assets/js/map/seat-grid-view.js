// The seats of one section as an ARIA grid with a roving tabindex. Rows are built as they come into view.

import { h } from '../lib/dom.js';
import { t } from '../lib/words.js';
import { spokenSeat } from './words.js';

const ROWS_AT_ONCE = 24;
const ROWS_A_PAGE = 5;

export class SeatGridView {
  #cells = new Map();
  #current;
  #built;

  constructor(map, section, { labelledBy, onPick }) {
    Object.assign(this, { map, model: map.model, onPick });
    this.firstRow = this.model.sectionRow[section];
    this.endRow = this.model.sectionRow[section + 1];
    this.#built = this.firstRow;
    this.#current = this.model.sectionRange(section)[0];
    this.grid = h('div', { role: 'grid', class: 'seat-grid', 'aria-labelledby': labelledBy, 'aria-multiselectable': 'true', 'aria-rowcount': String(this.endRow - this.firstRow), onkeydown: (event) => this.#key(event), onclick: (event) => this.#click(event) });
    this.more = h('div', { class: 'seat-grid-more' });
    this.element = h('div', { class: 'seat-grid-scroll' }, this.grid, this.more);
    this.watcher = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.#endSeen(), { rootMargin: '600px' });
    this.watcher.observe(this.more);
    this.#buildMore();
    this.#cells.get(this.#current)?.setAttribute('tabindex', '0');
  }

  close() {
    this.watcher.disconnect();
  }

  // Observed anew, since an end that stays in view is not reported again.
  #endSeen() {
    this.watcher.unobserve(this.more);
    this.#buildMore();
    if (this.#built < this.endRow) this.watcher.observe(this.more);
  }

  #buildMore(until = this.#built + ROWS_AT_ONCE) {
    const end = Math.min(this.endRow, until);
    for (; this.#built < end; this.#built++) this.grid.append(this.#row(this.#built));
    if (this.#built < this.endRow) return;
    this.watcher.disconnect();
    this.more.remove();
  }

  #row(row) {
    const cells = [];
    for (let seat = this.model.rowStart[row]; seat < this.model.rowStart[row + 1]; seat++) cells.push(this.#cell(seat));
    return h('div', { role: 'row', class: 'seat-row', 'aria-rowindex': String(row - this.firstRow + 1) },
      h('div', { role: 'rowheader', class: 'seat-row-name' }, h('span', { class: 'visually-hidden' }, t('map.row', { name: '' })), this.model.rowNames[row]), cells);
  }

  #cell(ordinal) {
    const cell = h('div', { role: 'gridcell', tabindex: '-1', class: 'seat-cell', dataset: { ordinal: String(ordinal) } }, this.model.numbers[ordinal]);
    this.#cells.set(ordinal, cell);
    this.#paint(ordinal);
    return cell;
  }

  #paint(ordinal) {
    const cell = this.#cells.get(ordinal);
    const seat = this.map.seat(ordinal);
    const { color, ink } = this.map.palette.categories[this.model.categoryOf[ordinal]];
    cell.dataset.state = seat.state;
    cell.style.setProperty('--seat', color);
    cell.style.setProperty('--seat-ink', ink);
    cell.setAttribute('aria-label', spokenSeat(seat, this.map.priceOf(ordinal)));
    cell.setAttribute('aria-selected', String(seat.state === 'chosen' || seat.state === 'mine'));
    if (seat.state === 'available' || seat.state === 'chosen') cell.removeAttribute('aria-disabled');
    else cell.setAttribute('aria-disabled', 'true');
  }

  refresh(ordinals) {
    for (const ordinal of ordinals) if (this.#cells.has(ordinal)) this.#paint(ordinal);
  }

  repaint() {
    this.refresh(this.#cells.keys());
  }

  #click(event) {
    const cell = event.target.closest('[data-ordinal]');
    if (!cell) return;
    this.#focus(Number(cell.dataset.ordinal));
    this.onPick(this.map.seat(this.#current));
  }

  #key(event) {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') this.onPick(this.map.seat(this.#current));
    else {
      const target = this.#target(event.key, event.ctrlKey);
      if (target === undefined) return;
      this.#focus(target);
    }
    event.preventDefault();
  }

  #target(key, far) {
    const row = this.model.rowOf[this.#current];
    const [first, last] = [this.model.rowStart[row], this.model.rowStart[row + 1] - 1];
    const [gridFirst, gridLast] = [this.model.rowStart[this.firstRow], this.model.rowStart[this.endRow] - 1];
    return {
      ArrowLeft: Math.max(first, this.#current - 1),
      ArrowRight: Math.min(last, this.#current + 1),
      ArrowUp: this.#inRow(row - 1),
      ArrowDown: this.#inRow(row + 1),
      PageUp: this.#inRow(row - ROWS_A_PAGE),
      PageDown: this.#inRow(row + ROWS_A_PAGE),
      Home: far ? gridFirst : first,
      End: far ? gridLast : last,
    }[key];
  }

  // The seat of another row that lies nearest to this one in the venue.
  #inRow(wanted) {
    const row = Math.min(this.endRow - 1, Math.max(this.firstRow, wanted));
    if (row === this.model.rowOf[this.#current]) return this.#current;
    const { x, y } = this.model;
    let best = this.model.rowStart[row];
    const away = (seat) => (x[seat] - x[this.#current]) ** 2 + (y[seat] - y[this.#current]) ** 2;
    for (let seat = best; seat < this.model.rowStart[row + 1]; seat++) if (away(seat) < away(best)) best = seat;
    return best;
  }

  #focus(ordinal) {
    this.#buildMore(this.model.rowOf[ordinal] + 2);
    this.#cells.get(this.#current)?.setAttribute('tabindex', '-1');
    this.#current = ordinal;
    const cell = this.#cells.get(ordinal);
    cell.setAttribute('tabindex', '0');
    cell.focus();
  }
}
