// Choosing seats: the map or the list, the choice beside it, and the hold that comes of it.

import { asVisitor, get, patiently, Problem } from '../lib/api.js';
import { announce, busy, confirmed, pathId, text, toast } from '../lib/dom.js';
import { connectionChip } from '../lib/live.js';
import { money, sum } from '../lib/money.js';
import { getChoice, onOtherTab } from '../lib/session.js';
import { countdown, serverNow, spokenDuration, syncClock } from '../lib/time.js';
import { t, told } from '../lib/words.js';
import { SeatLegend } from '../map/legend.js';
import { watchAvailability } from '../map/live.js';
import { nearestFree } from '../map/nearest.js';
import { SeatList } from '../map/seat-list.js';
import { SeatMap } from '../map/seat-map.js';
import { namesOf, seats as seatsWord, shortName } from '../map/words.js';
import { BestSeats } from './seats-best.js';
import { CodeForm } from './seats-code.js';
import { Choice } from './seats-choice.js';
import { Holds } from './seats-hold.js';
import { foldLegend, isListShown, showBroken, useView, wireView } from './seats-page.js';
import { cannotPick, SeatsPanel } from './seats-panel.js';
import { SeatsWatch } from './seats-watch.js';
import { wayOf } from './seats-way.js';

const PLAN_TIMEOUT_MILLIS = 60_000;
const EVENT_REFRESH_MILLIS = 15_000;
const HOLD_WARNING_SECONDS = 30;
const PASS_WARNING_SECONDS = 60;
const ASK_AGAIN_MILLIS = 5_000;
const SEATS_BACK_MILLIS = 10_000;

const $ = (id) => document.getElementById(id);
const eventId = pathId('events');
const holds = new Holds(eventId, { now: serverNow });
let event;
let map;
let list;
let choice;
let panel;
let best;
let codes;
let watch;
let hold = null;
let placing = false;
let passShown = null;
let askAgain = null;
let seatsBackAt = -Infinity;
let stopHoldClock = () => {};
let stopPassClock = () => {};

const names = (ordinals) => namesOf(ordinals.map((ordinal) => map.seat(ordinal)));
const price = (ordinals) => money(sum(ordinals.map((ordinal) => map.priceOf(ordinal))));
const way = () => wayOf(event, holds.pass, eventId);

/* ---- picking ---- */

function pick(seat) {
  if (placing) return;
  if (hold) toast(t('seats.holding', { seats: seatsWord(choice.mine.length) }));
  else if (choice.has(seat.ordinal)) choice.toggle(seat.ordinal);
  else if (seat.state !== 'available') toast(cannotPick(seat));
  else if (way().kind !== 'hold') toast(way().why);
  else if (choice.toggle(seat.ordinal) === 'full') toast(t('seats.most', { seats: seatsWord(choice.limit) }));
  else announce(t('seats.chosen', { seat: shortName(seat), n: choice.chosen.length, all: choice.limit }));
}

function choiceChanged(ordinals) {
  if (!placing) holds.forgetAttempt();
  map.setChosen(choice.chosen);
  map.setMine(choice.mine);
  list.refresh(ordinals);
  showChoice();
}

function showChoice() {
  panel.showChoice(way());
  best.show(way().kind === 'hold' && !hold && choice.chosen.length === 0);
  codes.show(way().kind === 'hold' && !hold);
}

function find(ordinals) {
  if (isListShown()) useView('map');
  map.zoomTo(ordinals);
  map.flash(ordinals);
}

/* ---- holding ---- */

async function placeHold() {
  const wanted = choice.chosen;
  if (wanted.length) await attempt($('hold'), () => holds.place(wanted.map((ordinal) => map.model.ids[ordinal])), placeHold);
}

async function placeBest(wish) {
  await attempt($('best-hold'), () => holds.placeBest(wish), () => placeBest(wish));
  if (!hold) return;
  if (!isListShown()) map.zoomTo(choice.mine);
  map.flash(choice.mine);
}

async function attempt(button, place, again) {
  if (placing || hold) return;
  placing = true;
  panel.clearNotice();
  try {
    took(await busy(button, place));
  } catch (problem) {
    failed(problem, again);
  } finally {
    placing = false;
    watch.dropTaken();
    showChoice();
  }
}

function took(result) {
  const outcomes = {
    held: () => holdPlaced(result.hold),
    'too-few': () => tooFew(result.available),
    alone: () => leftAlone(map.model.ordinalsOf(result.seats)),
    taken: () => refused(map.model.ordinalsOf(result.seats)),
    limit: () => say('warn', t('shop.tooMany'), t('seats.limit', { seats: seatsWord(result.limit), has: result.has, more: Math.max(0, result.limit - result.has) })),
    'no-pass': () => passGone(),
  };
  outcomes[result.outcome]();
}

function codeOpened(ids, words) {
  const ordinals = map.model.ordinalsOf(ids);
  watch.changes(map.model.open(ordinals));
  showChoice();
  say('good', t('code.accepted'), t('code.best', { opens: words }), [[t('seats.show', { n: ordinals.length }), () => find(ordinals), true]]);
}

