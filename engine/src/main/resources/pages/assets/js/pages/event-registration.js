// Registering for an onsale before its queue opens.

import { asVisitor, del, get, post, Problem } from '../lib/api.js';
import { busy, h } from '../lib/dom.js';
import { says } from '../lib/person-texts.js';
import { askEmail } from '../lib/prove-email.js';

let shown = '';

/** @param {Element} before which the card stands, where the onsale has a registration that is open or done */
export async function showRegistration(onsaleId, before, time) {
  const path = `/onsales/${onsaleId}/registration`;
  const { registration, open, closesAt, registeredAt } = await get(path);
  const state = `${onsaleId}|${registration}|${open}|${registeredAt}`;
  if (state === shown) return;
  shown = state;
  document.querySelector('#registration')?.remove();
  if (registration === 'OFF' || !(open || registeredAt)) return;
  const refresh = () => showRegistration(onsaleId, before, time);
  const form = h('div');
  const card = h('section', { class: 'card stack', id: 'registration', 'aria-labelledby': 'registration-title' },
    h('h2', { id: 'registration-title' }, says('register')),
    h('p', {}, registeredAt ? says('registered') : registration === 'REQUIRED' ? says('registerMust', time(closesAt)) : says('registerWhy')), form);
  if (registeredAt) form.append(withdraw(path, refresh));
  else askEmail(form, { action: says('register'), begin: (email) => register(path, email), done: (email) => register(path, email).then(refresh) });
  before.before(card);
}

/** Whether it is done: an address that was never proved wants a code first. */
async function register(path, email) {
  try {
    await asVisitor(() => post(path, { email, language: document.documentElement.lang }));
    return true;
  } catch (problem) {
    if (problem instanceof Problem && problem.id === 'identity-required') return false;
    throw problem;
  }
}

function withdraw(path, refresh) {
  const button = h('button', { class: 'btn quiet', type: 'button' }, says('withdraw'));
  button.addEventListener('click', () => busy(button, () => del(path).then(refresh)));
  return button;
}
