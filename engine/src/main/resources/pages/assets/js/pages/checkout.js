// The checkout of a hold: what is bought, who pays how, and the time that is left.

import { asVisitor, del, get, patiently } from '../lib/api.js';
import { $, busy, confirmed, h, language, pathId, problemNotice, show, text } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { getHold, onOtherTab, setHold } from '../lib/session.js';
import { serverNow, spokenDuration, syncClock } from '../lib/time.js';
import { t, told } from '../lib/words.js';
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
  text('#pay-amount', t('checkout.pay', { amount: money(hold.total) }));
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
  document.title = `${t('checkout.titled', { name: event.name })} · Onrush`;
  $('#event').replaceChildren(eventHead(event));
  text('#terms', event.cancellationMinutes > 0
    ? t('checkout.terms', { time: spokenDuration(event.cancellationMinutes * 60) })
    : t('checkout.terms.none'));
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
  text('#seats-again', t(eventId ? 'shop.again' : 'event.all'));
  text('#gone-title', t(hold ? 'checkout.gone' : 'checkout.none'));
  text('#gone-say', goneText(certain));
  document.title = `${$('#gone-title').textContent} · Onrush`;
  showView('gone');
  $('#gone-title').focus();
}

function goneText(certain) {
  if (!certain) return t('checkout.gone.unsure');
  return t(hold ? 'checkout.gone.say' : 'checkout.none.say');
}

/** Which event the lost hold was of, as far as this browser remembers. */
async function eventOfHold() {
  const { events } = await get('/events').catch(() => ({ events: [] }));
  return events.find(({ eventId }) => getHold(eventId) === holdId)?.eventId ?? null;
}

function showFault(problem) {
  $('#fault-notice').replaceChildren(problemNotice(told(problem), h('p', { lang: language }, h('button', { class: 'btn', type: 'button', onclick: start }, t('queue.tryAgain')))));
  showView('fault');
}

async function pay() {
  const fields = readForm();
  if (!fields) return;
  paying = true;
  $('#pay').focus();
  lockForm(true);
  show('#pay-problem', false);
  text('#sending', t('checkout.sending'));
  try {
    const orderId = await placeOrder({ holdId, ...fields }, { onWait: (problem, millis) => text('#sending', waitText(problem, millis)) });
    if (orderId) {
      text('#sending', t('checkout.accepted'));
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
    say('email', t('fault.email.form'));
    $('#email').focus();
    return;
  }
  $('#pay-problem').replaceChildren(problemNotice(told(problem), problem.isPassing
    ? h('p', { lang: language }, t('checkout.kept'))
    : null));
  show('#pay-problem', true);
}

async function giveBack() {
  const agreed = await confirmed({
    title: t('checkout.giveBack.ask'),
    detail: t('checkout.giveBack.say'),
    action: t('checkout.giveBack'),
    otherwise: t('checkout.keep'),
    danger: true,
  });
  if (!agreed) return;
  try {
    await busy($('#give-back'), () => patiently(() => asVisitor(() => del(`/holds/${encodeURIComponent(holdId)}`))));
    if (getHold(hold.eventId) === holdId) setHold(hold.eventId, null);
    location.replace(shopOf(hold.eventId, hold));
  } catch (problem) {
    if (problem.id === 'hold-ordered' || problem.status === 404) return check();
    $('#pay-problem').replaceChildren(problemNotice(told(problem)));
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
