// Asks for an e-mail address, and for the code that is sent to it.

import { asVisitor, post, Problem } from './api.js';
import { $, busy, h, problemNotice } from './dom.js';
import { forget } from './forget.js';
import { says } from './person-texts.js';
import { told } from './words.js';

/**
 * @param {Element} holder which it fills
 * @param {{action: string, begin?: (email: string) => Promise<boolean>, done: (email: string) => void}} steps `begin` is tried first, and says whether no code is needed
 */
export function askEmail(holder, { action, begin = async () => false, done }) {
  const trouble = h('div');
  const email = input('person-email', says('email'), { type: 'email', autocomplete: 'email', inputmode: 'email', maxlength: '254', required: true });
  const form = h('form', { class: 'stack' }, email, trouble, h('button', { class: 'btn primary' }, action));
  onSubmit(form, trouble, async () => {
    const address = $('input', email).value.trim();
    if (await begin(address)) return done(address);
    await asVisitor(() => post('/visitors/email', { email: address, language: document.documentElement.lang }));
    return askCode(holder, address, () => askEmail(holder, { action, begin, done }), done);
  });
  holder.replaceChildren(form);
  return $('input', email);
}

function askCode(holder, address, back, done) {
  const trouble = h('div');
  const code = input('person-code', says('code'), { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '10', required: true });
  const form = h('form', { class: 'stack' }, h('p', { role: 'status' }, says('sent', address)), code, trouble,
    h('div', { class: 'row' }, h('button', { class: 'btn primary' }, says('confirm')), h('button', { class: 'btn quiet', type: 'button', onclick: () => back().focus() }, says('another'))));
  onSubmit(form, trouble, async () => {
    const typed = $('input', code).value.trim();
    try {
      await post('/visitors/email/confirmation', { code: typed });
    } catch (problem) {
      if (problem.id !== 'visitor-has-another') throw problem;
      return askReplace(holder, typed, back, () => done(address));
    }
    return done(address);
  });
  holder.replaceChildren(form);
  $('input', code).focus();
}

/** The address is another visitor's: what this browser has had is given up only by who wants that. */
function askReplace(holder, code, back, done) {
  const trouble = h('div');
  const go = h('button', { class: 'btn primary' }, says('go'));
  const form = h('form', { class: 'stack' }, h('p', { role: 'status' }, says('known')), h('p', {}, says('hereOwn')), trouble,
    h('div', { class: 'row' }, go, h('button', { class: 'btn quiet', type: 'button', onclick: () => back().focus() }, says('notNow'))));
  onSubmit(form, trouble, async () => {
    await post('/visitors/email/confirmation', { code, replace: true });
    forget();
    return done();
  });
  holder.replaceChildren(form);
  go.focus();
}

const input = (id, label, attributes) => h('div', { class: 'field' }, h('label', { for: id }, label), h('input', { class: 'input', id, ...attributes }));

/** What is wrong stands in the form, and is read out. */
function onSubmit(form, trouble, action) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy($('button.primary', form), async () => {
      trouble.replaceChildren();
      try {
        await action();
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        trouble.replaceChildren(problemNotice(told(problem)));
      }
    });
  });
}
