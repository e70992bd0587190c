// The checkout of a hold: what is bought, who pays how, and the time that is left.

import { asVisitor, del, get, patiently } from '../lib/api.js';
import { $, busy, confirmed, h, pathId, problemNotice, show, text } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { getHold, onOtherTab, setHold } from '../lib/session.js';
import { serverNow, spokenDuration, syncClock } from '../lib/time.js';
import { runClock } from './checkout-clock.js';
import { bindForm, lockForm, readForm, say } from './checkout-form.js';
import { orderOfHold, placeOrder } from './checkout-placing.js';
import { waitText } from './order-repeating.js';
import { boughtLines, eventHead, loadEvent, loadPlaces, NO_PLACES, shopOf } from './order-summary.js';

const VIEWS = ['loading', 'checkout', 'gone', 'fault'];
const holdId = pathId('checkout');

let hold = null;
let event = null;
let paying = false;
let stopClock = () => {};

function showView(name) {
  for (const view of VIEWS) show(`#${view}`, view === name);
}

const goToOrder = (orderId) => location.replace(`/orders/${orderId}`);

/** Asks the server where things stand: bought already, still held, or over. */
async function check() {
  if (paying) return;
  try {
    const [order, found] = await Promise.all([patiently(() => orderOfHold(holdId)), patiently(findHold)]);
    if (order) goToOrder(order.orderId);
    else if (found) await showCheckout(found);
    else await showGone();
  } catch (problem) {
    if (hold && Date.parse(hold.expiresAt) <= serverNow()) await showGone({ certain: false });
    else if (!hold) showFault(problem);
  }
}

async function findHold() {
  try {
    return await asVisitor(() => get(`/holds/${encodeURIComponent(holdId)}`));
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}

async function showCheckout(found) {
  const first = hold === null;
  hold = found;
  text('#total', money(hold.total));
  text('#pay-amount', money(hold.total));
  if (first) fillSummary();
  showView('checkout');
  await syncClock();
  stopClock();
  stopClock = runClock({ expiresAt: hold.expiresAt, holdSeconds: () => event?.holdSeconds ?? 120 }, timeIsUp);
}

async function fillSummary() {
  $('#seats').replaceChildren(boughtLines(hold, NO_PLACES));
  if (hold.seats.length) loadPlaces(hold.eventId, hold.seats).then((named) => $('#seats').replaceChildren(boughtLines(hold, named)));
  event = await loadEvent(hold.eventId).catch(() => null);
  if (!event) return;
  document.title = `Checkout: ${event.name} · Onrush`;
  $('#event').replaceChildren(eventHead(event));
  text('#terms', event.cancellationMinutes > 0
    ? `You can cancel within ${spokenDuration(event.cancellationMinutes * 60)} after the order is confirmed, until the event starts.`
    : 'This event allows no cancellation.');
}

// The server decides: another tab may have ordered, or an answer was lost and the order is there all the same.
async function timeIsUp() {
  stopClock();
  if (paying) return undefined;
  try {
    const order = await patiently(() => orderOfHold(holdId), { attempts: 2 });
    if (order) return goToOrder(order.orderId);
    const late = await findHold();
    return late && Date.parse(late.expiresAt) > serverNow() ? showCheckout(late) : showGone();
  } catch {
    return showGone({ certain: false });
  }
}

async function showGone({ certain = true } = {}) {
  stopClock();
  const eventId = hold?.eventId ?? await eventOfHold();
  if (certain && eventId && getHold(eventId) === holdId) setHold(eventId, null);
  $('#seats-again').href = hold ? shopOf(eventId, hold) : eventId ? `/events/${eventId}` : '/';
  text('#seats-again', eventId ? 'Choose seats again' : 'All events');
  text('#gone-title', hold ? 'The time for your seats is up' : 'These seats are not held for you');
  text('#gone-say', goneText(certain));
  document.title = `${$('#gone-title').textContent} · Onrush`;
  showView('gone');
  $('#gone-title').focus();
}

function goneText(certain) {
  if (!certain) return 'The form is closed. The server cannot be reached to see whether an order was placed: look into My orders when you are online again, before you choose other seats.';
  return hold
    ? 'The form is closed and the seats are back on sale. Nothing was charged.'
    : 'Seats are held for a short time, and only for the browser that chose them. This hold has ended, or it belongs to another browser. Nothing was charged.';
}

/** Which event the lost hold was of, as far as this browser remembers. */
async function eventOfHold() {
  const { events } = await get('/events').catch(() => ({ events: [] }));
  return events.find(({ eventId }) => getHold(eventId) === holdId)?.eventId ?? null;
}

function showFault(problem) {
  $('#fault-notice').replaceChildren(problemNotice(problem, h('p', {}, h('button', { class: 'btn', type: 'button', onclick: start }, 'Try again'))));
  showView('fault');
}

async function pay() {
  const fields = readForm();
  if (!fields) return;
  paying = true;
  $('#pay').focus();
  lockForm(true);
  show('#pay-problem', false);
  text('#sending', 'Sending your order…');
  try {
    const orderId = await placeOrder({ holdId, ...fields }, { onWait: (problem, millis) => text('#sending', waitText(problem, millis)) });
    if (orderId) {
      text('#sending', 'Your order is accepted.');
      return goToOrder(orderId);
    }
    unlock();
    await showGone();
  } catch (problem) {
    unlock();
    refused(problem);
  }
}

function unlock() {
  paying = false;
  lockForm(false);
}

function refused(problem) {
  if (Date.parse(hold.expiresAt) <= serverNow()) timeIsUp();
  const wrongEmail = problem.errors?.find((error) => error.field === 'email');
  if (wrongEmail) {
    say('email', `The address ${wrongEmail.detail}.`);
    $('#email').focus();
    return;
  }
  $('#pay-problem').replaceChildren(problemNotice(problem, problem.isPassing
    ? h('p', {}, 'Your entries are kept. Press the button again: the same order is sent, so you cannot buy or pay twice.')
    : null));
  show('#pay-problem', true);
}

async function giveBack() {
  const agreed = await confirmed({
    title: 'Give the seats back?',
    detail: 'They go back on sale at once, and somebody else may take them. Nothing is charged.',
    action: 'Give the seats back',
    otherwise: 'Keep the seats',
    danger: true,
  });
  if (!agreed) return;
  try {
    await busy($('#give-back'), () => patiently(() => asVisitor(() => del(`/holds/${encodeURIComponent(holdId)}`))));
    if (getHold(hold.eventId) === holdId) setHold(hold.eventId, null);
    location.replace(shopOf(hold.eventId, hold));
  } catch (problem) {
    if (problem.id === 'hold-ordered' || problem.status === 404) return check();
    $('#pay-problem').replaceChildren(problemNotice(problem));
    show('#pay-problem', true);
  }
}

function start() {
  showView('loading');
  syncClock();
  check();
}

bindForm();
$('#form').addEventListener('submit', (submit) => {
  submit.preventDefault();
  busy($('#pay'), pay);
});
$('#give-back').addEventListener('click', giveBack);
addEventListener('pageshow', (shown) => shown.persisted && check());
onOtherTab((key) => key.startsWith('onrush.hold.') && check());
start();
