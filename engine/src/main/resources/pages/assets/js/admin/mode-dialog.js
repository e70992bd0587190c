// Asks for another mode of an onsale.

import { h } from '../lib/dom.js';
import { submitOn } from './form.js';
import { modeFields } from './modes.js';

/**
 * @param {object} terms of the onsale
 * @param {(body: object) => Promise<object>} send
 * @returns {Promise<object|null>} the terms as they are then; null where nothing was changed
 */
export function askMode(terms, send) {
  return new Promise((resolve) => {
    let changed = null;
    const fields = h('div', { class: 'stack' });
    const form = h('form', { class: 'stack' }, h('div', { class: 'summary' }), fields,
      h('p', { class: 'notice' }, 'Who waits keeps their place and their order. Who has a pass goes on.'),
      h('div', { class: 'row' }, h('button', { class: 'btn primary' }, 'Switch'), h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, 'Cancel')));
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'mode-title' }, h('div', { class: 'stack' }, h('h2', { id: 'mode-title' }, 'Switch the mode'), form));
    submitOn(form, {
      read: modeFields(fields, terms, 'switch'),
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
