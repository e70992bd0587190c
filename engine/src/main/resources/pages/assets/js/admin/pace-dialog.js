// Asks for another pace: rate, concurrent shoppers, pass length, with what it means for those who wait.

import { h } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { submitOn, wholeNumber } from './form.js';
import { forecast, minutesText } from './queue-forecast.js';

const FIELDS = [
  ['admissionsPerMinute', 'Let in per minute', ''],
  ['maxActive', 'Shopping at once', 'Passes alive and people called, together'],
  ['passSeconds', 'Pass length, in seconds', 'Passes that were given keep their length'],
];

/** Both or none. */
const LIMITS = [
  ['minPerMinute', 'Lowest rate', 'With both the rate follows how the sale fares; leave both empty for a fixed one'],
  ['maxPerMinute', 'Highest rate', ''],
];

/**
 * @param {object} terms of the onsale
 * @param {object} queue as the dashboard has it
 * @param {(body: object) => Promise<object>} send
 * @returns {Promise<object|null>} the terms as they are then; null where nothing was changed
 */
export function askPace(terms, queue, send) {
  return new Promise((resolve) => {
    let changed = null;
    const words = h('p', { class: 'notice', role: 'status' });
    const form = h('form', { class: 'stack' }, h('div', { class: 'summary' }),
      FIELDS.map(([name, label, hint]) => field(name, label, hint, terms[name])),
      LIMITS.map(([name, label, hint]) => field(`control.${name}`, label, hint, terms.control?.[name] ?? '')), words,
      h('div', { class: 'row' }, h('button', { class: 'btn primary' }, 'Change'), h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, 'Cancel')));
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'pace-title' }, h('div', { class: 'stack' }, h('h2', { id: 'pace-title' }, 'Change the pace'), form));
    const tell = () => { words.textContent = meaning(form.elements, queue); };
    form.addEventListener('input', tell);
    tell();
    submitOn(form, {
      read: () => withLimits(typed(form.elements), form.elements, terms.control),
      async send(body) {
        changed = await send(body);
        dialog.close();
      },
    });
    dialog.addEventListener('close', () => {
      resolve(changed);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    form.elements.admissionsPerMinute.select();
  });
}

const field = (name, label, hint, value) => h('div', { class: 'field', 'data-field': name },
  h('label', { for: `pace-${name}` }, label),
  h('input', { class: 'input figures', id: `pace-${name}`, name, inputmode: 'numeric', autocomplete: 'off', value: String(value), 'aria-describedby': `pace-${name}-hint pace-${name}-error` }),
  h('p', { class: 'hint', id: `pace-${name}-hint` }, hint),
  h('p', { class: 'error', id: `pace-${name}-error` }));

function typed(elements) {
  const body = Object.fromEntries(FIELDS.map(([name]) => [name, wholeNumber(elements[name])]));
  return { body, errors: FIELDS.filter(([name]) => !body[name]).map(([name]) => ({ field: name, detail: 'enter a whole number, 1 or more' })) };
}

/** The other bounds of a control stay as they are. */
function withLimits({ body, errors }, elements, control) {
  const limits = Object.fromEntries(LIMITS.map(([name]) => [name, wholeNumber(elements[`control.${name}`])]));
  const given = LIMITS.filter(([name]) => elements[`control.${name}`].value.trim());
  const wrong = given.length ? LIMITS.filter(([name]) => !limits[name]).map(([name]) => ({ field: `control.${name}`, detail: 'enter a whole number, 1 or more; or leave both empty' })) : [];
  return { body: { ...body, control: given.length ? { ...control, ...limits } : {} }, errors: [...errors, ...wrong] };
}

function meaning(elements, queue) {
  const { body, errors } = typed(elements);
  if (errors.length) return 'Enter whole numbers to see what they mean.';
  const plan = { visitors: Math.max(1, queue.waiting), ratePerMinute: body.admissionsPerMinute, maxActive: body.maxActive, stayMinutes: body.passSeconds / 120, seats: 0, seatsPerOrder: 1, conversion: 0, openMinutes: Infinity };
  const { boundBy, lastCalledMinutes, perMinute } = forecast(plan);
  const bound = boundBy === 'concurrency' ? ` Concurrent shoppers bind: about ${count(Math.round(perMinute))} a minute, if people stay half a pass.` : '';
  return queue.waiting === 0 ? `Nobody waits at the moment.${bound}` : `The last of the ${count(queue.waiting)} who wait is called in about ${minutesText(lastCalledMinutes)}.${bound}`;
}
