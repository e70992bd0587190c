// The same choice without pointer or sight: sections as a list, the seats of one as a grid that the arrow keys walk.

import { h, text } from '../lib/dom.js';
import { moneyRange } from '../lib/money.js';
import { t } from '../lib/words.js';
import { SeatGridView } from './seat-grid-view.js';
import { sectionName } from './words.js';

export class SeatList {
  #planned = false;

  /** @param {SeatMap} map whose seats, states and prices are shown @param on pick(seat); section(index or null) when one is opened */
  constructor(container, map, { onPick, onSection = () => {} }) {
    Object.assign(this, { container, map, onPick, onSection });
    this.section = null;
    this.grid = null;
    container.classList.add('seat-list');
    map.container.addEventListener('seatschange', ({ detail }) => (detail ? this.refresh(detail) : this.#refreshAll()));
    map.container.addEventListener('themechange', () => this.grid?.repaint());
    this.#build();
  }

  #build() {
    this.cards = this.map.model.sections.map((section) => this.#card(section));
    this.heading = h('h2', { tabindex: '-1' }, t('map.sections'));
    const list = h('ul', { class: 'section-list' }, this.cards.map(({ button }) => h('li', {}, button)));
    this.overview = h('div', { class: 'stack' }, this.heading, list);
    this.detail = h('div', { class: 'stack', hidden: true });
    this.container.replaceChildren(this.overview, this.detail);
    this.#update();
  }

  #card(section) {
    const left = h('span', { class: 'muted' });
    const prices = this.map.pricesIn(section.index);
    const price = prices.length ? h('span', { class: 'money' }, moneyRange({ from: prices[0], to: prices.at(-1) })) : null;
    const button = h('button', { type: 'button', class: 'section-card', onclick: () => this.open(section.index) }, h('strong', {}, sectionName(section.name)), left, price);
    return { button, left };
  }

  /** Shows the seats of a section, or for null the sections; the focus goes along. */
  open(index, { focus = true } = {}) {
    const before = this.section;
    this.section = index;
    this.overview.hidden = index !== null;
    this.detail.hidden = index === null;
    this.grid?.close();
    this.grid = index === null ? null : this.#openGrid(index);
    if (focus) (index === null ? this.cards[before]?.button ?? this.heading : this.detailHeading).focus();
    this.#update();
    this.onSection(index);
  }

  #openGrid(index) {
    const section = this.map.model.sections[index];
    this.detailHeading = h('h2', { tabindex: '-1', id: 'list-section' }, sectionName(section.name));
    this.detailLeft = h('span', { class: 'chip plain' });
    const grid = new SeatGridView(this.map, index, { labelledBy: 'list-section', onPick: this.onPick });
    this.detail.replaceChildren(
      h('div', {}, h('button', { type: 'button', class: 'btn small', onclick: () => this.open(null) }, h('span', { 'aria-hidden': 'true' }, '←'), t('map.sections.all'))),
      h('div', { class: 'row' }, this.detailHeading, this.detailLeft),
      h('p', { class: 'muted small' }, t('map.keys')),
      grid.element);
    return grid;
  }

  /** Seats look different now, as they were chosen, held or given back. */
  refresh(ordinals) {
    this.grid?.refresh(ordinals);
    this.#plan();
  }

  #refreshAll() {
    this.grid?.repaint();
    this.#plan();
  }

  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    setTimeout(() => this.#update(), 150);
  }

  #update() {
    this.#planned = false;
    if (this.section !== null) return text(this.detailLeft, this.#leftIn(this.section));
    this.cards.forEach(({ left }, index) => text(left, this.#leftIn(index)));
  }

  #leftIn(index) {
    const { model } = this.map;
    const free = model.available(index);
    if (!model.known) return t('map.seats', { n: model.capacity(index) });
    return free === 0 ? t('map.left.none') : t('map.left', { n: free, all: model.capacity(index) });
  }
}
