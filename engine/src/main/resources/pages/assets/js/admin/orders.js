import { Problem } from '../lib/api.js';
import { $, announce, busy, h } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { ownZone, shortTime } from '../lib/time.js';
import { showErrors } from './form.js';
import { complain, fill, read } from './frame.js';
import { ORDER_STATUSES, orderChip } from './phases.js';

const form = $('#search');
const { eventId, status, q } = form.elements;
const names = new Map();
let shown = 0;
let asked = 0;

status.append(...ORDER_STATUSES.map(({ id, word }) => h('option', { value: id }, word)));
$('#more').addEventListener('click', () => busy($('#more'), older));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
for (const select of [eventId, status]) select.addEventListener('change', search);
addEventListener('hashchange', () => {
  if (location.hash.slice(1) === criteria().toString()) return;
  fromAddress();
  find();
});

loadEvents().then(() => {
  fromAddress();
  find();
});

async function loadEvents() {
  try {
    const { events } = await read('/events');
    events.forEach((event) => names.set(event.eventId, event.name));
    eventId.append(...events.map((event) => h('option', { value: event.eventId }, `${event.name}, ${shortTime(event.startsAt, event.timeZone ?? 'UTC')}`)));
  } catch (error) {
    complain(error);
  }
}

/** Kept in the fragment of the address, which no server is sent: a buyer's address may be in it. */
function fromAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const field of [eventId, status, q]) field.value = wanted.get(field.name) ?? '';
}

function criteria() {
  const query = new URLSearchParams();
  for (const field of [eventId, status, q]) if (field.value.trim()) query.set(field.name, field.value.trim());
  return query;
}

function search() {
  history.replaceState(null, '', `#${criteria()}`);
  find();
}

function page(before) {
  const query = criteria();
  if (before) query.set('before', before);
  return read(`/orders?${query}`);
}

async function find() {
  const mine = ++asked;
  $('.summary', form).replaceChildren();
  $('#more').hidden = true;
  await fill($('#orders'), () => page(null).catch(refused), (found) => {
    if (mine !== asked || !found) return;
    shown = 0;
    $('#orders').replaceChildren(found.orders.length ? table() : nothing());
    append(found);
    announce(found.orders.length ? `${shown} orders shown${found.next ? ', there are older ones' : ''}` : 'No order found');
  });
}

/** What the server does not accept as a search belongs to the form. */
function refused(error) {
  if (!(error instanceof Problem) || error.id !== 'invalid-search') throw error;
  showErrors(form, error);
  $('#orders').replaceChildren();
  return null;
}

const nothing = () => h('div', { class: 'card empty stack' }, h('h2', {}, criteria().toString() ? 'No order fits' : 'No order yet'),
  h('p', { class: 'muted' }, criteria().toString() ? 'A text is looked for as an order id, a hold id, a seat id, a SKU, or the beginning of an email address.' : 'Orders appear here as soon as somebody buys.'));

const HEADS = ['Ordered', 'Buyer', 'Event', 'Seats', 'Total', 'Status'];

const table = () => h('div', { class: 'sheet' }, h('table', { class: 'table as-cards', role: 'table' },
  h('caption', { class: 'visually-hidden' }, 'Orders, the newest first'),
  h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, HEADS.map((name) => h('th', { scope: 'col', role: 'columnheader', class: name === 'Total' ? 'num' : '' }, name)))),
  h('tbody', { role: 'rowgroup', id: 'rows' })));

function row(order) {
  const seats = [...order.seats.map(({ id }) => id), ...order.items.map(({ sku, quantity }) => `${quantity} × ${sku}`)];
  const cell = (name, ...content) => h('td', { role: 'cell', 'data-head': name, class: name === 'Total' ? 'num' : '' }, ...content);
  return h('tr', { role: 'row' },
    cell('Ordered', h('a', { href: `/admin/orders/${order.orderId}`, 'aria-label': `Order of ${shortTime(order.createdAt, ownZone)} by ${order.email}` }, h('time', { datetime: order.createdAt }, shortTime(order.createdAt, ownZone)))),
    cell('Buyer', h('span', { class: 'email' }, order.email)),
    cell('Event', names.get(order.eventId) ?? 'An event that is not listed'),
    cell('Seats', h('span', { title: seats.join(', ') }, seats.length > 3 ? `${seats.slice(0, 2).join(', ')} and ${seats.length - 2} more` : seats.join(', '))),
    cell('Total', h('span', { class: 'money' }, money(order.total))),
    cell('Status', orderChip(order.status)));
}

let next = null;

function append(found) {
  $('#rows')?.append(...found.orders.map(row));
  shown += found.orders.length;
  next = found.next;
  $('#more').hidden = !next;
}

async function older() {
  const mine = asked;
  const last = $('#rows').lastElementChild;
  try {
    const found = await page(next);
    if (mine !== asked) return;
    append(found);
    announce(`${shown} orders shown`);
    // The last page may be empty.
    $('a', last.nextElementSibling ?? last)?.focus();
  } catch (error) {
    if (mine === asked) complain(error);
  }
}
