// The waiting room: one place, kept by the server; this page shows it and moves on by itself when it is called.

import { asVisitor, get, patiently, pause, post, Problem } from '../lib/api.js';
import { $, announce, h, problemNotice, show, text } from '../lib/dom.js';
import { Eta } from '../lib/eta.js';
import { laneName, laneTexts } from '../lib/lane-texts.js';
import { openStream } from '../lib/live.js';
import { count } from '../lib/money.js';
import { getChoice, getPass, setChoice, setPass, setTicket } from '../lib/session.js';
import { callByTitle, chime, unlockSound } from '../lib/sound.js';
import { hideOutlook, showOutlook } from './queue-outlook.js';
import { aboutPerson, offerOtherDevice } from './queue-person.js';
import { refusedAtTheDoor, throughTheDoor } from './door.js';
import { keepReceipt } from './queue-receipt.js';
import { pollSeconds, positionOf } from './queue-place.js';
import { target } from './queue-target.js';
import { clockUntil, connection, figure, noClock, steps, title } from './queue-view.js';
import { hasLost, isShut, wordsOf } from './queue-words.js';
import { ownZone, serverNow, shortTime, syncClock, timeOfDay, zoneName } from '../lib/time.js';
import { t, told } from '../lib/words.js';

const MOVE_ON_MILLIS = 2500;
const LOOK_AGAIN_MILLIS = 10_000;
const SPREAD_MILLIS = 1500;
const LATE_MILLIS = 45_000;

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
  show('#lane', Boolean(ticket.lane));
  text('#lane', ticket.lane ? laneTexts().mine(laneName(ticket.lane.name)) : '');
  position = ticket.position;
  firstAhead = null;
  eta.reset();
}

/** Positions are computed here, from what is published for everybody: nobody need ask for one. */
function place() {
  position = positionOf(ticket, status.positions);
  if (position !== ticket.position) setTicket(onsaleId, (ticket = { ...ticket, position }));
}

/** A cache may have kept an answer that is older than what the stream has said. */
function isOlder(next) {
  return status?.asOf !== undefined && next.asOf < status.asOf;
}

/** The server answers with what is seconds old at the most: anything else comes from a cache that cannot reach it. */
function tellAge(asOf) {
  const late = serverNow() - Date.parse(asOf) > LATE_MILLIS;
  show('#late', late);
  if (late) text('#late', t('queue.late', { time: timeOfDay(asOf, ownZone) }));
}

async function askStatus() {
  const next = await get(`/onsales/${onsaleId}/queue`);
  if (!isOlder(next)) heard(next);
  tellAge(next.asOf);
  return pollSeconds(status, position, serverNow());
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
  if (later && !ended) await guarded(askStatus);
}

async function refused(problem) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.id === 'place-spent') end(t('queue.spent'), t('queue.spent.say'), [again()]);
  else if (problem.id === 'onsale-closed') closed();
  else if (problem.id === 'not-drawn') render();
  else if (aboutPerson(problem, end)) return;
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
    on: { status: live },
    poll: async () => (ended ? 30 : (await guarded(askStatus)) ?? 5),
    onState: connection,
    // While nobody is called nothing may change for long.
    silentSeconds: () => (status?.phase === 'OPEN' && status.ratePerMinute > 0 ? 30 : 150),
  });
}

/** After a switch of the mode a position may be another one, or none. Who was shut out joins now. */
function switched() {
  drawn = '';
  firstAhead = null;
  if (ticket === null) location.reload();
}

function live(next) {
  show('#late', false);
  heard(next);
}

function heard(next) {
  const before = status;
  status = next;
  if (before && before.mode !== next.mode) switched();
  if (next.phase === 'CLOSED') return closed();
  if (ticket !== null) place();
  render();
  if (isCalled()) turnSoon(before);
}

let soon = null;

/** Whoever is called at the opening is called with all the others of the first moment: they do not come all at once. */
function turnSoon(before) {
  if (before?.phase === 'OPEN') return takeTurn();
  soon ??= setTimeout(() => {
    soon = null;
    if (isCalled()) takeTurn();
  }, Math.random() * SPREAD_MILLIS);
}

const isCalled = () => ticket !== null && status?.phase === 'OPEN' && position !== null && position < status.admitted;

/* ---- showing it ---- */

let drawn = '';

function render() {
  if (ended || !status) return;
  if (status.ratePerMinute) text('#pace', t('queue.pace.rate', { n: status.ratePerMinute }));
  const words = wordsOf(status);
  text('#order-title', words.title);
  text('#order-words', words.order);
  text('#fair-order', words.fair);
  show('#fair-draw', words.isDrawn);
  show('#message', Boolean(status.message));
  text('#message', status.message ?? '');
  showOutlook(status, position);
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
  title(t('queue.shut'));
  text('#say', t(ticket === null ? 'queue.shut.outside' : 'queue.shut.inside'));
  titled(t('queue.shut'));
}

