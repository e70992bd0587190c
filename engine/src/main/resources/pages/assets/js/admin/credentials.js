// The form for user and password. They go to the server once and are kept nowhere; the session is a cookie that scripts cannot read.

import { call, Problem } from '../lib/api.js';
import { busy, h } from '../lib/dom.js';
import { basicCredentials } from './next-page.js';

/** @param {() => void} onDone after the session has begun */
export function credentialsForm({ onDone, action = 'Sign in' }) {
  const user = h('input', { class: 'input', id: 'user', name: 'user', value: 'admin', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true });
  const password = h('input', { class: 'input', id: 'password', name: 'password', type: 'password', autocomplete: 'current-password', required: true, 'aria-describedby': 'sign-in-error' });
  const message = h('p', { class: 'error', id: 'sign-in-error', role: 'alert' });
  const button = h('button', { class: 'btn primary block' }, action);
  const form = h('form', { class: 'stack', novalidate: true },
    h('div', { class: 'field' }, h('label', { for: 'user' }, 'User'), user),
    h('div', { class: 'field' }, h('label', { for: 'password' }, 'Password'), password, message),
    button);

  const refuse = (text) => {
    message.textContent = text;
    password.setAttribute('aria-invalid', 'true');
    password.focus();
    password.select();
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!user.value || !password.value) return refuse('Enter the user and the password.');
    busy(button, async () => {
      try {
        await call('POST', '/admin/session', { headers: { Authorization: basicCredentials(user.value, password.value) } });
        password.value = '';
        onDone();
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refuse(reason(error));
      }
    });
  });
  password.addEventListener('input', () => {
    message.textContent = '';
    password.removeAttribute('aria-invalid');
  });
  return form;
}

function reason(problem) {
  if (problem.status === 401) return 'User or password is wrong. The password is the one the engine was started with, or printed when it started.';
  if (problem.status === 429) return `Too many tries. Try again in ${wait(problem.retryAfterSeconds ?? 60)}.`;
  if (problem.status === 403) return problem.title;
  return `${problem.title}. ${problem.detail}`;
}

const wait = (seconds) => (seconds < 60 ? `${seconds} second${seconds === 1 ? '' : 's'}` : `${Math.ceil(seconds / 60)} minute${seconds > 60 ? 's' : ''}`);

/** Asks for the password over the page, after the session has ended. Resolves to whether there is a session again. */
export function signInAgain() {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'again-title' },
      h('div', { class: 'stack' },
        h('h2', { id: 'again-title' }, 'Your session has ended'),
        h('p', {}, 'Sign in again to go on. What you typed on this page is still here.'),
        credentialsForm({ onDone: () => dialog.close('done') }),
        h('form', { method: 'dialog' }, h('button', { class: 'btn quiet block', value: 'no' }, 'Not now'))));
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'done');
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('#password').focus();
  });
}
