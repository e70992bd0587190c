// What a room wants to know of who joins, and what becomes of a place that is elsewhere now.

import { asVisitor, get, post, Problem } from '../lib/api.js';
import { $, h, show, text, toast } from '../lib/dom.js';
import { says } from '../lib/person-texts.js';
import { askEmail } from '../lib/prove-email.js';
import { noClock, steps, title } from './queue-view.js';

const LOOK_MILLIS = 3000;
const again = () => location.reload();

function ask(heading, why) {
  steps(0);
  noClock();
  show('#connection', false);
  title(heading);
  text('#say', why);
  const holder = h('div', { class: 'stack person' });
  $('#actions').replaceChildren(holder);
  return holder;
}

async function signIn(holder) {
  const { signIn: page } = await get('/visitors/me');
  if (page) holder.append(h('a', { class: 'btn primary big', href: `${page}${page.includes('?') ? '&' : '?'}to=${encodeURIComponent(location.href)}` }, says('signIn')));
}

/** Starting anew is a new visitor, which only the person may want. */
const anew = () => h('button', { class: 'btn', onclick: () => post('/visitors').then(again) }, says('anew'));

/**
 * Deals with what has to do with the person.
 * @param {Problem} problem
 * @param {(heading: string, words: string, actions: Element[]) => void} end
 * @returns {boolean} whether it did
 */
export function aboutPerson(problem, end) {
  if (problem.id === 'identity-required' && problem.body.identity === 'OIDC') signIn(ask(says('needOidc'), says('needOidcWhy')));
  else if (problem.id === 'identity-required') askEmail(ask(says('needEmail'), says('needEmailWhy')), { action: says('send'), done: again });
  else if (problem.id === 'registration-required') askEmail(ask(says('needRegistration'), says('needRegistrationWhy')), { action: says('send'), done: again });
  else if (problem.id === 'place-revoked') end(says('revoked'), says('revokedWhy'), []);
  else if (problem.id === 'visitor-moved') end(says('moved'), says('movedWhy'), [anew()]);
  else return false;
  return true;
}

/** Below the place: the way to another device. */
export function offerOtherDevice(end) {
  if ($('#other-device')) return;
  $('.place').append(h('div', { class: 'row small' }, otherDeviceButton(() => end(says('moved'), says('movedWhy'), [anew()]))));
}

/** @param {() => void} onMoved once the other device has gone on */
function otherDeviceButton(onMoved) {
  const button = h('button', { class: 'btn quiet', type: 'button', id: 'other-device' }, says('other'));
  button.addEventListener('click', async () => {
    try {
      showLink(await asVisitor(() => post('/visitors/transfer', { to: location.pathname })), onMoved);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      toast(problem.detail, { kind: 'bad' });
    }
  });
  return button;
}

function showLink({ link, qr, expiresAt }, onMoved) {
  const until = new Date(expiresAt).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  const copy = h('button', { class: 'btn', type: 'button', onclick: () => navigator.clipboard.writeText(link).then(() => toast(says('copied'), { kind: 'good' }), () => {}) }, says('copy'));
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'other-title' }, h('div', { class: 'stack' },
    h('h2', { id: 'other-title' }, says('other')), h('p', {}, says('otherWhy', until)),
    h('img', { class: 'transfer-qr', src: `data:image/svg+xml,${encodeURIComponent(qr)}`, alt: says('qr'), width: '240', height: '240' }),
    h('p', {}, h('a', { href: link, class: 'transfer-link' }, link.split('#')[0])),
    h('div', { class: 'row' }, navigator.clipboard ? copy : null, h('button', { class: 'btn', type: 'button', onclick: () => dialog.close() }, says('close')))));
  const looking = setInterval(() => get('/visitors/me').catch((problem) => {
    if (problem.id !== 'visitor-moved') return;
    dialog.close();
    onMoved();
  }), LOOK_MILLIS);
  dialog.addEventListener('close', () => {
    clearInterval(looking);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
