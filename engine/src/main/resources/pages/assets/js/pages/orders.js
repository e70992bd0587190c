// All orders of this browser.

import { asVisitor, get, patiently, pause } from '../lib/api.js';
import { $, announce, busy, h, hueOf, language, problemNotice, show, toast } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { dateParts, serverNow, shortTime, syncClock } from '../lib/time.js';
import { t, told } from '../lib/words.js';
import { seats as seatsWord } from '../map/words.js';
import { agreedToCancel, cancelOrder } from './order-cancelling.js';
import { cancellableUntil, chipOf, viewOf } from './order-outcome.js';
import { eventTime, loadEvent, zoneOf, ticketsOf } from './order-summary.js';

const PANES = ['loading', 'list', 'empty', 'fault'];
const FOLLOW_MILLIS = 1500;
const EVENTS_AT_ONCE = 4;

const cancelling = new Set();
const following = new Set();
const events = new Map();
let orders = [];

function showPane(name) {
  for (const pane of PANES) show(`#${pane}`, pane === name);
}

async function load() {
  try {
    const [listed] = await Promise.all([patiently(() => asVisitor(() => get('/orders'))), loadListedEvents()]);
    orders = listed;
    render();
    await loadOtherEvents();
    orders.filter((order) => order.status === 'PENDING').forEach(follow);
  } catch (problem) {
    if (orders.length) return;
    $('#fault-notice').replaceChildren(problemNotice(told(problem), h('p', { lang: language }, h('button', { class: 'btn', type: 'button', onclick: start }, t('queue.tryAgain')))));
    showPane('fault');
  }
}

async function loadListedEvents() {
  const { events: listed } = await get('/events').catch(() => ({ events: [] }));
  for (const event of listed) events.set(event.eventId, event);
}

/** Events of the past are not in the list. */
async function loadOtherEvents() {
  const missing = [...new Set(orders.map((order) => order.eventId))].filter((id) => !events.has(id));
  while (missing.length) {
    const found = await Promise.all(missing.splice(0, EVENTS_AT_ONCE).map((id) => loadEvent(id).catch(() => null)));
    for (const event of found) if (event) events.set(event.eventId, event);
    render();
  }
}

function render() {
  if (!orders.length) return showPane('empty');
  $('#list').replaceChildren(...orders.map(orderCard));
  return showPane('list');
}

function orderCard(order) {
  const event = events.get(order.eventId);
  const view = viewOf(order, [], cancelling.has(order.orderId));
  const chip = chipOf(view);
  const number = ticketsOf(order);
  const seats = order.items.length ? t('orders.tickets', { n: number }) : seatsWord(number);
  const link = t(`orders.link.${view}`);
  return h('li', {}, h('article', { class: 'stub', 'aria-labelledby': `name-${order.orderId}` },
    dateStub(order, event),
    h('div', { class: 'about' },
      h('div', { class: 'row spread' },
        h('h2', { id: `name-${order.orderId}` }, h('a', { href: `/orders/${order.orderId}` }, event?.name ?? t('order.title'))),
        h('span', { class: `chip ${chip.kind}` }, chip.words)),
      event ? h('p', {}, h('time', { datetime: event.startsAt }, eventTime(event))) : null,
      h('p', { class: 'muted' }, t('orders.line', { what: seats, money: money(order.total), time: shortTime(order.createdAt) })),
      h('div', { class: 'row' },
        h('a', { class: 'btn small', href: `/orders/${order.orderId}`, 'aria-label': `${t('order.titled', { what: link, name: event?.name ?? t('order.title') })}, ${seats}` }, link),
        cancelButton(order, event, view)))));
}

function dateStub(order, event) {
  const stub = h('div', { class: 'cover date', 'aria-hidden': 'true' });
  stub.style.setProperty('--hue', hueOf(order.eventId));
  if (event) {
    const { weekday, day, month, year } = dateParts(event.startsAt, zoneOf(event));
    stub.append(h('span', {}, weekday), h('b', {}, day), h('span', {}, `${month} ${year}`));
  }
  return stub;
}

function cancelButton(order, event, view) {
  if (view !== 'confirmed' || cancellableUntil(order, event) <= serverNow()) return null;
  return h('button', { class: 'btn small danger', type: 'button', 'aria-label': `${t('order.titled', { what: t('orders.cancel'), name: event.name })}, ${t('orders.tickets', { n: ticketsOf(order) })}`, onclick: (press) => cancel(order, press.currentTarget) }, t('orders.cancel'));
}

async function cancel(order, button) {
  if (!await agreedToCancel(order)) return;
  try {
    await busy(button, () => cancelOrder(order.orderId));
    cancelling.add(order.orderId);
    render();
    focusOn(order);
    announce(t('orders.cancelling'));
    follow(order);
  } catch (problem) {
    toast(told(problem).message, { kind: 'bad', millis: 10_000 });
  }
}

const focusOn = (order) => $(`#name-${order.orderId} a`)?.focus();

/** Reads an order again and again while something of it runs. */
async function follow({ orderId }) {
  if (following.has(orderId)) return;
  following.add(orderId);
  while (isRunning(orderId)) {
    await pause(FOLLOW_MILLIS);
    if (document.hidden) continue;
    const found = await asVisitor(() => get(`/orders/${orderId}`)).catch(() => null);
    if (found) replace(found);
  }
  following.delete(orderId);
}

const isRunning = (orderId) => cancelling.has(orderId) || orders.find((order) => order.orderId === orderId)?.status === 'PENDING';

function replace(found) {
  const index = orders.findIndex((order) => order.orderId === found.orderId);
  // The list was read again meanwhile, without it.
  if (index < 0) return cancelling.delete(found.orderId);
  const focused = document.activeElement?.closest?.('article')?.getAttribute('aria-labelledby');
  if (orders[index].status === found.status) return false;
  orders[index] = found;
  if (found.status === 'CANCELLED') cancelling.delete(found.orderId);
  render();
  if (focused === `name-${found.orderId}`) focusOn(found);
  announce(`${t('order.titled', { what: events.get(found.eventId)?.name ?? t('checkout.order'), name: chipOf(viewOf(found)).words })}.`);
  return true;
}

function start() {
  showPane('loading');
  syncClock().then(() => orders.length && render());
  load();
}

addEventListener('pageshow', (shown) => shown.persisted && load());
start();
