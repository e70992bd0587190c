// Choosing seats: the map or the list, the choice beside it, and the hold that comes of it.

import { asVisitor, get, patiently, Problem } from '../lib/api.js';
import { announce, busy, confirmed, pathId, text, toast } from '../lib/dom.js';
import { connectionChip } from '../lib/live.js';
import { money, sum } from '../lib/money.js';
import { getChoice, onOtherTab } from '../lib/session.js';
import { countdown, serverNow, spokenDuration, syncClock } from '../lib/time.js';
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
  if (hold) toast(`You hold ${seatsWord(choice.mine.length)}. Go to checkout, or give them back to choose others.`);
  else if (choice.has(seat.ordinal)) choice.toggle(seat.ordinal);
  else if (seat.state !== 'available') toast(cannotPick(seat));
  else if (way().kind !== 'hold') toast(way().why);
  else if (choice.toggle(seat.ordinal) === 'full') toast(`You can take at most ${seatsWord(choice.limit)}. Remove one first.`);
  else announce(`${shortName(seat)} chosen, ${choice.chosen.length} of ${choice.limit}`);
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
    limit: () => say('warn', 'That is more than you may take', `Each person gets at most ${seatsWord(result.limit)} of this event, and you have ${result.has} already, held or bought. Choose at most ${Math.max(0, result.limit - result.has)}.`),
    'no-pass': () => passGone(),
  };
  outcomes[result.outcome]();
}

function codeOpened(ids, words) {
  const ordinals = map.model.ordinalsOf(ids);
  watch.changes(map.model.open(ordinals));
  showChoice();
  say('good', 'Code accepted', `${words} “Hold best” now looks among them only.`, [['Show them', () => find(ordinals), true]]);
}

function holdPlaced(placed) {
  useHold(placed);
  announce(`${seatsWord(choice.mine.length)} held for you for ${spokenDuration(Math.round((Date.parse(placed.expiresAt) - serverNow()) / 1000))}. Go to checkout.`, { urgent: true });
  panel.focusHold();
  for (const { seats } of placed.warnings) {
    say('warn', `${names(map.model.ordinalsOf(seats))} ${seats.length === 1 ? 'stays' : 'stay'} alone`, 'Hardly anybody buys a single seat. If you can, give yours back and choose seats that leave none alone.');
  }
}

function tooFew(available) {
  if (available === 0) say('warn', 'None of these seats is left', 'Choose another category.');
  else say('warn', `Only ${seatsWord(available)} of one category ${available === 1 ? 'is' : 'are'} left`, 'Choose fewer, or another category.');
}

function leftAlone(ordinals) {
  map.flash(ordinals);
  say('warn', `${names(ordinals)} would stay alone`, 'Nothing was held. This event asks you to leave no single seat free: move by one, or take that one too.', [['Show it', () => find(ordinals)]]);
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
  if (seconds === HOLD_WARNING_SECONDS) say('warn', `${HOLD_WARNING_SECONDS} seconds left`, 'Go to checkout now, or the seats go back on sale.', [['Go to checkout', `/checkout/${encodeURIComponent(hold.holdId)}`, true]]);
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
  if (ended) say('bad', 'Your hold has ended', `${names(seats)} went back on sale. Choose again; the same seats may still be free.`, [['Show them', () => find(seats)]]);
}

function freeHold() {
  stopHoldClock();
  hold = null;
  choice.release();
}

async function giveBack(button) {
  const number = choice.mine.length;
  const agreed = number > 0 && await confirmed({ title: `Give back ${seatsWord(number)}?`, detail: 'They go back on sale at once, and somebody else may take them.', action: 'Give back', danger: true });
  if (!agreed || !hold) return;
  try {
    const outcome = await busy(button, () => holds.release(hold.holdId));
    if (outcome === 'ordered') return say('warn', 'These seats are being bought', 'An order has been made of them. Cancel the order instead.', [['My orders', '/orders', true]]);
    freeHold();
    panel.clearNotice();
    toast(`${seatsWord(number)} given back.`);
    panel.focusHold();
  } catch (problem) {
    failed(problem);
  }
}

/** The server had other holders for these; the rest stay picked, and the nearest free ones are offered. */
function refused(taken) {
  if (taken.length === 0) return say('warn', 'The seats could not be held', 'Nothing was held. Press the button again.');
  const lost = choice.drop(taken);
  map.flash(taken);
  offerInstead(lost, 'Somebody else was faster, so none was held.', true);
}

function lostBeforeHolding(lost) {
  map.flash(lost);
  offerInstead(lost, 'Somebody else was faster.', false);
}

function offerInstead(lost, why, holdAtOnce) {
  const title = `${names(lost)} ${lost.length === 1 ? 'was' : 'were'} just taken`;
  const instead = nearestFree(map.model, lost, choice.chosen);
  if (instead.length === 0) return say('bad', title, `${why} No other seat of that category is free at the moment.`);
  map.flash([...lost, ...instead]);
  const take = () => {
    choice.add(instead.filter((ordinal) => map.seat(ordinal).state === 'available'));
    if (holdAtOnce) placeHold();
    else panel.focusHold();
  };
  say('bad', title, `${why} Nearest free in the same category: ${names(instead)}, ${price(instead)}.`, [[instead.length === 1 ? 'Take this one instead' : 'Take these instead', take, true], [instead.length === 1 ? 'Show it' : 'Show them', () => find(instead)]]);
}

function passGone() {
  refreshWay();
  say('warn', 'Your time in the shop is over', 'The seats could not be held without a valid pass. Join the queue to get a new turn.', [['Join the queue', `/events/${eventId}/queue`, true]]);
}

function failed(problem, again = null) {
  if (!(problem instanceof Problem)) throw problem;
  say('bad', problem.title, problem.detail, problem.isPassing && !hold && again ? [['Try again', again, true]] : []);
}

function say(kind, title, detail, actions) {
  panel.notice(kind, title, detail, actions);
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
  if (seconds === PASS_WARNING_SECONDS && !hold) announce('One minute left to choose your seats', { urgent: true });
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
  announce('Sold out for now. Seats of holds that lapse come back; this page tells you when one does.');
}

function seatsBack(ordinals) {
  panel.showSoldOut(false);
  // At the end of a sale seats come and go all the time.
  if (hold || performance.now() - seatsBackAt < SEATS_BACK_MILLIS) return;
  seatsBackAt = performance.now();
  const title = `${seatsWord(ordinals.length)} ${ordinals.length === 1 ? 'is' : 'are'} free again`;
  if (panel.hasGraveNotice) toast(title);
  else say('good', title, ordinals.length <= 3 ? `${names(ordinals)}.` : null, [['Show them', () => find(ordinals), true]]);
}

function build(plan) {
  map = new SeatMap($('map'), { plan, prices: event.prices, onPick: pick, label: `Seat map of ${event.name}` });
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
      connectionChip($('connection'), state);
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
    document.title = `Seats · ${event.name} · Onrush`;
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
