// The waiting room: one place, kept by the server; this page shows it and moves on by itself when it is called.

import { asVisitor, get, patiently, pause, post, Problem } from '../lib/api.js';
import { $, announce, h, problemNotice, show, text } from '../lib/dom.js';
import { Eta } from '../lib/eta.js';
import { openStream } from '../lib/live.js';
import { count } from '../lib/money.js';
import { getChoice, getPass, setChoice, setPass, setTicket } from '../lib/session.js';
import { callByTitle, chime, unlockSound } from '../lib/sound.js';
import { refusedAtTheDoor, throughTheDoor } from './door.js';
import { keepReceipt } from './queue-receipt.js';
import { target } from './queue-target.js';
import { clockUntil, connection, figure, noClock, steps, title } from './queue-view.js';
import { hasLost, isShut, wordsOf } from './queue-words.js';
import { serverNow, shortTime, syncClock, zoneName } from '../lib/time.js';

const MOVE_ON_MILLIS = 2500;
const LOOK_AGAIN_MILLIS = 10_000;

let event;
let onsaleId;
let ticket = null;
let status = null;
let position = null;
let firstAhead = null;
let stream = null;
let asking = false;
let ended = false;
const eta = new Eta();

const mine = () => ({ headers: { 'Queue-Ticket': ticket.ticket } });
const jitter = (millis) => pause(Math.random() * millis);

/* ---- talking to the server ---- */

/** Takes a place, or the same one again. */
async function join() {
  ticket = await throughTheDoor(onsaleId, () => connection('offline'));
  setTicket(onsaleId, ticket);
  position = ticket.position;
  firstAhead = null;
  eta.reset();
}

/** Asks for the place; needed once after the draw, and for polling. An answer may be older than what the stream has said. */
async function askPlace() {
  const me = await asVisitor(() => get(`/onsales/${onsaleId}/queue/me`, mine()));
  position = me.position ?? position;
  if (position !== ticket.position) setTicket(onsaleId, (ticket = { ...ticket, position }));
  const admitted = me.ahead === null ? 0 : me.position - me.ahead + (me.admitted ? 1 : 0);
  status = { ...status, phase: me.phase, admitted: Math.max(status?.admitted ?? 0, admitted) };
  render();
  if (me.admitted || isCalled()) takeTurn();
  return me.pollAfterSeconds;
}

/** The place has been called: ask for the pass, and move on. Who comes late stands at the door until a slot is free. */
async function takeTurn() {
  if (asking || ended) return;
  asking = true;
  let later = false;
  try {
    const pass = await patiently(() => asVisitor(() => post(`/onsales/${onsaleId}/pass`, undefined, mine())), { attempts: 20, firstWaitMillis: 300, onWait: () => connection('offline') });
    setPass(onsaleId, pass);
    myTurn(pass);
  } catch (problem) {
    later = problem.id === 'not-your-turn';
    if (later) await pause((problem.retryAfterSeconds ?? 1) * 1000 * (1 + Math.random() / 4));
    else await refused(problem);
  } finally {
    asking = false;
  }
  if (later && !ended) await guarded(askPlace);
}

async function refused(problem) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.id === 'place-spent') end('Your time in the shop is over', 'The pass of this place has ended. You can take a new place at the end of the queue.', [again()]);
  else if (problem.id === 'onsale-closed') closed();
  else if (problem.id === 'not-drawn') render();
  else if (/^ticket-/.test(problem.id)) await guarded(join);
  else fail(problem);
}

/** Runs something again later where it failed for a passing reason. */
async function guarded(action) {
  try {
    return await action();
  } catch (problem) {
    if (problem instanceof Problem && /^ticket-/.test(problem.id)) return join().then(render);
    if (!(problem instanceof Problem) || !problem.isPassing) return refused(problem);
    connection('offline');
    await pause((problem.retryAfterSeconds ?? 3) * 1000 * (1 + Math.random() / 2));
    return ended ? undefined : guarded(action);
  }
}

function follow() {
  stream ??= openStream(`/onsales/${onsaleId}/queue/stream`, {
    on: { status: heard },
    poll: async () => {
      heard(await get(`/onsales/${onsaleId}/queue`));
      if (ticket === null) return 10;
      return ended ? 30 : (await guarded(askPlace)) ?? 5;
    },
    onState: connection,
    silentSeconds: () => (status?.phase === 'OPEN' ? 30 : 150),
  });
}

/** After a switch of the mode a position may be another one, or none. Who was shut out joins now. */
function switched() {
  drawn = '';
  position = null;
  firstAhead = null;
  if (ticket === null) return location.reload();
  findPosition();
}

function heard(next) {
  const before = status;
  status = next;
  if (before && before.mode !== next.mode) switched();
  const opened = next.phase === 'OPEN' && position === null;
  if (next.phase === 'CLOSED') return closed();
  if (opened) findPosition();
  render();
  if (isCalled()) takeTurn();
}

