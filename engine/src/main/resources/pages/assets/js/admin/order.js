import { get, pause, Problem } from '../lib/api.js';
import { $, announce, busy, confirmed, h, pathId } from '../lib/dom.js';
import { count, money } from '../lib/money.js';
import { longTime, ownZone, shortTime, timeOfDay, zoneName } from '../lib/time.js';
import { change, complain, fill, read } from './frame.js';
import { inWords, orderChip } from './phases.js';

const POLL_MILLIS = 1_000;
const PATIENCE_MILLIS = 120_000;
/** Failures in words; their ids are part of the contract. */
const REASONS = {
  'payment-declined': 'the payment was declined',
  'payment-timeout': 'the payment did not answer in time, and kept nothing',
  'seats-lost': 'somebody else had the seats',
  'hold-expired': 'the hold ended before it was paid',
  'checkout-fault': 'a part of the system did not answer',
};
const STEP_CLASSES = { done: 'done', compensated: 'done', refused: 'failed', 'given-up': 'failed', retrying: 'now' };

const orderId = pathId('orders');
let event = null;

fill($('#order'), load, (order) => {
  render(order);
  if (order.status === 'PENDING') follow(isSold).catch(complain);
  else if (isBeingRefunded(order)) follow(isRefunded).catch(complain);
});

async function load() {
  const order = await read(`/orders/${encodeURIComponent(orderId)}`);
  event ??= await get(`/events/${order.eventId}`).catch(() => null);
  return order;
}

const isBeingRefunded = ({ status, progress, tickets }) => status === 'CONFIRMED'
  && (progress.some(({ step }) => step === 'void-tickets') || tickets.some((ticket) => ticket.status === 'VOID'));

function render(order) {
  document.title = `Order of ${order.email} · Onrush admin`;
  $('#order').replaceChildren(
    h('div', { class: 'row spread' },
      h('div', { class: 'stack tight' }, h('h1', { id: 'title', tabindex: '-1' }, `Order of ${shortTime(order.createdAt, ownZone)}`),
        h('p', { class: 'row' }, h('span', { id: 'status' }, orderChip(order.status)), order.reason ? h('span', {}, REASONS[order.reason] ?? inWords(order.reason)) : null)),
      h('div', { id: 'refund-place' }, refundButton(order))),
    h('div', { class: 'grid two' },
      h('div', { class: 'stack loose' }, seats(order), tickets(order)),
      h('div', { class: 'stack loose' }, about(order), progress(order))));
}

