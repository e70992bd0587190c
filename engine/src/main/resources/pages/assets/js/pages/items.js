// A sale without a map: what there is, how much of it is left, how many one wants, and the hold that comes of it.

import { asVisitor, get, patiently, Problem } from '../lib/api.js';
import { $, announce, busy, confirmed, h, language, pathId, problemNotice, show, text, toast } from '../lib/dom.js';
import { connectionChip, openStream } from '../lib/live.js';
import { money } from '../lib/money.js';
import { onOtherTab } from '../lib/session.js';
import { clockText, countdown, serverNow, spokenDuration, syncClock } from '../lib/time.js';
import { t, told } from '../lib/words.js';
import { ItemsList } from './items-list.js';
import { Holds } from './seats-hold.js';
import { wayOf } from './seats-way.js';

const POLL_SECONDS = 2.5;
const EVENT_REFRESH_MILLIS = 15_000;
const HOLD_WARNING_SECONDS = 30;

/** An attempt is kept as lines "sku:quantity". */
const ITEMS = {
  suffix: '.items',
  body: (lines) => ({ items: lines.toSorted().map((line) => ({ sku: line.slice(0, line.indexOf(':')), quantity: Number(line.slice(line.indexOf(':') + 1)) })) }),
};

const eventId = pathId('events');
const holds = new Holds(eventId, { now: serverNow, kind: ITEMS });
let event;
let list;
let hold = null;
let placing = false;
let stopHoldClock = () => {};
let stopPassClock = () => {};

const units = (number) => t('items.n', { n: number });
const checkoutPath = () => `/checkout/${encodeURIComponent(hold.holdId)}`;

/* ---- choosing ---- */

function render() {
  const way = wayOf(event, holds.pass, eventId, 'items');
  const go = way.kind === 'go' && !hold;
  show('#held', hold !== null);
  show('#sold-out', list.soldOut && !hold);
  show('#hold', !go && !hold);
  show('#go', go && way.href !== null);
  show('#go-why', go);
  if (go) {
    $('#go').href = way.href ?? '';
    text('#go', way.words ?? '');
    text('#go-why', way.why);
  }
  text('#choice-count', hold ? '' : t('shop.count', { n: list.units, all: event.seatsPerVisitor }));
  text('#total', money(hold ? hold.total : list.total));
  $('#hold').setAttribute('aria-disabled', String(list.units === 0));
  text('#hold', list.units === 0 ? t('items.hold') : t('items.hold.these', { items: units(list.units), total: money(list.total) }));
  $('#held-list').replaceChildren(...(hold?.items ?? []).map((item) => h('li', {}, `${item.quantity} × ${item.name}`, h('span', { class: 'money' }, money(item.total)))));
}

/* ---- holding ---- */

async function placeHold() {
  if (placing || hold || list.units === 0) return;
  placing = true;
  clearNotice();
  try {
    took(await busy($('#hold'), () => holds.place(list.wanted.map(({ sku, quantity }) => `${sku}:${quantity}`))));
  } catch (problem) {
    failed(problem);
  } finally {
    placing = false;
    render();
  }
}

function took(result) {
  const outcomes = {
    held: () => {
      useHold(result.hold);
      announce(t('items.heldFor', { items: units(result.hold.items.reduce((sum, { quantity }) => sum + quantity, 0)) }), { urgent: true });
      $('#choice-title').focus();
    },
    short: () => say('bad', t('items.faster'), t('items.short.say', { what: result.items.map(shortOf).join('. ') || t('items.short.less') })),
    limit: () => say('warn', t('shop.tooMany'), t('items.limit', { most: event.seatsPerVisitor, has: result.has })),
    'no-pass': () => say('warn', t('queue.spent'), t('items.pass')),
  };
  outcomes[result.outcome]();
}

const shortOf = ({ sku, left }) => t('items.short', { name: nameOf(sku), left: left === 0 ? t('items.short.none') : t('items.left', { n: left }) });

const nameOf = (sku) => event.items.find((item) => item.sku === sku)?.name ?? sku;

function useHold(placed) {
  hold = placed;
  list.lock(true);
  $('#to-checkout').href = checkoutPath();
  stopHoldClock();
  stopHoldClock = countdown(placed.expiresAt, holdTick, checkHold);
  render();
}

