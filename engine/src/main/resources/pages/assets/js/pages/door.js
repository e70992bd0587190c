// What stands between a visitor and a place: work that the browser does, or an access code that the visitor types.

import { asVisitor, patiently, post, Problem } from '../lib/api.js';
import { $, announce, h, show } from '../lib/dom.js';
import { laneTexts } from '../lib/lane-texts.js';
import { solve, WorkStopped } from '../lib/work.js';
import { doorWords } from './door-words.js';

const A_MOMENT_MILLIS = 700;
const LONG_LOCK_SECONDS = 60;

const words = () => doorWords(document.documentElement.lang);

const KEPT = `onrush.code.${location.pathname}`;

/** An invitation's link ends in #code=…, which no server and no log is told. Who has to sign in first comes back without it: the tab keeps it until it has opened. */
function invitation() {
  const given = new URLSearchParams(location.hash.slice(1)).get('code');
  if (given) history.replaceState(null, '', location.pathname + location.search);
  try {
    if (given) sessionStorage.setItem(KEPT, given);
    return given ?? sessionStorage.getItem(KEPT);
  } catch {
    return given; // a browser that keeps nothing asks again
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // it kept nothing
  }
}

let code = invitation();

/** Joins the queue of an onsale, whatever its door asks. @param onWait as of patiently */
export async function throughTheDoor(onsaleId, onWait) {
  let solution = null;
  for (;;) {
    try {
      const place = await patiently(() => knock(onsaleId, solution), { attempts: 12, onWait });
      leave();
      forget();
      return place;
    } catch (problem) {
      const answer = await answerTo(problem);
      if ('code' in answer) code = answer.code;
      solution = answer.solution ?? solution;
    }
  }
}

function knock(onsaleId, solution) {
  const headers = { ...(code && { 'Access-Code': code.replaceAll(/[^\x20-\x7e]/g, '?') }), ...(solution && { 'Challenge-Solution': solution }) };
  return asVisitor(() => post(`/onsales/${onsaleId}/queue`, undefined, { headers })).catch((problem) => {
    throw problem.id === 'too-many-requests' && problem.retryAfterSeconds > LONG_LOCK_SECONDS ? new Problem({ ...problem, id: 'access-code-locked', status: 403, detail: words().codeLocked }) : problem;
  });
}

async function answerTo(problem) {
  switch (problem.id) {
    case 'challenge-required': return { solution: await work(problem.body) };
    case 'access-code-required': return { code: await ask(words().codeNeeded) };
    case 'access-code-invalid': return { code: await ask(words().codeWrong, true) };
    case 'access-code-spent': return { code: await ask(words().codeSpent, true) };
    case 'access-code-locked': return { code: await ask(words().codeLocked, true) };
    default: throw problem;
  }
}

function place() {
  const door = $('#door') ?? h('section', { id: 'door', class: 'stack', 'aria-labelledby': 'door-title' });
  if (!door.isConnected) $('#say').before(door);
  show(door, true);
  return door;
}

function leave() {
  $('#door')?.remove();
}

/** Says nothing of work that is done within a moment. */
async function work({ challenge }) {
  const stop = new AbortController();
  const bar = h('i');
  const meter = h('div', { class: 'meter', role: 'progressbar', 'aria-label': words().progress, 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': '0' }, bar);
  const left = h('p', { class: 'small muted' });
  const began = performance.now();
  const later = setTimeout(() => showWork(meter, left, stop), A_MOMENT_MILLIS);
  const onTried = (tried) => {
    const percent = Math.floor((100 * tried) / (challenge.maxnumber + 1));
    bar.style.width = `${percent}%`;
    meter.setAttribute('aria-valuenow', percent);
    const rate = tried / (performance.now() - began);
    if (rate > 0) left.textContent = words().seconds(Math.max(1, Math.ceil((challenge.maxnumber - tried) / rate / 1000)));
  };
  try {
    const solution = await solve(challenge, { onTried, signal: stop.signal });
    if ($('#door')) announce(words().done);
    return solution;
  } catch (error) {
    if (!(error instanceof WorkStopped)) throw new Problem({ id: 'work-failed', status: 403, title: words().workTitle, detail: words().failed });
    await stopped();
    return null;
  } finally {
    clearTimeout(later);
  }
}

function showWork(meter, left, stop) {
  place().replaceChildren(
    h('h2', { id: 'door-title' }, words().workTitle), h('p', {}, words().work), meter, left,
    h('div', { class: 'row' }, h('button', { class: 'btn', id: 'door-stop', onclick: () => stop.abort() }, words().stop)),
  );
  announce(`${words().workTitle}. ${words().work}`);
}

/** Until the visitor wants to go on; then the door gives another challenge, as this one may have expired. */
function stopped() {
  return new Promise((resolve) => {
    const on = h('button', { class: 'btn primary', id: 'door-on', onclick: resolve }, words().goOn);
    place().replaceChildren(h('h2', { id: 'door-title' }, words().workTitle), h('p', { role: 'status' }, words().stopped), h('div', { class: 'row' }, on));
    on.focus();
  });
}

/** Where a code only chooses the lane one can join without it; where one is needed, the door says so then. */
function ask(why, canDoWithout = false) {
  return new Promise((resolve) => {
    const input = h('input', { id: 'door-code', class: 'input', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '100', required: true, 'aria-describedby': 'door-why' });
    const form = h('form', { class: 'stack tight', onsubmit: (event) => {
      event.preventDefault();
      if (input.value.trim()) resolve(input.value.trim());
    } }, h('label', { for: 'door-code' }, words().code), input, h('div', { class: 'row' }, h('button', { class: 'btn primary', id: 'door-use' }, words().use), canDoWithout && h('button', { class: 'btn', id: 'door-without', type: 'button', onclick: () => resolve(null) }, laneTexts().without)));
    place().replaceChildren(h('h2', { id: 'door-title' }, words().codeTitle), h('p', { id: 'door-why', role: 'status' }, why), form);
    input.focus();
  });
}

/** Where nothing can be done at the door: the words for it, or null. */
export const refusedAtTheDoor = (problem) => (problem.id === 'network-limit-reached' ? { title: words().fullTitle, text: words().full } : null);
