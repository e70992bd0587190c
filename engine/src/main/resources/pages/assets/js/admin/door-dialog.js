// Changes what an onsale asks of those who join, and makes its access codes.

import { h, toast } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { doorFields } from './door-fields.js';
import { submitOn, wholeNumber } from './form.js';
import { change, complain, read } from './frame.js';
import { lanesField } from './lanes.js';

const buttons = (dialog, word) => h('div', { class: 'row' }, h('button', { class: 'btn primary' }, word), h('button', { class: 'btn', type: 'button', onclick: () => dialog().close() }, 'Cancel'));

/**
 * @param {object} terms of the onsale
 * @param {(body: object) => Promise<object>} send
 * @returns {Promise<object|null>} the terms as they are then; null where nothing was changed
 */
export function askDoor(terms, send) {
  return new Promise((resolve) => {
    let changed = null;
    const fields = h('div', { class: 'stack' });
    const form = h('form', { class: 'stack' }, h('div', { class: 'summary' }), fields, h('p', { class: 'notice' }, 'Who has a place keeps it, and is asked for nothing.'), buttons(() => dialog, 'Change'));
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'door-title' }, h('div', { class: 'stack' }, h('h2', { id: 'door-title' }, 'Who gets a place'), form, codes(terms)));
    const door = doorFields(fields, terms.door, 'doors');
    const lanes = lanesField(fields, terms.lanes, 'door-lanes');
    submitOn(form, {
      read: () => [door(), lanes()].reduce((all, { errors, body }) => ({ errors: [...all.errors, ...errors], body: { ...all.body, ...body } })),
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
  });
}

function codes({ onsaleId, lanes }) {
  const list = h('ul', { class: 'rows' });
  const made = h('div', { role: 'status' });
  const show = () => read(`/onsales/${onsaleId}/codes`).then(({ batches }) => list.replaceChildren(...batches.map((batch) => row(onsaleId, batch, show)))).catch(complain);
  show();
  return h('details', {}, h('summary', {}, 'Access codes'), h('div', { class: 'stack' }, list, newCodes(onsaleId, lanes, made, show), made));
}

const row = (onsaleId, batch, show) => h('li', { class: 'row spread' },
  h('span', {}, `${batch.name}${batch.lane ? ` (${batch.lane})` : ''}: ${count(batch.codes)} ${batch.codes === 1 ? 'code' : 'codes'}, ${count(batch.used)} used`),
  batch.revokedAt || batch.codes === 0 ? h('span', { class: 'muted' }, 'revoked') : h('button', { class: 'btn small', type: 'button', onclick: () => revoke(onsaleId, batch, show) }, 'Revoke'));

function revoke(onsaleId, batch, show) {
  return change('POST', `/onsales/${onsaleId}/codes/${batch.batchId}/revoke`).then(() => {
    toast(`The codes “${batch.name}” open nothing any more.`, { kind: 'good' });
    return show();
  }).catch(complain);
}

const field = (name, label, value) => h('div', { class: 'field', 'data-field': name }, h('label', { for: `codes-${name}` }, label),
  h('input', { class: 'input', id: `codes-${name}`, name, value, autocomplete: 'off' }), h('p', { class: 'error' }));

/** The texts are told once: they are shown, and nothing keeps them. */
function newCodes(onsaleId, lanes, made, show) {
  const name = field('name', 'Name of the new codes', '');
  const number = field('count', 'How many', '100');
  const lane = h('select', { class: 'input', id: 'codes-lane', name: 'lane' }, [['', 'Everybody’s'], ...lanes.map(({ name: each }) => [each, each])].map(([value, words]) => h('option', { value }, words)));
  const ofLane = lanes.length ? h('div', { class: 'field', 'data-field': 'lane' }, h('label', { for: 'codes-lane' }, 'Lane'), lane, h('p', { class: 'error' })) : null;
  const form = h('form', { class: 'stack tight' }, h('div', { class: 'summary' }), h('div', { class: 'fields' }, name, number, ofLane), h('div', { class: 'row' }, h('button', { class: 'btn primary' }, 'Make codes')));
  submitOn(form, {
    read: () => ({ errors: [], body: { name: form.elements.name.value.trim(), count: wholeNumber(form.elements.count), ...(lane.value && { lane: lane.value }) } }),
    async send(body) {
      const batch = await change('POST', `/onsales/${onsaleId}/codes`, body);
      const text = h('textarea', { class: 'input', id: 'codes-texts', rows: '6', readonly: true }, batch.accessCodes.join('\n'));
      made.replaceChildren(h('div', { class: 'field' }, h('label', { for: 'codes-texts' }, `“${batch.name}”. Copy them now: they are shown this once. An invitation’s link is the address of the waiting room with #code=… behind it.`), text));
      text.select();
      await show();
    },
  });
  return form;
}
