// What an event sells by number: a list of items to fill in, one row each.

import { $, $$, h } from '../lib/dom.js';
import { toMinor } from './amounts.js';
import { wholeNumber } from './form.js';

const MOST_UNITS = 10_000_000;
const PARTS = [
  ['name', 'Name', {}],
  ['sku', 'SKU', { spellcheck: 'false' }],
  ['price', 'Price', { inputmode: 'decimal' }],
  ['quantity', 'How many', { inputmode: 'numeric' }],
];

export class ItemsField {
  #made = 0;

  /** @param digits() of the currency's minor unit, @param currency() */
  constructor(element, addButton, { digits, currency }) {
    Object.assign(this, { element, digits, currency });
    addButton.addEventListener('click', () => this.#add());
  }

  get isEmpty() {
    return this.#rows.length === 0;
  }

  get #rows() {
    return $$('.item-row', this.element);
  }

  #add() {
    const id = `item-${this.#made++}`;
    const row = h('div', { class: 'fields item-row', role: 'group', 'aria-label': 'Item' },
      PARTS.map(([part, words, more]) => h('div', { class: 'field', 'data-field': '', dataset: { part } },
        h('label', { for: `${id}-${part}` }, words),
        h('input', { class: 'input', id: `${id}-${part}`, autocomplete: 'off', 'aria-describedby': `${id}-${part}-error`, ...more }),
        h('p', { class: 'error', id: `${id}-${part}-error` }))),
      h('button', { type: 'button', class: 'btn quiet small', onclick: () => this.#remove(row) }, 'Remove'));
    this.element.append(row);
    this.#number();
    $('input', row).focus();
  }

  #remove(row) {
    row.remove();
    this.#number();
  }

  /** Fields are named as the server names them. */
  #number() {
    this.#rows.forEach((row, index) => {
      for (const field of $$('.field', row)) field.dataset.field = `items[${index}].${field.dataset.part}`;
    });
  }

  /** {items, errors} as they were typed. */
  read() {
    const errors = [];
    const items = this.#rows.map((row, index) => {
      const input = (part) => $(`[data-part=${part}] input`, row);
      const price = toMinor(input('price').value, this.digits());
      const quantity = wholeNumber(input('quantity'));
      const need = (holds, part, detail) => holds || errors.push({ field: `items[${index}].${part}`, detail });
      need(input('name').value.trim(), 'name', 'enter the name that shoppers will see');
      need(/^[A-Za-z0-9._-]{1,64}$/.test(input('sku').value), 'sku', 'enter letters, digits, dots, dashes and underscores, without spaces');
      need(!price.error, 'price', price.error);
      need(quantity >= 1 && quantity <= MOST_UNITS, 'quantity', 'enter a whole number');
      return { sku: input('sku').value, name: input('name').value.trim(), price: { amount: price.amount, currency: this.currency() }, quantity };
    });
    return { items, errors };
  }
}
