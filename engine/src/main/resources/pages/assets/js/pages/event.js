// One event: when and where, what it costs, and the way in.

import { get, patiently, Problem } from '../lib/api.js';
import { $, announce, h, hueOf, pathId, problemNotice, show, text } from '../lib/dom.js';
import { openStream } from '../lib/live.js';
import { count, money, moneyRange } from '../lib/money.js';
import { getPass, getTicket } from '../lib/session.js';
import { showRegistration } from './event-registration.js';
import { countdown, longTime, ownZone, serverNow, shortTime, spokenDuration, syncClock, zoneName, zonesDiffer } from '../lib/time.js';

const REFRESH_MILLIS = 10_000;
const eventId = pathId('events');
let event;
let stream = null;
let streamed = null;
let soon = null;
let stopClock = () => {};
let shown = '';

const zone = () => event.timeZone ?? 'UTC';

function about() {
  document.title = `${event.name} · Onrush`;
  $('.poster').style.setProperty('--hue', hueOf(event.eventId));
  text('#name', event.name);
  text('#venue', event.venueName ?? 'Live');
  $('#when').replaceChildren(h('time', { datetime: event.startsAt }, longTime(event.startsAt, zone())), ` ${zoneName(zone())}`);
  $('#price-list').replaceChildren(...[...Object.entries(event.prices), ...event.items.map(({ name, price }) => [name, price])].sort(([, a], [, b]) => b.amount - a.amount)
    .map(([category, price]) => h('li', {}, category, h('span', { class: 'money' }, money(price)))));
  show('#prices', true);
  $('#event').removeAttribute('aria-busy');
}

