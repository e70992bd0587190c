// What an onsale asks of those who join, as fields: work against bots, places of a network, access codes.

import { $, h } from '../lib/dom.js';
import { wholeNumber } from './form.js';

/** Bits, and what they mean on a phone that makes 300,000 tries a second. */
export const WORK = {
  0: 'None', 16: 'Light: a moment', 18: 'Medium: a second on a phone', 20: 'Heavy: up to 4 seconds on a phone', 22: 'Very heavy: up to 15 seconds on a phone',
};

const option = ([value, words]) => h('option', { value }, words);

const field = (prefix, name, label, hint, control) => h('div', { class: 'field', 'data-field': `door.${name}` },
  h('label', { for: `${prefix}-${name}` }, label), control, h('p', { class: 'hint', id: `${prefix}-${name}-hint` }, hint), h('p', { class: 'error', id: `${prefix}-${name}-error` }));

const attributes = (prefix, name) => ({ id: `${prefix}-${name}`, name, 'aria-describedby': `${prefix}-${name}-hint ${prefix}-${name}-error` });

function select(prefix, name, label, hint, options, value) {
  const known = options.some(([each]) => String(each) === String(value)) ? options : [...options, [value, `${value} bits`]];
  const control = h('select', { class: 'input', ...attributes(prefix, name) }, known.map(option));
  control.value = String(value);
  return field(prefix, name, label, hint, control);
}

const input = (prefix, name, label, hint, value) => field(prefix, name, label, hint, h('input', { class: 'input figures', inputmode: 'numeric', autocomplete: 'off', value: String(value ?? ''), ...attributes(prefix, name) }));

/**
 * Puts the fields into an element.
 * @param {object} terms the `door` of an onsale, as it is
 * @returns {() => {errors: object[], body: {door: object}}} what is chosen
 */
export function doorFields(into, terms = {}, prefix = 'door') {
  const entry = select(prefix, 'entry', 'Who may join', 'Codes are made on the page of the onsale', [['ANYONE', 'Anyone'], ['CODE', 'Only who has an access code']], terms.entry ?? 'ANYONE');
  const works = Object.entries(WORK);
  const least = select(prefix, 'leastWork', 'Work for a place, in calm', 'A small calculation in the browser, before a place is given', works, terms.leastWork ?? 0);
  const most = select(prefix, 'mostWork', 'Work for a place, in a rush', 'It doubles with every doubling of arrivals, up to this', works, terms.mostWork ?? 0);
  const calm = input(prefix, 'calmPerMinute', 'Arrivals a minute that are calm', 'More of them, and places cost more work', terms.calmPerMinute ?? 600);
  const address = input(prefix, 'placesPerAddress', 'Places of one address', 'Empty: as installed; 0: any number. A university may share one', terms.placesPerAddress);
  const network = input(prefix, 'placesPerNetwork', 'Places of one network', 'Empty: as installed; 0: any number', terms.placesPerNetwork);
  into.replaceChildren(entry, least, most, calm, address, network);
  const follow = () => { calm.hidden = Number($('select', most).value) === 0; };
  $('select', most).addEventListener('change', follow);
  follow();
  return () => {
    const limit = (each) => ($('input', each).value.trim() === '' ? null : wholeNumber($('input', each)));
    const door = {
      entry: $('select', entry).value, leastWork: Number($('select', least).value), mostWork: Number($('select', most).value),
      calmPerMinute: wholeNumber($('input', calm)) || null, placesPerAddress: limit(address), placesPerNetwork: limit(network),
    };
    const errors = door.leastWork > door.mostWork ? [{ field: 'door.leastWork', detail: 'is more than in a rush' }] : [];
    return { body: { door }, errors };
  };
}
