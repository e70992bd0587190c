// One order: its progress, its outcome, its tickets, its cancellation.

import { asVisitor, get, patiently } from '../lib/api.js';
import { $, announce, busy, h, language, pathId, problemNotice, show, text } from '../lib/dom.js';
import { connectionChip, openStream } from '../lib/live.js';
import { money } from '../lib/money.js';
import { getHold, setHold } from '../lib/session.js';
import { clockText, countdown, shortTime, syncClock, timeOfDay } from '../lib/time.js';
import { t, told } from '../lib/words.js';
import { agreedToCancel, cancelOrder } from './order-cancelling.js';
import { chipOf, viewOf, wordsOf } from './order-outcome.js';
import { factItems, offerCalendar, stepItems } from './order-parts.js';
import { spokenStep, stepsOf } from './order-progress.js';
import { waitText } from './order-repeating.js';
import { seatName } from './order-seats.js';
import { boughtLines, eventHead, loadEvent, loadPlaces, NO_PLACES, shopOf } from './order-summary.js';
import { ticketCards } from './order-tickets.js';

const PANES = ['loading', 'order', 'unknown', 'fault'];
const POLL_SECONDS = 2;
const orderId = pathId('orders');

let order = null;
let event = null;
let named = NO_PLACES;
let tickets = [];
let view = null;
let cancelAccepted = false;
let stream = null;
let spoken = '';
let replayed = false;
let stopClock = () => {};
const lines = new Map();

function showPane(name) {
  for (const pane of PANES) show(`#${pane}`, pane === name);
}

const fetchOrder = () => asVisitor(() => get(`/orders/${encodeURIComponent(orderId)}`));

async function load() {
  try {
    await present(await patiently(fetchOrder));
  } catch (problem) {
    if (order) return;
    if (problem.status === 404 || problem.status === 400) showUnknown();
    else showFault(problem);
  }
}

function showUnknown() {
  document.title = `${t('order.notFound')} · Onrush`;
  showPane('unknown');
}

function showFault(problem) {
  $('#fault-notice').replaceChildren(problemNotice(told(problem), h('p', { lang: language }, h('button', { class: 'btn', type: 'button', onclick: start }, t('queue.tryAgain')))));
  showPane('fault');
}

async function present(found) {
  const first = order === null;
  order = found;
  if (first) loadSurroundings();
  if (order.status === 'CONFIRMED' || order.status === 'CANCELLED') await loadTickets();
  if (order.status !== 'PENDING' && getHold(order.eventId) === order.holdId) setHold(order.eventId, null);
  const before = view;
  view = viewOf(order, tickets, cancelAccepted);
  render();
  if (before && before !== view) $('#headline').focus();
  follow();
}

// The page is of use without names and tickets, so it does not wait for them for ever.
async function loadSurroundings() {
  await Promise.all([
    loadEvent(order.eventId).then((found) => { event = found; }, () => {}),
    order.seats.length ? loadPlaces(order.eventId, order.seats).then((found) => { named = found; }) : null,
  ]);
  render();
}

async function loadTickets() {
  tickets = await patiently(() => asVisitor(() => get(`/orders/${order.orderId}/tickets`))).catch(() => tickets);
}

function render() {
  if (!view) return;
  const words = wordsOf(view, order, money(order.total));
  const chip = chipOf(view);
  $('#status').className = `chip ${chip.kind}`;
  text('#status', chip.words);
  text('#headline', words.title);
  text('#lead', words.lead);
  document.title = `${event ? t('order.titled', { what: words.title, name: event.name }) : words.title} · Onrush`;
  show('#actions', view === 'confirmed');
  show('#again', view === 'failed');
  $('#again').href = shopOf(order.eventId, order);
  renderProgress();
  renderTickets();
  renderFacts();
  renderCancelling();
  showPane('order');
}