function facts() {
  const rows = [
    ['Seats left', event.seatsLeft === null || !hasSeats() ? null : event.seatsLeft === 0 ? 'None at the moment' : count(event.seatsLeft)],
    ...event.items.map(({ sku, name }) => [`${name} left`, event.stockLeft === null ? null : event.stockLeft[sku] ? count(event.stockLeft[sku]) : 'None at the moment']),
    ['Prices', moneyRange(event.priceRange)],
    ['At most', `${event.seatsPerVisitor} ${event.items.length ? 'tickets' : 'seats'} a person`],
    ['Hold', `${spokenDuration(event.holdSeconds)} to pay, once you picked`],
    ['Cancel', event.cancellationMinutes ? `within ${spokenDuration(event.cancellationMinutes * 60)} after buying` : 'not possible'],
  ].filter(([, value]) => value);
  $('#facts').replaceChildren(...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', { id: name === 'Seats left' ? 'seats-left' : null }, value)]));
}

const link = (href, words, kind = '') => h('a', { class: `btn ${kind}`, href }, words);
const hasSeats = () => Object.keys(event.prices).length > 0;
const shopPath = () => `/events/${eventId}/${hasSeats() ? 'seats' : 'items'}`;
const looks = () => [hasSeats() ? link(`/events/${eventId}/seats`, 'Look at the seat map') : null, event.items.length ? link(`/events/${eventId}/items`, 'Look at what is left') : null].filter(Boolean);
const queue = (words) => link(`/events/${eventId}/queue`, words, 'primary big');

/** What there is to do, by the phase of the sale. */
function sale() {
  const onsale = event.onsale;
  if (!onsale) return view('none', null, 'Tickets are not on sale yet. The dates appear here.', looks());
  const { phase, onsaleId, queueOpensAt, opensAt } = onsale;
  if (getPass(onsaleId, serverNow())) return view(`pass-${phase}`, ['live', 'Your turn'], 'It is your turn: the shop is open for you.', [link(shopPath(), hasSeats() ? 'Choose your seats' : 'Choose now', 'primary big'), ...(hasSeats() ? looks().slice(1) : [])]);
  const back = getTicket(onsaleId) ? 'Back to my place' : null;
  const phases = {
    SCHEDULED: () => view(phase, ['', 'Coming up'], 'The waiting room opens in', looks(), queueOpensAt, [['Waiting room', queueOpensAt], ['Sale', opensAt]]),
    QUEUEING: () => view(phase, ['accent', 'Waiting room open'], 'Join now or later: all who wait when the sale opens have the same chance. It opens in', [queue(back ?? 'Join the waiting room'), ...looks()], opensAt, [['Sale', opensAt]]),
    OPEN: () => view(phase, ['live', 'On sale'], event.seatsLeft === 0 && hasSeats() ? 'Every seat is taken at the moment. Seats of holds that lapse come back.' : 'The sale is on. You get a place in the queue, and the shop opens for you when it is your turn.', [queue(back ?? 'Get tickets'), ...looks()]),
    PAUSED: () => view(phase, ['warn', 'Paused'], 'The sale is paused for a moment. Everybody keeps their place.', [queue(back ?? 'Join the queue'), ...looks()]),
    CLOSED: () => view(phase, ['plain', 'Sale over'], 'The sale is over.', looks()),
  };
  phases[phase]();
}

/** Comfort: a page without it still tells when the room opens. */
function registration() {
  const onsale = event.onsale;
  if (onsale && onsale.phase === 'SCHEDULED') showRegistration(onsale.onsaleId, $('#facts').closest('section'), (iso) => shortTime(iso, zone())).catch(() => {});
  else $('#registration')?.remove();
}

function view(key, chip, words, actions, until = null, times = []) {
  const full = `${key}|${until}|${words}|${actions.length}`;
  if (full === shown) return;
  if (shown) announce(`${chip?.[1] ?? ''}. ${words}`);
  shown = full;
  stopClock();
  show('#phase', chip !== null);
  if (chip) {
    $('#phase').className = `chip ${chip[0]}`;
    text('#phase', chip[1]);
  }
  text('#say', words);
  show('#clock', until !== null);
  if (until) stopClock = countdown(until, clock, refreshSoon);
  $('#actions').replaceChildren(...actions);
  const told = times.map(([what, at]) => `${what}: ${shortTime(at, zone())} ${zoneName(zone())}${zonesDiffer(at, zone()) ? `, which is ${shortTime(at, ownZone)} on your clock` : ''}.`);
  if (zonesDiffer(event.startsAt, zone())) told.push(`Times are those of the venue. The show starts at ${shortTime(event.startsAt, ownZone)} on your clock (${zoneName(ownZone)}).`);
  text('#local', told.join(' '));
  show('#local', told.length > 0);
}

function clock(seconds) {
  const units = [[Math.floor(seconds / 86400), 'days'], [Math.floor(seconds / 3600) % 24, 'hours'], [Math.floor(seconds / 60) % 60, 'minutes'], [seconds % 60, 'seconds']];
  const from = units[0][0] ? 0 : units[1][0] ? 1 : 2;
  const element = $('#clock');
  element.setAttribute('aria-label', spokenDuration(seconds));
  element.replaceChildren(...units.slice(from).map(([value, unit]) => h('span', { 'aria-hidden': 'true' }, h('b', {}, String(value).padStart(2, '0')), h('small', {}, unit))));
}

// Everybody's clock ends at the same moment; the requests should not.
function refreshSoon() {
  soon ??= setTimeout(() => {
    soon = null;
    refresh();
  }, 300 + Math.random() * 1700);
}

async function refresh() {
  try {
    event = await get(`/events/${eventId}`);
    facts();
    sale();
    registration();
    follow();
  } catch {
    // The next refresh tries again; what is shown stays.
  }
}

/** Phases change by themselves: the queue's stream says when. */
function follow() {
  const onsale = event.onsale?.phase === 'CLOSED' ? null : event.onsale;
  if (stream && onsale?.onsaleId !== streamed) {
    stream.close();
    stream = null;
  }
  if (stream || !onsale) return;
  streamed = onsale.onsaleId;
  stream = openStream(`/onsales/${streamed}/queue/stream`, {
    on: { status: ({ phase }) => { if (phase !== event.onsale?.phase) refreshSoon(); } },
    poll: async () => { await refresh(); return 5; },
  });
}

async function start() {
  try {
    await syncClock();
    event = await patiently(() => get(`/events/${eventId}`));
    about();
    facts();
    sale();
    registration();
    follow();
    setInterval(() => { if (!document.hidden) refresh(); }, REFRESH_MILLIS);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    show('#event', false);
    show('#problem', true);
    const gone = problem.status === 404;
    $('#problem').replaceChildren(h('div', { class: 'stack' }, h('h1', {}, gone ? 'There is no such event' : 'The event cannot be shown'),
      gone ? h('p', {}, 'It may be over, or the link is incomplete.') : problemNotice(problem), h('p', {}, link('/', 'All events', 'primary'))));
  }
}

addEventListener('pageshow', (shownAgain) => { if (shownAgain.persisted) refresh(); });
start();
