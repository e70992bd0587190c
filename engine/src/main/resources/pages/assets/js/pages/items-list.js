// What an event sells by number: what is left of each item, and how many of it this visitor wants.

import { h, text } from '../lib/dom.js';
import { money, sum } from '../lib/money.js';
import { t } from '../lib/words.js';

export class ItemsList {
  #rows = new Map();
  #wanted = new Map();
  #left = null;
  #locked = false;

  /** @param on changed(), full() where no more may be taken, gone(name) where less is left than was wanted */
  constructor(element, items, { limit, on }) {
    Object.assign(this, { items, limit, on });
    element.replaceChildren(...items.map((item) => this.#row(item)));
  }

  /** [{sku, quantity}, …] of what is wanted. */
  get wanted() {
    return this.items.map(({ sku }) => ({ sku, quantity: this.#wanted.get(sku) ?? 0 })).filter(({ quantity }) => quantity > 0);
  }

  get units() {
    return this.wanted.reduce((units, { quantity }) => units + quantity, 0);
  }

  get total() {
    const prices = this.items.map(({ sku, price }) => ({ ...price, amount: price.amount * (this.#wanted.get(sku) ?? 0) }));
    return sum(prices);
  }

  get soldOut() {
    return this.#left !== null && this.items.every(({ sku }) => !this.#left[sku]);
  }

  /** What is left by SKU. What was wanted of more than that is wanted no longer. */
  useStock(left) {
    this.#left = left;
    for (const { sku, name } of this.items) {
      const most = left[sku] ?? 0;
      if (!this.#locked && (this.#wanted.get(sku) ?? 0) > most) {
        this.#wanted.set(sku, most);
        this.on.gone(name, most);
      }
    }
    this.show();
    this.on.changed();
  }

  /** While a hold runs nothing else is chosen. */
  lock(locked) {
    this.#locked = locked;
    if (locked) this.#wanted.clear();
    this.show();
  }

  #step(sku, by) {
    const next = (this.#wanted.get(sku) ?? 0) + by;
    if (this.#locked || next < 0 || next > (this.#left?.[sku] ?? 0)) return;
    if (by > 0 && this.units >= this.limit) return this.on.full();
    this.#wanted.set(sku, next);
    this.show();
    this.on.changed();
  }

  #row({ sku, name, price }) {
    const left = h('span', { class: 'muted small item-left' });
    const number = h('output', { class: 'figures', 'aria-label': t('items.chosenOf', { name }) }, '0');
    const less = h('button', { type: 'button', class: 'btn', 'aria-label': t('items.less', { name }), onclick: () => this.#step(sku, -1) }, h('span', { 'aria-hidden': 'true' }, '−'));
    const more = h('button', { type: 'button', class: 'btn', 'aria-label': t('items.more', { name }), onclick: () => this.#step(sku, 1) }, h('span', { 'aria-hidden': 'true' }, '+'));
    this.#rows.set(sku, { left, number, less, more });
    return h('li', { dataset: { sku } }, h('div', { class: 'item-name' }, h('strong', {}, name), left),
      h('span', { class: 'money' }, money(price)), h('div', { class: 'stepper', role: 'group', 'aria-label': name }, less, number, more));
  }

  show() {
    for (const [sku, { left, number, less, more }] of this.#rows) {
      const units = this.#left?.[sku];
      const wanted = this.#wanted.get(sku) ?? 0;
      text(left, units === undefined ? '' : units === 0 ? t('items.none') : t('items.left', { n: units }));
      text(number, wanted);
      less.setAttribute('aria-disabled', String(this.#locked || wanted === 0));
      more.setAttribute('aria-disabled', String(this.#locked || wanted >= (units ?? 0)));
    }
  }
}