function renderProgress() {
  const visible = view === 'buying' || view === 'cancelling' || (view === 'failed' && lines.size > 0);
  show('#progress', visible);
  if (!visible) return;
  const followed = lines.size > 0 || stream?.state !== 'polling';
  show('#steps', followed);
  show('#no-steps', !followed);
  const steps = stepsOf(view === 'cancelling' ? 'cancellation' : 'purchase', [...lines.values()]);
  $('#steps').replaceChildren(...stepItems(steps));
  if (view === 'failed') return;
  const said = lines.size ? spokenStep(steps) : '';
  if (said && said !== spoken) announce(said);
  spoken = said;
}

function renderTickets() {
  const visible = tickets.length > 0 && event !== null && ['confirmed', 'cancelling', 'cancelled'].includes(view);
  show('#tickets', visible);
  if (!visible) return;
  const key = JSON.stringify([tickets, named.places.size]);
  if ($('#tickets').dataset.shown === key) return;
  $('#tickets').dataset.shown = key;
  $('#ticket-list').replaceChildren(...ticketCards({ order, event, places: named.places, tickets }));
  const seats = [...order.seats.map((seat) => seatName(named.places, seat.id)), ...order.items.map(({ quantity, name }) => `${quantity} × ${name}`)];
  offerCalendar($('#calendar'), { ...event, orderId: order.orderId, seats, url: location.href });
}

function renderFacts() {
  if (event) $('#event').replaceChildren(eventHead(event));
  $('#seats').replaceChildren(boughtLines(order, named));
  text('#total', money(order.total));
  $('#facts').replaceChildren(...factItems(order));
}

function renderCancelling() {
  stopClock();
  const possible = view === 'confirmed' && order.cancellableUntil !== undefined;
  show('#cancelling', possible);
  if (!possible) return;
  const until = order.cancellableUntil;
  let over = false;
  const stop = countdown(until, (left) => {
    show('#cancel', left > 0);
    text('#cancel-say', left > 0
      ? t('order.cancel.until', { until: left > 86_400 ? shortTime(until) : timeOfDay(until), money: money(order.total), time: clockText(left) })
      : t('order.cancel.over'));
  }, () => { over = true; });
  stopClock = stop;
  if (over) stop();
}

function follow() {
  const running = view === 'buying' || view === 'cancelling';
  // A failed order that was not watched: its log is read once, to show which step it was.
  if (!running && (view !== 'failed' || replayed)) return unfollow();
  if (stream) return undefined;
  stream = openStream(`/orders/${order.orderId}/stream`, {
    on: {
      progress: (line) => {
        lines.set(line.seq, line);
        renderProgress();
      },
      done: settled,
    },
    poll: async () => {
      if (view === 'failed') {
        unfollow();
        return POLL_SECONDS;
      }
      const found = await fetchOrder();
      if (found.status !== order.status) await present(found);
      return POLL_SECONDS;
    },
    onState: (state) => {
      connectionChip($('#connection'), state, t(`connection.${state}`));
      renderProgress();
    },
  });
  show('#connection', running);
  return undefined;
}

function unfollow() {
  stream?.close();
  stream = null;
  show('#connection', false);
}

// The last event lacks the terms of cancellation, so the order is read once more; if that fails, what came has to do.
async function settled(last) {
  unfollow();
  replayed = true;
  cancelAccepted = false;
  await present(await patiently(fetchOrder).catch(() => last));
}

async function cancel() {
  if (!await agreedToCancel(order)) return;
  show('#cancel-problem', false);
  try {
    await busy($('#cancel'), () => cancelOrder(order.orderId, { onWait: (problem, millis) => announce(waitText(problem, millis)) }));
    cancelAccepted = true;
    await present(await patiently(fetchOrder));
  } catch (problem) {
    $('#cancel-problem').replaceChildren(problemNotice(told(problem)));
    show('#cancel-problem', true);
  }
}

function start() {
  showPane('loading');
  syncClock();
  load();
}

$('#print').addEventListener('click', () => print());
$('#cancel').addEventListener('click', cancel);
addEventListener('pageshow', (shown) => {
  if (!shown.persisted) return;
  unfollow();
  load();
});
start();
