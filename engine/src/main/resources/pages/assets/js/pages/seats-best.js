// "The best two": how many, of which category, and one press that holds them.

import { h, show, text } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { t } from '../lib/words.js';

const $ = (id) => document.getElementById(id);

export class BestSeats {
  /** @param categories of the plan @param prices by category @param onAsk takes {quantity, category?, accessible?} */
  constructor({ limit, categories, prices, onAsk }) {
    this.categories = categories;
    $('best-number').replaceChildren(...Array.from({ length: limit }, (_, i) => h('option', { value: i + 1 }, t('best.n', { n: i + 1 }))));
    $('best-number').value = Math.min(2, limit);
    $('best-category').replaceChildren(h('option', { value: '' }, t('best.any')), ...categories.map(({ name, accessible }, index) => (
      h('option', { value: index }, [name, accessible ? t('best.accessible') : null, prices?.[name] ? money(prices[name]) : null].filter(Boolean).join(' · ')))));
    $('best-number').addEventListener('change', () => this.#name());
    $('best').addEventListener('submit', (event) => {
      event.preventDefault();
      onAsk(this.wish);
    });
    this.#name();
  }

  /** What stands in the form, as the API takes it. */
  get wish() {
    return wishOf(Number($('best-number').value), this.categories[$('best-category').value]);
  }

  show(shown) {
    show($('best'), shown);
  }

  #name() {
    text($('best-hold'), t('best.hold', { n: Number($('best-number').value) }));
  }
}

/** @param category of the plan, or undefined for any */
export function wishOf(quantity, category) {
  return { quantity, ...(category ? { category: category.name } : {}), ...(category?.accessible ? { accessible: true } : {}) };
}
