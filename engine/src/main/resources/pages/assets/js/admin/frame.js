// What every admin page does: calls that know an ended session, signing out, saying that the line is down, loading with a way to try again.

import { call, Problem } from '../lib/api.js';
import { $, announce, h, problemNotice, toast } from '../lib/dom.js';
import { signInAgain } from './credentials.js';
import { signInAddress } from './next-page.js';

const LONG_MILLIS = 60_000;

function leaveToSignIn() {
  location.replace(signInAddress(location.pathname + location.search + location.hash));
  return new Promise(() => {});
}

const isSessionOver = (error) => error instanceof Problem && error.status === 401;

/** Reads; without a session the page goes to the sign-in and nothing more happens here. */
export async function read(path, options) {
  try {
    return (await call('GET', `/admin${path}`, options)).body;
  } catch (error) {
    if (isSessionOver(error)) return leaveToSignIn();
    throw error;
  }
}

/** Changes; without a session the person signs in on the spot, so that nothing that was typed is lost, and the call is made again. */
export async function change(method, path, body, headers) {
  const attempt = async () => (await call(method, `/admin${path}`, { body, headers, timeoutMillis: LONG_MILLIS })).body;
  try {
    return await attempt();
  } catch (error) {
    if (!isSessionOver(error)) throw error;
    if (!(await signInAgain())) throw error;
    return attempt();
  }
}

/** Makes something new. Where no answer came it may be there all the same, and a second press would make a second one. */
export async function create(path, body) {
  try {
    return await change('POST', path, body);
  } catch (error) {
    if (error instanceof Problem && error.status === 0) error.detail = 'It may have been done. Look at the list before you repeat it.';
    throw error;
  }
}

/** Goes to another page and never resolves, so that the button which led there stays busy; who comes back finds the page fresh. */
export function leaveFor(address) {
  addEventListener('pageshow', (shown) => shown.persisted && location.reload());
  location.assign(address);
  return new Promise(() => {});
}

/**
 * Fills a place of the page: its skeleton stays until the content is there; a problem is shown with a button to try again.
 * @param {HTMLElement} target
 * @param {() => Promise<unknown>} load
 * @param {(loaded: any) => void} render
 */
export async function fill(target, load, render) {
  target.setAttribute('aria-busy', 'true');
  try {
    render(await load());
  } catch (error) {
    target.replaceChildren(failure(error, () => fill(target, load, render)));
  } finally {
    target.removeAttribute('aria-busy');
  }
}

function failure(error, again) {
  if (!(error instanceof Problem)) {
    console.error(error);
    return problemNotice({ title: 'This part of the page failed', detail: 'Reload the page. If it stays so, tell the operator what you did.' });
  }
  const notice = problemNotice(error, h('p', {}, error.status === 404
    ? h('a', { href: '/admin' }, 'Back to the overview')
    : h('button', { class: 'btn small', type: 'button', onclick: again }, 'Try again')));
  return $('h1') ? notice : h('div', { class: 'stack' }, h('h1', {}, error.title), notice);
}

/** Says what went wrong after a press of a button, at the foot of the page. */
export function complain(error) {
  if (!(error instanceof Problem)) throw error;
  toast([error.title, error.errors[0] ? `${error.errors[0].field}: ${error.errors[0].detail}` : error.detail].join('. '), { kind: 'bad', millis: 9000 });
}

/** Repeats while the page is seen; waits longer while it fails. Returns a function that does it now. */
export function everySeconds(seconds, action) {
  let timer;
  let failures = 0;
  const run = async () => {
    clearTimeout(timer);
    if (!document.hidden) {
      try {
        await action();
        failures = 0;
      } catch {
        failures++;
      }
    }
    clearTimeout(timer);
    timer = setTimeout(run, seconds * 1000 * Math.min(8, 2 ** failures));
  };
  document.addEventListener('visibilitychange', () => !document.hidden && run());
  timer = setTimeout(run, seconds * 1000);
  return run;
}

async function signOut() {
  try {
    await call('DELETE', '/admin/session');
  } catch (error) {
    if (!isSessionOver(error)) return complain(error);
  }
  location.assign('/admin/sign-in?out');
}

function watchLine() {
  const banner = h('p', { class: 'offline', role: 'status' });
  $('.bar').after(banner);
  const tell = () => {
    banner.textContent = navigator.onLine ? '' : 'This device is offline. What you see may be old; nothing you do is sent.';
    if (navigator.onLine) announce('Online again');
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);
  if (!navigator.onLine) tell();
}

$('#sign-out')?.addEventListener('click', signOut);
watchLine();