let finding = false;

/** Positions exist since this moment for all who wait: they do not ask all at once. */
async function findPosition() {
  if (finding) return;
  finding = true;
  if (ticket !== null) do {
    await jitter(1500);
    await guarded(askPlace);
  } while (position === null && !ended && status.phase === 'OPEN' && ticket !== null);
  finding = false;
}

const isCalled = () => ticket !== null && status?.phase === 'OPEN' && position !== null && position < status.admitted;

/* ---- showing it ---- */

let drawn = '';

function render() {
  if (ended || !status) return;
  if (status.ratePerMinute) text('#pace', `People go in at a steady pace, ${count(status.ratePerMinute)} a minute at the most, so that the shop stays fast for those inside.`);
  const words = wordsOf(status);
  text('#order-title', words.title);
  text('#order-words', words.order);
  text('#fair-order', words.fair);
  show('#fair-draw', words.isDrawn);
  show('#message', Boolean(status.message));
  text('#message', status.message ?? '');
  if (isShut(status)) shut();
  else if (hasLost(status, position)) lost();
  else if (position !== null) placed();
  else waiting();
}

function shut() {
  steps(0);
  noClock();
  figure(null);
  show('#progress', false);
  title('Closed for a while');
  text('#say', ticket === null ? 'Nobody can join at the moment. Stay on this page: you join by itself when it opens again.' : 'Your place is kept. This page goes on by itself when it opens again.');
  document.title = `Closed for a while · ${event.name}`;
}

/** Not the end: winners may become more, or the rest may be called. */
function lost() {
  steps(1);
  noClock();
  show('#progress', false);
  title('You were not drawn');
  figure('Drawn', `${count(status.winners)} of ${count(Math.max(status.entrants ?? 0, status.winners))}`);
  text('#say', 'Your place did not win, and will not be called. If that changes, this page tells you.');
  document.title = `Not drawn · ${event.name}`;
}

function waiting() {
  steps(1);
  show('#progress', false);
  const others = Math.max(0, (status.entrants ?? 1) - 1);
  title('You are in the room');
  figure(others === 0 ? 'Just you so far. Others waiting' : 'Waiting with you', count(others));
  document.title = `Waiting room · ${event.name}`;
  const paused = status.phase === 'PAUSED';
  const late = !paused && Date.parse(status.opensAt) <= serverNow();
  const key = `${status.mode}|${status.winners}|${status.phase}|${status.opensAt}|${late}`;
  if (key === drawn) return;
  drawn = key;
  if (paused) {
    noClock();
    text('#say', 'The sale is paused for a moment. Your place is kept; this page goes on by itself.');
  } else if (late) {
    noClock();
    text('#say', 'The draw is being made. Your position appears in a moment.');
  } else {
    text('#say', wordsOf(status).wait);
    clockUntil(status.opensAt, render);
  }
}

function placed() {
  const ahead = Math.max(0, position - status.admitted);
  firstAhead = Math.max(firstAhead ?? ahead, ahead);
  const early = status.phase === 'QUEUEING';
  steps(early ? 1 : 2);
  if (early) untilOpening();
  else noClock();
  title(ahead === 0 ? 'You are next' : 'Your place in the queue');
  figure('People ahead of you', count(ahead));
  document.title = `${count(ahead)} ahead · ${event.name}`;
  const done = firstAhead === 0 ? 1 : 1 - ahead / firstAhead;
  show('#progress', true);
  $('#progress i').style.width = `${Math.round(done * 100)}%`;
  $('#progress .meter').setAttribute('aria-valuenow', Math.round(done * 100));
  text('#progress-text', `Position ${count(position + 1)}${status.entrants ? ` of ${count(status.entrants)}` : ''}`);
  text('#behind', status.entrants ? `${count(Math.max(0, status.entrants - position - 1))} behind you` : '');
  text('#say', early ? wordsOf(status).wait : wait(ahead));
}

function untilOpening() {
  const key = `placed|${status.opensAt}`;
  if (key === drawn) return;
  drawn = key;
  clockUntil(status.opensAt, render);
}

function wait(ahead) {
  if (status.phase === 'PAUSED') return 'The sale is paused for a moment. Your place is kept; this page goes on by itself.';
  if (!status.ratePerMinute) return 'Your place is kept. This page goes on by itself.';
  return `Estimated wait: ${eta.update((ahead / status.ratePerMinute) * 60, serverNow())}. This page goes on by itself when it is your turn.`;
}

function end(heading, words, actions) {
  ended = true;
  stream?.close();
  noClock();
  figure(null);
  show('#progress', false);
  title(heading);
  text('#say', words);
  $('#actions').replaceChildren(...actions);
  show('#connection', false);
  document.title = `${heading} · ${event.name}`;
}

