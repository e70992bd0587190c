// A form whose errors, its own and the server's, stand at their fields. Every field is an element with data-field and a .error in it.

import { $, $$, busy, h } from '../lib/dom.js';
import { Problem } from '../lib/api.js';
import { placeErrors, sentence } from './field-errors.js';

/**
 * @param {HTMLFormElement} form with an element .summary for what belongs to no field
 * @param {object} steps
 * @param {() => {errors: {field: string, detail: string}[], body: object}} steps.read what was typed
 * @param {(body: object) => Promise<void>} steps.send
 */
export function submitOn(form, { read, send }) {
  form.noValidate = true;
  form.addEventListener('input', (event) => clearField(event.target.closest('[data-field]')));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(event.submitter ?? $('button.primary', form), async () => {
      clear(form);
      const { errors, body } = read();
      if (errors.length) return showErrors(form, { title: 'Some fields need another look', errors });
      try {
        await send(body);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        showErrors(form, error);
      }
    });
  });
}

/** Shows a problem; the first field that is wrong gets the focus. */
export function showErrors(form, { title, detail, errors }) {
  const fields = $$('[data-field]', form);
  const { byField, rest } = placeErrors(errors, fields.map((field) => field.dataset.field));
  for (const field of fields) {
    const details = byField.get(field.dataset.field);
    if (details) markField(field, details.map(sentence).join(' '));
  }
  const summary = $('.summary', form);
  summary.replaceChildren(h('div', { class: 'notice bad', tabindex: '-1', role: 'alert' },
    h('strong', {}, title),
    byField.size === 0 || rest.length ? h('p', {}, detail ?? '') : h('p', {}, byField.size === 1 ? 'One field is marked.' : `${byField.size} fields are marked.`),
    rest.length ? h('ul', {}, rest.map((error) => h('li', {}, error.field ? [h('code', {}, error.field), ': '] : null, error.detail))) : null));
  const first = fields.find((field) => byField.has(field.dataset.field));
  (first ? controlOf(first) : summary.firstChild).focus();
}

function markField(field, words) {
  $(':scope > .error', field).textContent = words;
  controlOf(field)?.setAttribute('aria-invalid', 'true');
}

function clearField(field) {
  const error = field && $(':scope > .error', field);
  if (!error?.textContent) return;
  error.textContent = '';
  $$('[aria-invalid]', field).forEach((control) => control.removeAttribute('aria-invalid'));
}

function clear(form) {
  $('.summary', form).replaceChildren();
  $$('[data-field]', form).forEach(clearField);
}

const controlOf = (field) => $('input, select, textarea', field);

/** The number that a field holds, or null; a fraction or text is null too. */
export function wholeNumber(input) {
  const text = input.value.trim().replaceAll(/[\s,](?=\d{3}(\D|$))/g, '');
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
