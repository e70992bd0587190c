// Who may join an onsale, in words, and the fields for it; and the question whose place is taken back.

import { $, h } from '../lib/dom.js';
import { submitOn, wholeNumber } from './form.js';

const IDENTITIES = { VISITOR: 'their browser', EMAIL: 'a verified e-mail address', OIDC: 'their account (OpenID)' };
const REGISTRATIONS = { OFF: 'not possible', OPTIONAL: 'for a reminder', REQUIRED: 'needed to join' };

/** As a fact of an onsale; null where it is for anybody. */
export const visitorWords = ({ identity, registration }) => (identity === 'VISITOR' && registration === 'OFF' ? null : `known by ${IDENTITIES[identity]}; registering is ${REGISTRATIONS[registration]}`);

const field = (name, label, control, hint) => h('div', { class: 'field', 'data-field': name }, h('label', { for: control.id }, label), control,
  h('p', { class: 'hint' }, hint), h('p', { class: 'error' }));
const typed = (id, attributes) => h('input', { class: 'input', id, autocomplete: 'off', maxlength: '500', ...attributes });
const select = (id, words) => h('select', { class: 'input', id }, Object.entries(words).map(([value, word]) => h('option', { value }, word)));

/** @returns {() => {errors: object[], body: object}} what is chosen */
export function visitorFields(into) {
  const identity = select('identity', IDENTITIES);
  const registration = select('registration', REGISTRATIONS);
  const minutes = typed('reminderMinutes', { inputmode: 'numeric', value: '60' });
  const reminder = field('visitors.reminderMinutes', 'Remind, minutes before', minutes, 'Before the queue opens, by mail');
  into.append(field('visitors.identity', 'One place for each', identity, 'What visitors are known by'), field('visitors.registration', 'Registering beforehand', registration, 'Until the queue opens'), reminder);
  const follow = () => { reminder.hidden = registration.value === 'OFF'; };
  registration.addEventListener('change', follow);
  follow();
  return () => {
    const wanted = registration.value === 'OFF' ? 60 : wholeNumber($('input', reminder));
    return {
      body: { visitors: { identity: identity.value, registration: registration.value, reminderMinutes: wanted } },
      errors: wanted ? [] : [{ field: 'visitors.reminderMinutes', detail: 'enter a whole number, 1 or more' }],
    };
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * @param {(body: object) => Promise<object>} send
 * @returns {Promise<boolean>} whether a place was taken
 */
export function askRevocation(send) {
  return new Promise((resolve) => {
    let done = false;
    const who = field('who', 'Whose', typed('revoke-who'), 'A ticket id, a visitor id or a proved e-mail address');
    const reason = field('reason', 'Reason', typed('revoke-reason'), 'Kept in the log below; the visitor is not told');
    const form = h('form', { class: 'stack' }, h('div', { class: 'summary' }), who, reason,
      h('p', { class: 'notice warn' }, 'The place and its pass end for good. What is held and bought stays.'),
      h('div', { class: 'row' }, h('button', { class: 'btn primary danger' }, 'Take the place back'), h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, 'Cancel')));
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'revoke-title' }, h('div', { class: 'stack' }, h('h2', { id: 'revoke-title' }, 'Take a place back'), form));
    submitOn(form, {
      read() {
        const name = $('input', who).value.trim();
        const errors = [];
        if (!name.includes('@') && !UUID.test(name)) errors.push({ field: 'who', detail: 'enter an id or an e-mail address' });
        if (!$('input', reason).value.trim()) errors.push({ field: 'reason', detail: 'say why; the log keeps it' });
        return { errors, body: { name, reason: $('input', reason).value.trim() } };
      },
      async send({ name, reason: why }) {
        done = Boolean(await take(send, name, why));
        dialog.close();
      },
    });
    dialog.addEventListener('close', () => {
      resolve(done);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** An id may be a ticket's or a visitor's. */
async function take(send, name, reason) {
  if (name.includes('@')) return send({ email: name, reason });
  try {
    return await send({ visitorId: name, reason });
  } catch (problem) {
    if (problem.id !== 'place-not-found') throw problem;
    return send({ ticketId: name, reason });
  }
}
