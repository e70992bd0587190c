// Links from elsewhere that ask before they do anything: going on here with what another device has, and no more mails.

import { asVisitor, post, Problem } from '../lib/api.js';
import { $, busy, h, problemNotice, text } from '../lib/dom.js';
import { forget } from '../lib/forget.js';
import { ownPage } from '../lib/own-page.js';
import { says } from '../lib/person-texts.js';
import { told } from '../lib/words.js';

const given = new URLSearchParams(location.hash.slice(1));
const token = given.get('token') ?? '';
const to = ownPage(given.get('to') ?? '/', location.origin);
// The secret leaves the address, and with it the history of the browser.
history.replaceState(null, '', location.pathname);

function say(heading, words, ...actions) {
  text('h1', heading);
  document.title = `${heading} · Onrush`;
  $('#say').replaceChildren(...words.map((line) => h('p', {}, line)));
  $('#actions').replaceChildren(...actions);
}

const link = (href, words) => h('a', { class: 'btn primary', href }, words);
const doing = (words, action) => {
  const button = h('button', { class: 'btn primary big' }, words);
  button.addEventListener('click', () => busy(button, () => action().catch(failed)));
  return button;
};

function failed(problem) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.id === 'transfer-here') say(says('same'), [], link(to, says('next')));
  else if (/^transfer-|^invalid-link/.test(problem.id)) say(says('over'), [says('overWhy')], link('/', says('next')));
  else $('#problem').replaceChildren(problemNotice(told(problem)));
}

async function goOn() {
  await asVisitor(() => post('/visitors/transfer/claim', { token }));
  forget();
  location.replace(to);
}

async function noMails() {
  await post(`/registrations/unsubscribe?token=${encodeURIComponent(token)}`);
  say(says('outDone'), [], link('/', says('next')));
}

if (location.pathname === '/unsubscribe') say(says('outTitle'), [says('out')], doing(says('outDo'), noMails));
else say(says('hereTitle'), [says('here'), says('hereOwn')], doing(says('go'), goOn), h('a', { class: 'btn quiet', href: '/' }, says('notNow')));
