// The legend of a map: categories with their marker, price and seats left, and what the states look like.

import { h, text } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { t } from '../lib/words.js';
import { AVAILABLE, HELD, SOLD } from './model.js';
import { CHOSEN, MINE, seatPicture } from './sprites.js';

const STATES = [[AVAILABLE, 'available'], [CHOSEN, 'chosen'], [MINE, 'mine'], [HELD, 'held'], [SOLD, 'sold']];
const PICTURE = 20;

export class SeatLegend {
  #planned = false;
  #filter = -1;

  /** @param {SeatMap} map @param options.states which states to explain: all, or [] for none */
  constructor(container, map, { states = STATES.map(([state]) => state) } = {}) {
    Object.assign(this, { container, map, states });
    map.container.addEventListener('themechange', () => this.#build());
    map.container.addEventListener('seatschange', () => this.#plan());
    this.#build();
  }

  #build() {
    const { palette, prices } = this.map;
    this.left = [];
    const rows = palette.categories.map((category, index) => {
      const left = h('span', { class: 'legend-left' });
      this.left.push(left);
      const price = prices?.[category.name];
      return h('li', {}, h('button', { type: 'button', class: 'legend-row', 'aria-pressed': String(this.#filter === index), title: t('legend.only', { name: category.name }), onclick: () => this.#choose(index) },
        seatPicture(PICTURE, AVAILABLE, category, palette),
        h('span', { class: 'legend-name' }, category.name, left),
        price ? h('span', { class: 'legend-price money' }, money(price)) : null));
    });
    const key = STATES.filter(([state]) => this.states.includes(state)).map(([state, name]) => h('li', {}, seatPicture(PICTURE, state, palette.categories[0], palette), t(`legend.${name}`)));
    this.container.classList.add('legend');
    this.container.replaceChildren(h('ul', { class: 'legend-categories', 'aria-label': t('legend.categories') }, rows), key.length ? h('ul', { class: 'legend-states', 'aria-label': t('legend.states') }, key) : '');
    this.#update();
  }

  #choose(index) {
    this.#filter = this.#filter === index ? -1 : index;
    this.map.setFilter(this.#filter < 0 ? null : this.#filter);
    this.container.querySelectorAll('.legend-row').forEach((row, at) => row.setAttribute('aria-pressed', String(at === this.#filter)));
  }

  #plan() {
    if (this.#planned) return;
    this.#planned = true;
    setTimeout(() => this.#update(), 120);
  }

  #update() {
    this.#planned = false;
    const { model } = this.map;
    this.left.forEach((element, category) => {
      const free = model.categoryCount(category, AVAILABLE);
      text(element, model.known ? (free === 0 ? t('legend.none') : t('legend.left', { n: free })) : '');
    });
  }
}