function holdPlaced(placed) {
  useHold(placed);
  announce(t('seats.heldFor', { seats: seatsWord(choice.mine.length), time: spokenDuration(Math.round((Date.parse(placed.expiresAt) - serverNow()) / 1000)) }), { urgent: true });
  panel.focusHold();
  for (const { seats } of placed.warnings) {
    say('warn', t('seats.stays', { n: seats.length, seats: names(map.model.ordinalsOf(seats)) }), t('seats.stays.say'));
  }
}

function tooFew(available) {
  if (available === 0) say('warn', t('seats.few.none'), t('seats.few.none.say'));
  else say('warn', t('seats.few', { n: available, seats: seatsWord(available) }), t('seats.few.say'));
}

function leftAlone(ordinals) {
  map.flash(ordinals);
  say('warn', t('seats.alone', { seats: names(ordinals) }), t('seats.alone.say'), [[t('seats.show', { n: ordinals.length }), () => find(ordinals)]]);
}

function useHold(placed) {
  hold = placed;
  choice.hold(map.model.ordinalsOf(placed.seats.map(({ id }) => id)));
  panel.showHold(placed);
  stopHoldClock();
  stopHoldClock = countdown(placed.expiresAt, holdTick, checkHold);
}

function holdTick(seconds) {
  panel.showHoldTime(seconds);
  if (seconds === HOLD_WARNING_SECONDS) say('warn', t('hold.left', { time: spokenDuration(seconds) }), t('seats.ending'), [[t('hold.checkout'), `/checkout/${encodeURIComponent(hold.holdId)}`, true]]);
}

/**
 * Asks the server for the hold, also when it has ended by the clock of this page: there may be more time, as while an order is
 * being processed. Where the server cannot be asked, what is shown stays, and it is asked again.
 */
async function checkHold() {
  clearTimeout(askAgain);
  askAgain = null;
  const shown = hold;
  try {
    const running = await holds.restore();
    if (running) useHold(running);
    else if (shown && hold === shown) holdGone();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    clearTimeout(askAgain);
    askAgain = problem.isPassing ? setTimeout(checkHold, ASK_AGAIN_MILLIS) : null;
  }
}

/** The line is there again: what was left open is asked now. */
function catchUp() {
  if (document.hidden || !panel) return;
  if (holds.uncertain && choice.chosen.length) placeHold();
  else if (holds.uncertain || askAgain !== null) checkHold();
}

function holdGone() {
  const seats = choice.mine;
  const ended = Date.parse(hold.expiresAt) <= serverNow();
  freeHold();
  // Otherwise it was given back or bought in another tab, where that was said.
  if (ended) say('bad', t('hold.ended'), t('seats.ended', { seats: names(seats) }), [[t('seats.show', { n: seats.length }), () => find(seats)]]);
}

function freeHold() {
  stopHoldClock();
  hold = null;
  choice.release();
}

async function giveBack(button) {
  const number = choice.mine.length;
  const agreed = number > 0 && await confirmed({ title: t('seats.giveBack', { seats: seatsWord(number) }), detail: t('seats.giveBack.say'), action: t('hold.back'), otherwise: t('hold.keep'), danger: true });
  if (!agreed || !hold) return;
  try {
    const outcome = await busy(button, () => holds.release(hold.holdId));
    if (outcome === 'ordered') return say('warn', t('seats.bought'), t('seats.bought.say'), [[t('nav.orders'), '/orders', true]]);
    freeHold();
    panel.clearNotice();
    toast(t('seats.givenBack', { seats: seatsWord(number) }));
    panel.focusHold();
  } catch (problem) {
    failed(problem);
  }
}

/** The server had other holders for these; the rest stay picked, and the nearest free ones are offered. */
function refused(taken) {
  if (taken.length === 0) return say('warn', t('seats.refused'), t('seats.refused.say'));
  const lost = choice.drop(taken);
  map.flash(taken);
  offerInstead(lost, t('seats.faster.none'), true);
}

function lostBeforeHolding(lost) {
  map.flash(lost);
  offerInstead(lost, t('seats.faster'), false);
}

function offerInstead(lost, why, holdAtOnce) {
  const title = t('map.taken', { n: lost.length, names: names(lost) });
  const instead = nearestFree(map.model, lost, choice.chosen);
  if (instead.length === 0) return say('bad', title, t('seats.noOther', { why }));
  map.flash([...lost, ...instead]);
  const take = () => {
    choice.add(instead.filter((ordinal) => map.seat(ordinal).state === 'available'));
    if (holdAtOnce) placeHold();
    else panel.focusHold();
  };
  say('bad', title, t('seats.nearest', { why, seats: names(instead), price: price(instead) }), [[t('seats.instead', { n: instead.length }), take, true], [t('seats.show', { n: instead.length }), () => find(instead)]]);
}

function passGone() {
  refreshWay();
  say('warn', t('queue.spent'), t('seats.pass'), [[t('way.join'), `/events/${eventId}/queue`, true]]);
}

