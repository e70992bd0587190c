// One event: when and where, what it costs, and the way in.

import { get, patiently, Problem } from '../lib/api.js';
import { $, announce, h, hueOf, pathId, problemNotice, show, text } from '../lib/dom.js';
import { openStream } from '../lib/live.js';
import { count, money, moneyRange } from '../lib/money.js';
import { getPass, getTicket } from '../lib/session.js';
import { showRegistration } from './event-registration.js';
import { countdown, longTime, ownZone, serverNow, shortTime, spokenDuration, syncClock, zoneName, zonesDiffer } from '../lib/time.js';
import { t, told as inWords } from '../lib/words.js';

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
  text('#venue', event.venueName ?? t('event.live'));
  $('#when').replaceChildren(h('time', { datetime: event.startsAt }, longTime(event.startsAt, zone())), ` ${zoneName(zone())}`);
  $('#price-list').replaceChildren(...[...Object.entries(event.prices), ...event.items.map(({ name, price }) => [name, price])].sort(([, a], [, b]) => b.amount - a.amount)
    .map(([category, price]) => h('li', {}, category, h('span', { class: 'money' }, money(price)))));
  show('#prices', true);
  $('#event').removeAttribute('aria-busy');
}

function facts() {
  const rows = [
    [t('event.seatsLeft'), event.seatsLeft === null || !hasSeats() ? null : event.seatsLeft === 0 ? t('event.noneNow') : count(event.seatsLeft)],
    ...event.items.map(({ sku, name }) => [t('event.left', { name }), event.stockLeft === null ? null : event.stockLeft[sku] ? count(event.stockLeft[sku]) : t('event.noneNow')]),
    [t('event.prices'), moneyRange(event.priceRange)],
    [t('event.most'), t(event.items.length ? 'event.most.tickets' : 'event.most.seats', { n: event.seatsPerVisitor })],
    [t('event.hold'), t('event.hold.time', { time: spokenDuration(event.holdSeconds) })],
    [t('event.cancel'), event.cancellationMinutes ? t('event.cancel.within', { time: spokenDuration(event.cancellationMinutes * 60) }) : t('event.cancel.no')],
  ].filter(([, value]) => value);
  $('#facts').replaceChildren(...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', { id: name === t('event.seatsLeft') ? 'seats-left' : null }, value)]));
}

const link = (href, words, kind = '') => h('a', { class: `btn ${kind}`, href }, words);
const hasSeats = () => Object.keys(event.prices).length > 0;
const shopPath = () => `/events/${eventId}/${hasSeats() ? 'seats' : 'items'}`;
const looks = () => [hasSeats() ? link(`/events/${eventId}/seats`, t('event.look.map')) : null, event.items.length ? link(`/events/${eventId}/items`, t('event.look.left')) : null].filter(Boolean);
const queue = (words) => link(`/events/${eventId}/queue`, words, 'primary big');

/** What there is to do, by the phase of the sale. */
function sale() {
  const onsale = event.onsale;
  if (!onsale) return view('none', null, t('event.notOnSale'), looks());
  const { phase, onsaleId, queueOpensAt, opensAt } = onsale;
  if (getPass(onsaleId, serverNow())) return view(`pass-${phase}`, ['live', t('event.yourTurn')], t('event.yourTurn.say'), [link(shopPath(), t(hasSeats() ? 'event.chooseSeats' : 'event.choose'), 'primary big'), ...(hasSeats() ? looks().slice(1) : [])]);
  const back = getTicket(onsaleId) ? t('event.back') : null;
  const phases = {
    SCHEDULED: () => view(phase, ['', t('event.SCHEDULED')], t('event.SCHEDULED.say'), looks(), queueOpensAt, [[t('event.at.room'), queueOpensAt], [t('event.at.sale'), opensAt]]),
    QUEUEING: () => view(phase, ['accent', t('event.QUEUEING')], t('event.QUEUEING.say'), [queue(back ?? t('event.join.room')), ...looks()], opensAt, [[t('event.at.sale'), opensAt]]),
    OPEN: () => view(phase, ['live', t('event.OPEN')], t(event.seatsLeft === 0 && hasSeats() ? 'event.OPEN.full' : 'event.OPEN.say'), [queue(back ?? t('event.join.tickets')), ...looks()]),
    PAUSED: () => view(phase, ['warn', t('event.PAUSED')], t('event.PAUSED.say'), [queue(back ?? t('event.join.queue')), ...looks()]),
    CLOSED: () => view(phase, ['plain', t('event.CLOSED')], t('event.CLOSED.say'), looks()),
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
  const told = times.map(([what, at]) => t(zonesDiffer(at, zone()) ? 'event.at.own' : 'event.at', { what, time: shortTime(at, zone()), zone: zoneName(zone()), own: shortTime(at, ownZone) }));
  if (zonesDiffer(event.startsAt, zone())) told.push(t('event.zones', { own: shortTime(event.startsAt, ownZone), zone: zoneName(ownZone) }));
  text('#local', told.join(' '));
  show('#local', told.length > 0);
}

function clock(seconds) {
  const units = [[Math.floor(seconds / 86400), t('clock.days')], [Math.floor(seconds / 3600) % 24, t('clock.hours')], [Math.floor(seconds / 60) % 60, t('clock.minutes')], [seconds % 60, t('clock.seconds')]];
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
    $('#problem').replaceChildren(h('div', { class: 'stack' }, h('h1', {}, t(gone ? 'event.missing' : 'event.failed')),
      gone ? h('p', {}, t('event.missing.say')) : problemNotice(inWords(problem)), h('p', {}, link('/', t('event.all'), 'primary'))));
  }
}

addEventListener('pageshow', (shownAgain) => { if (shownAgain.persisted) refresh(); });
start();