function about(order) {
  const zone = event?.timeZone ?? 'UTC';
  const facts = [
    ['Buyer', h('span', { class: 'email' }, order.email)],
    ['Event', event ? h('a', { href: `/events/${order.eventId}` }, event.name) : 'not listed any more'],
    event && ['Starts', `${longTime(event.startsAt, zone)}, ${zoneName(zone)}`],
    ['Ordered', shortTime(order.createdAt, ownZone)],
    order.confirmedAt && ['Confirmed', shortTime(order.confirmedAt, ownZone)],
    order.cancellableUntil && ['Buyer may cancel until', shortTime(order.cancellableUntil, ownZone)],
    ['Order id', h('code', {}, order.orderId)],
    ['Hold id', h('code', {}, order.holdId)],
    ['Visitor id', h('code', {}, order.visitorId)],
  ].filter(Boolean);
  return h('section', { class: 'card stack', 'aria-labelledby': 'about-title' }, h('h2', { id: 'about-title' }, 'About'),
    h('dl', { class: 'facts ids' }, facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    h('p', { class: 'muted small' }, `Times without a zone are ${zoneName(ownZone)}.`));
}

const unitsOf = (order) => order.items.reduce((units, { quantity }) => units + quantity, 0);
const headOf = (order) => (order.items.length ? `${count(unitsOf(order))} of ${count(order.items.length)} ${order.items.length === 1 ? 'item' : 'items'}` : order.seats.length === 1 ? 'One seat' : `${count(order.seats.length)} seats`);

const seats = (order) => h('section', { class: 'card stack', 'aria-labelledby': 'seats-title' }, h('h2', { id: 'seats-title' }, headOf(order)),
  h('table', { class: 'table' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Seat'), h('th', { scope: 'col' }, 'Category'), h('th', { scope: 'col', class: 'num' }, 'Price'))),
    h('tbody', {}, order.seats.map((seat) => h('tr', {}, h('td', {}, seat.id), h('td', {}, seat.category), h('td', { class: 'num' }, money(seat.price)))),
      order.items.map((item) => h('tr', {}, h('td', {}, `${item.quantity} × ${item.name}`), h('td', {}, item.sku), h('td', { class: 'num' }, money(item.total))))),
    h('tfoot', {}, h('tr', {}, h('th', { scope: 'row', colspan: '2' }, 'Total'), h('td', { class: 'num' }, h('strong', {}, money(order.total)))))));

const TICKETS = { VALID: ['good', 'Valid'], VOID: ['plain', 'Void'] };

function tickets(order) {
  const content = order.tickets.length
    ? h('ul', { class: 'rows' }, order.tickets.map((ticket) => h('li', { class: 'row spread' },
      h('div', {}, h('strong', {}, ticket.seat ?? ticket.item), h('p', { class: 'muted small' }, h('code', {}, ticket.ticketId))),
      h('span', { class: `chip ${TICKETS[ticket.status]?.[0] ?? 'plain'}` }, TICKETS[ticket.status]?.[1] ?? ticket.status))))
    : h('p', { class: 'muted' }, order.status === 'PENDING' ? 'Tickets are made when the payment is through.' : 'No ticket was made.');
  return h('section', { class: 'card stack', 'aria-labelledby': 'tickets-title' }, h('h2', { id: 'tickets-title' }, 'Tickets'), content);
}

const OUTCOMES = { done: 'done', refused: 'refused', retrying: 'trying again', 'given-up': 'given up', compensated: 'undone' };

const progress = (order) => h('section', { class: 'card stack', 'aria-labelledby': 'progress-title' }, h('h2', { id: 'progress-title' }, 'Progress'),
  order.progress.length
    ? h('ol', { class: 'steps' }, order.progress.map(({ step, outcome, at }) => h('li', { class: STEP_CLASSES[outcome] ?? '' }, inWords(step),
      h('p', {}, `${OUTCOMES[outcome] ?? outcome} at `, h('time', { datetime: at, title: shortTime(at, ownZone) }, timeOfDay(at, ownZone))))))
    : h('p', { class: 'muted' }, 'Nothing has been done yet.'));

function refundButton(order) {
  if (order.status !== 'CONFIRMED') return null;
  if (isBeingRefunded(order)) return h('p', { class: 'chip warn' }, 'Refund running');
  const button = h('button', { class: 'btn danger', type: 'button' }, 'Refund');
  button.addEventListener('click', () => busy(button, () => refund(order)));
  return button;
}

async function refund(order) {
  const seatWords = order.items.length ? 'What was bought goes' : order.seats.length === 1 ? 'The seat goes' : `The ${order.seats.length} seats go`;
  const agreed = await confirmed({
    title: `Refund ${money(order.total)}?`, action: 'Refund', danger: true,
    detail: `${order.email} gets the money back, the tickets are void from now on, and so cannot be used at the door. ${seatWords} back on sale. This cannot be taken back.`,
  });
  if (!agreed) return;
  try {
    await change('POST', `/orders/${order.orderId}/refund`, undefined, { 'Idempotency-Key': `refund-${order.orderId}` });
    announce('The refund is running');
    await follow(isRefunded);
  } catch (error) {
    complain(error);
    if (error.status === 409) renderAnew(await load());
  }
}

/** Shows every step until the order is settled. */
async function follow(isSettled) {
  const end = Date.now() + PATIENCE_MILLIS;
  let seen = '';
  while (Date.now() < end) {
    const order = await load().catch(passing);
    const state = order && `${order.status} ${order.progress.length}`;
    if (order && state !== seen) renderAnew(order);
    seen = state ?? seen;
    if (order && isSettled(order)) return announce(`The order is ${order.status.toLowerCase()}`);
    await pause(POLL_MILLIS);
  }
  return announce('It takes longer than usual. Reload the page later.');
}

const isSold = ({ status }) => status !== 'PENDING';
const isRefunded = ({ status }) => status === 'CANCELLED';

function passing(error) {
  if (error instanceof Problem && error.isPassing) return null;
  throw error;
}

/** The button that was pressed may be gone: the keyboard goes on from the heading. */
function renderAnew(order) {
  const hadFocus = $('#order').contains(document.activeElement);
  render(order);
  if (hadFocus) $('#title').focus();
}