function holdTick(seconds) {
  text('#hold-time', clockText(seconds));
  $('#held').classList.toggle('ending', seconds <= HOLD_WARNING_SECONDS);
  if (seconds === HOLD_WARNING_SECONDS) announce(t('items.ending', { left: t('hold.left', { time: spokenDuration(seconds) }) }), { urgent: true });
}

/** The server decides: there may be more time, as while an order is being processed. */
async function checkHold() {
  const shown = hold;
  try {
    const running = await holds.restore();
    if (running) useHold(running);
    else if (shown && hold === shown) {
      const ended = Date.parse(hold.expiresAt) <= serverNow();
      freeHold();
      if (ended) say('bad', t('hold.ended'), t('items.ended'));
    }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
}

function freeHold() {
  stopHoldClock();
  hold = null;
  list.lock(false);
  render();
}

async function giveBack() {
  const agreed = await confirmed({ title: t('items.giveBack'), detail: t('items.giveBack.say'), action: t('hold.back'), otherwise: t('hold.keep'), danger: true });
  if (!agreed || !hold) return;
  try {
    const outcome = await busy($('#give-back'), () => holds.release(hold.holdId));
    if (outcome === 'ordered') return say('warn', t('items.bought'), t('items.bought.say'));
    freeHold();
    toast(t('items.givenBack'));
    $('#choice-title').focus();
  } catch (problem) {
    failed(problem);
  }
}

function failed(problem) {
  if (!(problem instanceof Problem)) throw problem;
  const { title, message, id } = told(problem);
  say('bad', title, message, id ? 'en' : null);
}

function say(kind, title, detail, lang = null) {
  $('#notices').replaceChildren(h('div', { class: `notice ${kind}`, lang }, h('strong', {}, title), h('p', {}, detail)));
  announce(`${title}. ${detail}`, { urgent: true });
}

const clearNotice = () => $('#notices').replaceChildren();

/* ---- the page ---- */

function useEvent(next) {
  event = next;
  holds.useOnsale(event.onsale?.onsaleId);
  stopPassClock();
  show('#pass', holds.pass !== null);
  if (holds.pass) stopPassClock = countdown(holds.pass.expiresAt, (seconds) => text('#pass-time', clockText(seconds)), refreshEvent);
}

async function refreshEvent() {
  if (document.hidden) return;
  try {
    useEvent(await get(`/events/${eventId}`));
    render();
  } catch {
    // What is shown stays; the next refresh tries again.
  }
}

function watch() {
  const useStock = ({ stock }) => list.useStock(stock);
  const poll = async () => {
    useStock(await get(`/events/${eventId}/availability`));
    return POLL_SECONDS;
  };
  poll().catch(() => {});
  openStream(`/events/${eventId}/availability/stream`, { on: { snapshot: useStock, stock: useStock }, poll, onState: (state) => connectionChip($('#connection'), state, t(`connection.${state}`)) });
}

async function start() {
  try {
    await syncClock();
    useEvent(await patiently(() => asVisitor(() => get(`/events/${eventId}`))));
    document.title = `${t('items.title')} · ${event.name} · Onrush`;
    text('#event-name', event.name);
    $('#event-name').href = `/events/${eventId}`;
    list = new ItemsList($('#items'), event.items, {
      limit: event.seatsPerVisitor,
      on: {
        changed: () => { if (!placing) holds.forgetAttempt(); render(); },
        full: () => toast(t('items.most', { n: event.seatsPerVisitor })),
        gone: (name, left) => say('warn', t('items.gone', { name }), left ? t('items.gone.left', { n: left }) : t('items.gone.none')),
      },
    });
    render();
    watch();
    setInterval(refreshEvent, EVENT_REFRESH_MILLIS);
    onOtherTab((key) => (key.startsWith('onrush.hold.') ? checkHold() : refreshEvent()));
    addEventListener('pageshow', (again) => { if (again.persisted) checkHold(); });
    $('#hold').addEventListener('click', placeHold);
    $('#give-back').addEventListener('click', giveBack);
    $('#sale').removeAttribute('aria-busy');
    await checkHold();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    show('#sale', false);
    show('#problem', true);
    $('#problem').replaceChildren(problemNotice(told(problem), h('p', {}, h('a', { class: 'btn primary', href: '/', lang: language }, t('event.all')))));
  }
}

start();