const link = (href, words, kind = '') => h('a', { class: `btn ${kind}`, href }, words);
const again = () => h('button', { class: 'btn primary big', onclick: () => location.reload() }, 'Join again');

function closed() {
  steps(0);
  end(event.site ? 'The waiting room is closed' : 'The sale is over', event.site ? 'Nobody has to wait any more.' : 'No more places are called. What you bought is under "My orders".', [target.homeLink(event), ...(event.site ? [] : [link('/orders', 'My orders')])]);
}

function myTurn(pass) {
  ended = true;
  stream?.close();
  steps(3);
  $('.place').dataset.turn = 'true';
  show('#progress', false);
  figure(null);
  title('It is your turn');
  text('#say', `${event.site ? event.name : 'The shop'} is open for you. ${target.goesOn} Time left ${event.site ? 'there' : 'in the shop'}:`);
  clockUntil(pass.expiresAt, () => location.reload());
  $('#actions').replaceChildren(target.wayIn(event));
  callByTitle('● Your turn!');
  if ($('#sound').checked) chime();
  announce(`It is your turn. ${target.goesOn}`, { urgent: true });
  moveOn();
}

/** A tab that nobody looks at keeps calling; once it is looked at, it moves on. */
function moveOn() {
  if (!document.hidden) setTimeout(enter, MOVE_ON_MILLIS);
  else document.addEventListener('visibilitychange', enter, { once: true });
}

const enter = () => Promise.resolve(target.enter(event)).catch(fail);

let opening = null;

/** The times may be changed, or the sale opened by hand: whoever waits here is told, and joins by itself. */
function watchOpening() {
  const { phase, queueOpensAt } = event.onsale;
  clearTimeout(opening);
  opening = setTimeout(async () => {
    const now = await target.load().catch(() => event);
    if (now.onsale?.phase === phase && now.onsale.queueOpensAt === queueOpensAt) watchOpening();
    else start();
  }, LOOK_AGAIN_MILLIS * (1 + Math.random() / 2));
}

/** Not open yet: shows when it opens, and joins then by itself. */
function notOpenYet() {
  watchOpening();
  const zone = event.timeZone ?? 'UTC';
  steps(0);
  title('The waiting room opens soon');
  figure(null);
  show('#connection', false);
  text('#say', `It opens on ${shortTime(event.onsale.queueOpensAt, zone)} ${zoneName(zone)}. Stay on this page and you are in; coming later is as good, as long as you come before the sale opens.`);
  clockUntil(event.onsale.queueOpensAt, async () => {
    clearTimeout(opening);
    await jitter(2000);
    if (event.onsale.phase === 'SCHEDULED' && Date.parse(event.onsale.queueOpensAt) < serverNow() - 5000) await pause(3000);
    start();
  });
}

function fail(problem) {
  const refused = refusedAtTheDoor(problem);
  if (refused) return end(refused.title, refused.text, [again()]);
  show('#problem', true);
  $('#problem').replaceChildren(problemNotice(problem, h('p', {}, h('button', { class: 'btn', onclick: () => location.reload() }, 'Try again'))));
}

/** Without a place: the room tells when it opens again. */
function waitOutside() {
  status = { ...status, mode: 'CLOSED', phase: 'PAUSED' };
  render();
  follow();
}

async function start() {
  clearTimeout(opening);
  show('#connection', true);
  try {
    await syncClock();
    event = await patiently(target.load, { attempts: 8 });
    text('#event-name', event.name);
    $('#room').removeAttribute('aria-busy');
    if (!event.onsale) return end('Not on sale yet', 'There is no waiting room for this event at the moment.', [target.homeLink(event)]);
    onsaleId = event.onsale.onsaleId;
    $('#draw-link').href = `/onsales/${onsaleId}/draw`;
    if (target.isOutside(event)) return location.replace(target.homeLink(event).href);
    if (getPass(onsaleId, serverNow())) return await target.enter(event);
    if (event.onsale.phase === 'CLOSED') return closed();
    if (event.onsale.phase === 'SCHEDULED') return notOpenYet();
    status = await patiently(() => get(`/onsales/${onsaleId}/queue`), { attempts: 8 });
    if (isShut(status)) return waitOutside();
    await join();
    keepReceipt(onsaleId, () => ticket);
    status = await patiently(() => get(`/onsales/${onsaleId}/queue`), { attempts: 8 });
    render();
    follow();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.id === 'queue-not-open') notOpenYet();
    else if (problem.id === 'onsale-closed') closed();
    else if (problem.id === 'room-closed') waitOutside();
    else if (/^pass-/.test(problem.id)) start();
    else fail(problem);
  }
}

const sound = $('#sound');
sound.checked = getChoice('sound', true);
sound.addEventListener('change', () => setChoice('sound', sound.checked));
unlockSound();
addEventListener('pageshow', (shown) => { if (shown.persisted) location.reload(); });
start();