/** Not the end: winners may become more, or the rest may be called. */
function lost() {
  steps(1);
  noClock();
  show('#progress', false);
  title(t('queue.lost'));
  figure(t('queue.lost.figure'), t('queue.lost.of', { n: status.winners, all: Math.max(status.entrants ?? 0, status.winners) }));
  text('#say', t('queue.lost.say'));
  titled(t('queue.lost.title'));
}

function waiting() {
  steps(1);
  show('#progress', false);
  const others = Math.max(0, (status.entrants ?? 1) - 1);
  title(t('queue.in'));
  figure(t(others === 0 ? 'queue.alone' : 'queue.others'), count(others));
  titled(t('queue.title'));
  const paused = status.phase === 'PAUSED';
  const late = !paused && Date.parse(status.opensAt) <= serverNow();
  const key = `${status.mode}|${status.winners}|${status.phase}|${status.opensAt}|${late}`;
  if (key === drawn) return;
  drawn = key;
  if (paused) {
    noClock();
    text('#say', t('queue.paused'));
  } else if (late) {
    noClock();
    text('#say', t('queue.drawing'));
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
  title(t(ahead === 0 ? 'queue.next' : 'queue.place'));
  figure(t('queue.ahead'), count(ahead));
  titled(t('queue.ahead.title', { n: ahead }));
  const done = firstAhead === 0 ? 1 : 1 - ahead / firstAhead;
  show('#progress', true);
  $('#progress i').style.width = `${Math.round(done * 100)}%`;
  $('#progress .meter').setAttribute('aria-valuenow', Math.round(done * 100));
  text('#progress-text', t(status.entrants ? 'queue.position.of' : 'queue.position', { n: position + 1, all: status.entrants }));
  text('#behind', status.entrants ? t('queue.behind', { n: Math.max(0, status.entrants - position - 1) }) : '');
  text('#say', early ? wordsOf(status).wait : wait(ahead));
}

function untilOpening() {
  const key = `placed|${status.opensAt}`;
  if (key === drawn) return;
  drawn = key;
  clockUntil(status.opensAt, render);
}

function wait(ahead) {
  if (status.phase === 'PAUSED') return t('queue.paused');
  if (!status.ratePerMinute) return t('queue.keptGoesOn');
  return t('queue.eta', { time: eta.update((ahead / status.ratePerMinute) * 60, serverNow()) });
}

function end(heading, words, actions) {
  ended = true;
  stream?.close();
  $('#room').removeAttribute('aria-busy');
  noClock();
  hideOutlook();
  figure(null);
  show('#progress', false);
  title(heading);
  text('#say', words);
  $('#actions').replaceChildren(...actions);
  show('#connection', false);
  titled(heading);
}

/** Whose place has moved on may be told so before the event is known. */
const titled = (what) => { document.title = t('queue.titled', { what, name: event?.name ?? 'Onrush' }); };
const link = (href, words, kind = '') => h('a', { class: `btn ${kind}`, href }, words);
const again = () => h('button', { class: 'btn primary big', onclick: () => location.reload() }, t('queue.again'));

function closed() {
  steps(0);
  end(t(event.site ? 'queue.over.site' : 'queue.over'), t(event.site ? 'queue.over.site.say' : 'queue.over.say'), [target.homeLink(event), ...(event.site ? [] : [link('/orders', t('nav.orders'))])]);
}

function myTurn(pass) {
  ended = true;
  stream?.close();
  steps(3);
  $('.place').dataset.turn = 'true';
  hideOutlook();
  show('#progress', false);
  figure(null);
  title(t('queue.turn'));
  text('#say', t(event.site ? 'queue.turn.site' : 'queue.turn.shop', { name: event.name, goesOn: target.goesOn }));
  clockUntil(pass.expiresAt, () => location.reload());
  $('#actions').replaceChildren(target.wayIn(event));
  callByTitle(t('queue.turn.tab'));
  if ($('#sound').checked) chime();
  announce(t('queue.turn.said', { goesOn: target.goesOn }), { urgent: true });
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
  title(t('queue.soon'));
  figure(null);
  show('#connection', false);
  text('#say', t('queue.soon.say', { time: shortTime(event.onsale.queueOpensAt, zone), zone: zoneName(zone) }));
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
  $('#problem').replaceChildren(problemNotice(told(problem), h('p', {}, h('button', { class: 'btn', onclick: () => location.reload() }, t('queue.tryAgain')))));
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
    if (!event.onsale) return end(t('queue.none'), t('queue.none.say'), [target.homeLink(event)]);
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
    offerOtherDevice(end);
    heard(await patiently(() => get(`/onsales/${onsaleId}/queue`), { attempts: 8 }));
    if (!ended) follow();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.id === 'queue-not-open') notOpenYet();
    else if (problem.id === 'onsale-closed') closed();
    else if (problem.id === 'room-closed') waitOutside();
    else if (aboutPerson(problem, end)) return;
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
