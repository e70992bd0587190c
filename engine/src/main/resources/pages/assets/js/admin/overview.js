import { $, h, hueOf, text } from '../lib/dom.js';
import { count, money } from '../lib/money.js';
import { dateParts, longTime, shortTime, zoneName } from '../lib/time.js';
import { everySeconds, fill, read } from './frame.js';
import { isWatched, phaseChip } from './phases.js';

const MOST_WATCHED = 12;
const REFRESH_SECONDS = 5;
/** An event that began so long ago is over for this list. */
const OVER_MILLIS = 6 * 3_600_000;

const places = new Map();

fill($('#events'), load, (loaded) => {
  render(loaded);
  if (watched(loaded.onsales).length) refresh(loaded.onsales).catch(() => {});
  everySeconds(REFRESH_SECONDS, () => refresh(loaded.onsales));
});

async function load() {
  const [{ events }, { onsales }] = await Promise.all([read('/events'), read('/onsales')]);
  return { events, onsales };
}

const watched = (onsales) => onsales.filter(({ phase }) => isWatched(phase)).slice(0, MOST_WATCHED);

function render({ events, onsales }) {
  const rooms = onsales.filter(({ protects }) => protects);
  if (events.length === 0 && rooms.length === 0) return $('#events').replaceChildren(welcome());
  const byEvent = groupByEvent(onsales);
  const isOver = (event) => Date.parse(event.startsAt) < Date.now() - OVER_MILLIS;
  const coming = events.filter((event) => !isOver(event)).sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const over = events.filter(isOver);
  const row = (event) => eventRow(event, byEvent.get(event.eventId) ?? []);
  return $('#events').replaceChildren(
    rooms.length ? h('section', { class: 'card stack', 'aria-label': 'Rooms in front of sites' }, h('h2', {}, 'Rooms in front of sites'),
      h('ul', { class: 'onsales' }, rooms.map((room) => onsaleRow(room, { name: room.protects }, 'UTC')))) : '',
    coming.length ? h('ul', { class: 'events' }, coming.map(row)) : h('p', { class: 'muted' }, 'No event is to come.'),
    over.length ? h('details', { class: 'past' }, h('summary', {}, `Past events (${over.length})`), h('ul', { class: 'events' }, over.map(row))) : '');
}

function groupByEvent(onsales) {
  const groups = new Map();
  for (const onsale of onsales) groups.set(onsale.eventId, [...(groups.get(onsale.eventId) ?? []), onsale]);
  return groups;
}

const welcome = () => h('div', { class: 'card stack empty' },
  h('h2', {}, 'Three steps to the first sale'),
  h('ol', { class: 'steps' },
    h('li', {}, h('a', { href: '/admin/venues/new' }, 'Import a seating plan'), h('p', {}, 'A JSON file of pretix’s plan editor. You see it drawn before it is saved.')),
    h('li', {}, 'Create an event', h('p', {}, 'A name, a time on the venue’s clock, a price for each category.')),
    h('li', {}, 'Schedule its onsale', h('p', {}, 'When the queue and the sale open, and how fast people are let in.'))));

function eventRow(event, onsales) {
  const zone = event.timeZone ?? 'UTC';
  const { day, month, year } = dateParts(event.startsAt, zone);
  const cover = h('div', { class: 'cover', 'aria-hidden': 'true' }, h('b', {}, day), h('span', {}, `${month} ${year}`));
  cover.style.setProperty('--hue', hueOf(event.eventId));
  return h('li', { class: 'card event' }, cover,
    h('div', { class: 'stack' },
      h('div', { class: 'row spread' },
        h('div', {}, h('h2', { class: 'row-name' }, h('a', { href: `/events/${event.eventId}` }, event.name)),
          h('p', { class: 'muted small' }, [event.venueName, `${longTime(event.startsAt, zone)}, ${zoneName(zone)}`].filter(Boolean).join(' · '))),
        h('div', { class: 'row' },
          h('a', { class: 'btn small', href: `/admin/orders#eventId=${event.eventId}`, 'aria-label': `Orders of ${event.name}` }, 'Orders'),
          h('a', { class: 'btn small', href: `/admin/events/${event.eventId}/places`, 'aria-label': `Places of ${event.name} that are kept from sale` }, 'Kept from sale'),
          h('a', { class: 'btn small', href: `/admin/onsales/new?eventId=${event.eventId}`, 'aria-label': `Schedule an onsale of ${event.name}` }, 'Schedule an onsale'))),
      onsales.length ? h('ul', { class: 'onsales' }, onsales.map((onsale) => onsaleRow(onsale, event, zone)))
        : h('p', { class: 'muted' }, 'Not on sale yet: nothing is scheduled.')));
}

function onsaleRow(onsale, event, zone) {
  const chip = h('span', { class: 'phase' }, phaseChip(onsale.phase));
  const figures = h('div', { class: 'quick figures' });
  places.set(onsale.onsaleId, { chip, figures, phase: onsale.phase });
  return h('li', {}, chip,
    h('p', { class: 'small when' }, onsale.protects ? h('strong', {}, `${onsale.protects} `) : '', when(onsale, zone)),
    figures,
    h('a', { class: `btn small ${isWatched(onsale.phase) ? 'primary' : ''}`, href: `/admin/onsales/${onsale.onsaleId}`, 'aria-label': `Dashboard of ${event.name}, opens ${shortTime(onsale.opensAt, zone)}` }, 'Dashboard'));
}

function when({ phase, queueOpensAt, opensAt, closesAt }, zone) {
  if (phase === 'SCHEDULED') return `Queue ${shortTime(queueOpensAt, zone)}, sale ${shortTime(opensAt, zone)}`;
  if (phase === 'QUEUEING') return `Sale opens ${shortTime(opensAt, zone)}`;
  return phase === 'CLOSED' ? `Closed ${shortTime(closesAt, zone)}` : `Closes ${shortTime(closesAt, zone)}`;
}

async function refresh(onsales) {
  const watching = watched(onsales);
  const dashboards = await Promise.all(watching.map(({ onsaleId }) => read(`/onsales/${onsaleId}/dashboard`)));
  dashboards.forEach(showFigures);
  totals(dashboards);
}

function showFigures({ onsaleId, queue, seats, sales }) {
  const place = places.get(onsaleId);
  if (place.phase !== queue.phase) place.chip.replaceChildren(phaseChip(queue.phase));
  place.phase = queue.phase;
  const parts = [['waiting', count(queue.waiting)], ['shopping', count(queue.active)]];
  if (seats) parts.push(['seats sold', `${count(seats.sold)} of ${count(seats.available + seats.held + seats.sold)}`]);
  if (sales?.revenue) parts.push(['revenue', money(sales.revenue)]);
  place.figures.replaceChildren(...parts.map(([label, value]) => h('span', {}, h('b', {}, value), ` ${label}`)));
}

function totals(dashboards) {
  $('#totals').hidden = dashboards.length === 0;
  const sum = (of) => count(dashboards.reduce((total, dashboard) => total + of(dashboard), 0));
  text('#running', count(dashboards.length));
  text('#waiting', sum(({ queue }) => queue.waiting));
  text('#shopping', sum(({ queue }) => queue.active));
  text('#sold', sum(({ sales }) => sales?.seatsSold ?? 0));
}
