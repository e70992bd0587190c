// The modes of an onsale, in words, and the fields that go with each.

import { $, h } from '../lib/dom.js';
import { wholeNumber } from './form.js';

export const MODES = {
  RANDOM: ['Draw, then by arrival', 'Who is in when the sale opens is drawn by lot; later ones follow as they come.'],
  FIFO: ['By arrival', 'First come, first in. Nothing is drawn.'],
  LOTTERY: ['Lottery', 'A number of winners is drawn when the sale opens. The others are told that they did not win.'],
  PASS_THROUGH: ['Pass through', 'Everybody goes in at once, whatever the pace. They are still counted.'],
  CLOSED: ['Closed for a while', 'Nobody joins and nobody is called. Places are kept; who is inside goes on.'],
  STANDBY: ['Standby', 'Everybody goes in at once, until more arrive than the threshold or the shop is full; then by arrival.'],
};

const NEEDS = { LOTTERY: 'winners', STANDBY: 'standbyAbove' };

export const modeWord = (mode) => MODES[mode]?.[0] ?? mode;

const input = (prefix, name, label, hint, attributes) => h('div', { class: 'field', 'data-field': name },
  h('label', { for: `${prefix}-${name}` }, label),
  h('input', { class: 'input figures', id: `${prefix}-${name}`, name, autocomplete: 'off', 'aria-describedby': `${prefix}-${name}-hint ${prefix}-${name}-error`, ...attributes }),
  h('p', { class: 'hint', id: `${prefix}-${name}-hint` }, hint),
  h('p', { class: 'error', id: `${prefix}-${name}-error` }));

/**
 * Puts the fields into an element, and shows those that the chosen mode needs.
 * @param {Element} into
 * @param {{mode?: string, winners?: number|null, standbyAbove?: number|null, message?: string|null}} terms as they are
 * @returns {() => {errors: object[], body: object}} what is chosen
 */
export function modeFields(into, terms = {}, prefix = 'mode') {
  const select = h('select', { class: 'input', id: `${prefix}-mode`, name: 'mode', 'aria-describedby': `${prefix}-mode-hint ${prefix}-mode-error` },
    Object.entries(MODES).map(([id, [word]]) => h('option', { value: id }, word)));
  select.value = terms.mode ?? 'RANDOM';
  const hint = h('p', { class: 'hint', id: `${prefix}-mode-hint` });
  const winners = input(prefix, 'winners', 'Winners', 'Positions below this number are called', { inputmode: 'numeric', value: String(terms.winners ?? '') });
  const above = input(prefix, 'standbyAbove', 'Arrivals a minute', 'More than these, and people wait', { inputmode: 'numeric', value: String(terms.standbyAbove ?? '') });
  const message = input(prefix, 'message', 'Message to visitors', 'Shown in the room; may be empty', { maxlength: '500', value: terms.message ?? '' });
  into.replaceChildren(h('div', { class: 'field', 'data-field': 'mode' }, h('label', { for: `${prefix}-mode` }, 'Mode'), select, hint, h('p', { class: 'error', id: `${prefix}-mode-error` })), winners, above, message);
  const follow = () => {
    hint.textContent = MODES[select.value][1];
    winners.hidden = select.value !== 'LOTTERY';
    above.hidden = select.value !== 'STANDBY';
  };
  select.addEventListener('change', follow);
  follow();
  return () => {
    const number = (field) => wholeNumber($('input', field));
    const body = { mode: select.value, winners: number(winners) || null, standbyAbove: number(above) || null, message: $('input', message).value.trim() };
    const needed = NEEDS[select.value];
    return { body, errors: needed && !body[needed] ? [{ field: needed, detail: 'enter a whole number, 1 or more' }] : [] };
  };
}