function failed(problem, again = null) {
  if (!(problem instanceof Problem)) throw problem;
  const { title, message, id } = told(problem);
  say('bad', title, message, problem.isPassing && !hold && again ? [[t('queue.tryAgain'), again, true]] : [], id ? 'en' : null);
}

function say(kind, title, detail, actions, lang) {
  panel.notice(kind, title, detail, actions, lang);
  announce(`${title}. ${detail ?? ''}`, { urgent: kind !== 'good' });
}

/* ---- what the visitor may do now ---- */

function refreshWay() {
  const { pass } = holds;
  if (pass?.pass !== passShown?.pass) {
    passShown = pass;
    stopPassClock();
    panel.showPassTime(null);
    if (pass) stopPassClock = countdown(pass.expiresAt, passTick, refreshWay);
  }
  showChoice();
}

function passTick(seconds) {
  panel.showPassTime(seconds);
  if (seconds === PASS_WARNING_SECONDS && !hold) announce(t('seats.minute'), { urgent: true });
}

async function refreshEvent() {
  if (document.hidden) return;
  try {
    useEvent(await get(`/events/${eventId}`));
    refreshWay();
  } catch {
    // What is shown stays; the next refresh tries again.
  }
}

function useEvent(next) {
  event = next;
  holds.useOnsale(event.onsale?.onsaleId);
}

/* ---- the page ---- */

function soldOut() {
  panel.showSoldOut(true);
  announce(t('seats.soldOut.said'));
}

function seatsBack(ordinals) {
  panel.showSoldOut(false);
  // At the end of a sale seats come and go all the time.
  if (hold || performance.now() - seatsBackAt < SEATS_BACK_MILLIS) return;
  seatsBackAt = performance.now();
  const title = t('seats.back', { n: ordinals.length, seats: seatsWord(ordinals.length) });
  if (panel.hasGraveNotice) toast(title);
  else say('good', title, ordinals.length <= 3 ? `${names(ordinals)}.` : null, [[t('seats.show', { n: ordinals.length }), () => find(ordinals), true]]);
}

function build(plan) {
  map = new SeatMap($('map'), { plan, prices: event.prices, onPick: pick, label: t('map.labelled', { name: event.name }) });
  choice = new Choice(event.seatsPerVisitor, choiceChanged);
  panel = new SeatsPanel({ eventId, map, choice, on: { hold: placeHold, drop: (ordinal) => choice.drop([ordinal]), find, giveBack } });
  best = new BestSeats({ limit: event.seatsPerVisitor, categories: plan.categories, prices: event.prices, onAsk: placeBest });
  codes = new CodeForm({ eventId, holds, on: { opened: codeOpened, failed } });
  list = new SeatList($('list-view'), map, { onPick: pick, onSection: () => watch.announcer.forget() });
  watch = new SeatsWatch(map, choice, {
    shownSection: () => (isListShown() ? list.section : null),
    isPaused: () => placing || holds.uncertain,
    on: { say: announce, lost: lostBeforeHolding, soldOut, back: seatsBack },
  });
  new SeatLegend($('legend'), map);
  useView(getChoice('seats-view', 'map'));
  refreshWay();
  $('seats').removeAttribute('aria-busy');
}

function live() {
  const early = [];
  const feed = watchAvailability(eventId, {
    snapshot: (letters) => (watch ? watch.snapshot(letters) : early.push(() => watch.snapshot(letters))),
    changes: (pairs) => (watch ? watch.changes(pairs) : early.push(() => watch.changes(pairs))),
    state: (state) => {
      connectionChip($('connection'), state, t(`connection.${state}`));
      if (state === 'live') catchUp();
    },
  });
  return { close: feed.close, begin: () => early.splice(0).forEach((apply) => apply()) };
}

async function start() {
  syncClock().then(() => panel && refreshWay());
  wireView();
  foldLegend();
  const feed = live();
  try {
    const [loaded, plan] = await Promise.all([
      patiently(() => asVisitor(() => get(`/events/${eventId}`))),
      patiently(() => asVisitor(() => get(`/events/${eventId}/seat-map`, { timeoutMillis: PLAN_TIMEOUT_MILLIS }))),
    ]);
    useEvent(loaded);
    document.title = `${t('seats.title')} · ${event.name} · Onrush`;
    text($('event-name'), event.name);
    $('event-name').href = `/events/${eventId}`;
    build(plan);
    feed.begin();
    setInterval(refreshEvent, EVENT_REFRESH_MILLIS);
    onOtherTab((key) => (key.startsWith('onrush.hold.') ? checkHold() : refreshWay()));
    addEventListener('pageshow', (again) => { if (again.persisted) checkHold(); });
    addEventListener('online', catchUp);
    document.addEventListener('visibilitychange', catchUp);
    await checkHold();
  } catch (problem) {
    feed.close();
    if (!(problem instanceof Problem)) throw problem;
    showBroken(problem);
  }
}

start();
