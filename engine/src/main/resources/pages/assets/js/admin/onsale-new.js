import { get } from '../lib/api.js';
import { $, h } from '../lib/dom.js';
import { longTime, serverNow, syncClock, zoneName } from '../lib/time.js';
import { count } from '../lib/money.js';
import { doorFields } from './door-fields.js';
import { drawForecast } from './forecast-chart.js';
import { submitOn, wholeNumber } from './form.js';
import { create, fill, leaveFor, read } from './frame.js';
import { lanesField } from './lanes.js';
import { modeFields } from './modes.js';
import { forecast, inWords, minutesText, warnings } from './queue-forecast.js';
import { visitorFields } from './visitors.js';
import { ZonedField } from './zoned-field.js';

const HOUR = 3_600_000;
const DAY_MINUTES = 1440;
const form = $('#onsale');
const fields = form.elements;
const chosenMode = modeFields($('#mode-fields'));
const chosenVisitors = visitorFields($('#mode-fields'));
const chosenDoor = doorFields($('#door-fields'));
const chosenLanes = lanesField($('#door-fields'));
let event = null;
let choices = [];
let seats = 0;

const zone = () => event?.timeZone ?? 'UTC';
const times = Object.fromEntries(['queueOpensAt', 'opensAt', 'closesAt'].map((name) => [name, new ZonedField($(`[data-field=${name}]`), zone, () => preview())]));

syncClock();
fill($('#event'), loadEvent, (found) => {
  $('#event').replaceChildren(found ? h('p', { class: 'about-event' }, h('strong', {}, found.name), h('span', { class: 'muted' }, `${found.venueName ?? 'Venue'} · ${longTime(found.startsAt, zone())}, ${zoneName(zone())}`)) : chooseEvent());
  show(Boolean(found));
});

async function loadEvent() {
  const id = new URLSearchParams(location.search).get('eventId');
  const { events } = await read('/events');
  choices = events;
  event = events.find((each) => each.eventId === id) ?? null;
  if (!event) return null;
  const venue = event.venueId && await read(`/venues/${event.venueId}`).catch(() => null);
  seats = venue?.seats ?? await leftOf(event.eventId);
  return event;
}

/** Of an event without seats, or one whose venue cannot be read. */
async function leftOf(eventId) {
  const { seatsLeft, stockLeft } = await get(`/events/${eventId}`);
  return (seatsLeft ?? 0) + Object.values(stockLeft ?? {}).reduce((units, left) => units + left, 0);
}

function chooseEvent() {
  const coming = choices.filter((each) => Date.parse(each.startsAt) > Date.now());
  if (coming.length === 0) return h('div', { class: 'notice' }, h('p', {}, 'There is no event to come. ', h('a', { href: '/admin/events/new' }, 'Create one first'), '.'));
  return h('div', { class: 'stack' }, h('h2', {}, 'For which event?'), h('ul', { class: 'rows sheet' }, coming.map((each) => h('li', {},
    h('a', { href: `?eventId=${each.eventId}` }, each.name), h('p', { class: 'muted small' }, longTime(each.startsAt, each.timeZone ?? 'UTC'))))));
}

function show(ready) {
  $('#terms').hidden = !ready;
  if (!ready) return;
  $('#zone').textContent = `Times are on the venue’s clock: ${zoneName(zone())}.`;
  const opens = Math.ceil((serverNow() + 24 * HOUR) / HOUR) * HOUR;
  times.queueOpensAt.millis = opens - HOUR / 2;
  times.opensAt.millis = opens;
  times.closesAt.millis = Math.max(opens + HOUR, Math.min(opens + 7 * 24 * HOUR, Date.parse(event.startsAt)));
  form.addEventListener('input', preview);
  fields.passMinutes.addEventListener('input', stayFollowsPass);
  fields.stay.addEventListener('input', () => { stayIsOwn = true; });
  stayFollowsPass();
  preview();
}

let stayIsOwn = false;

/** Until the slider is moved, people are taken to stay half as long as a pass lives. */
function stayFollowsPass() {
  const pass = number(fields.passMinutes);
  if (!pass) return;
  fields.stay.max = Math.max(1, pass * 2);
  if (!stayIsOwn) fields.stay.value = pass / 2;
  preview();
}

const number = (input) => {
  const value = Number(input.value.trim().replace(',', '.'));
  return input.value.trim() && Number.isFinite(value) && value > 0 ? value : null;
};

/** The settings as they are typed, or null while one of them is no number. */
function settings() {
  const plan = {
    visitors: wholeNumber(fields.visitors), ratePerMinute: wholeNumber(fields.rate), maxActive: wholeNumber(fields.maxActive), stayMinutes: number(fields.stay),
    seats, seatsPerOrder: number(fields.seatsPerOrder), conversion: number(fields.conversion) / 100, openMinutes: (times.closesAt.millis - times.opensAt.millis) / 60_000,
  };
  const complete = plan.visitors && plan.ratePerMinute && plan.maxActive && plan.stayMinutes && plan.seatsPerOrder && plan.openMinutes > 0 && plan.conversion <= 1;
  return complete ? plan : null;
}

function preview() {
  $('#stay-text').textContent = minutesText(Number(fields.stay.value));
  fields.stay.setAttribute('aria-valuetext', $('#stay-text').textContent);
  const plan = settings();
  $('#incomplete').hidden = plan !== null;
  $('#forecast').hidden = plan === null;
  if (!plan) return;
  const result = forecast(plan);
  const words = inWords(plan, result);
  $('#words').textContent = words;
  $('#facts').replaceChildren(...facts(plan, result));
  drawForecast($('#curve'), plan, result, words);
  showWarnings(warnings(plan, result, {
    nowMillis: serverNow(), queueOpensMillis: times.queueOpensAt.millis, opensMillis: times.opensAt.millis, closesMillis: times.closesAt.millis,
    startsMillis: Date.parse(event.startsAt), passSeconds: number(fields.passMinutes) * 60,
  }));
}

const facts = (plan, result) => [
  ['Effective pace', `${count(Math.round(result.perMinute))} a minute`, result.boundBy === 'rate' ? 'bound by the rate' : 'bound by concurrent shoppers'],
  ['Last one called', minutesText(result.lastCalledMinutes), 'after opening'],
  ['Median wait', minutesText(result.medianWaitMinutes), 'after opening'],
  ['Sold out', result.soldOutMinutes === null ? 'not likely' : minutesText(result.soldOutMinutes), result.soldOutMinutes === null ? `${count(result.seatsSold)} of ${count(plan.seats)} seats sold` : `${count(result.calledInVain)} called after that`],
].map(([label, value, note]) => h('div', { class: 'stat' }, h('span', { class: 'label' }, label), h('span', { class: 'value' }, value), h('span', { class: 'muted small' }, note)));

let warned = '';

function showWarnings(found) {
  const text = found.map((warning) => warning.text).join('\n');
  if (text === warned) return;
  warned = text;
  $('#warnings').replaceChildren(...(found.length ? [h('div', { class: 'notice warn' }, h('strong', {}, found.length === 1 ? 'Worth a second look' : `${found.length} things worth a second look`), h('ul', {}, found.map((warning) => h('li', {}, warning.text))))] : []));
}

submitOn(form, {
  read() {
    const errors = [];
    const need = (holds, field, detail) => holds || errors.push({ field, detail });
    for (const [name, field] of Object.entries(times)) need(field.millis !== null, name, 'enter the date and the time');
    need(times.queueOpensAt.millis === null || times.opensAt.millis === null || times.queueOpensAt.millis <= times.opensAt.millis, 'queueOpensAt', 'the queue cannot open after the sale');
    need(times.closesAt.millis === null || times.opensAt.millis === null || times.closesAt.millis > times.opensAt.millis, 'closesAt', 'the sale must close after it opens');
    need(times.closesAt.millis === null || times.closesAt.millis > serverNow(), 'closesAt', 'is in the past');
    need(wholeNumber(fields.rate), 'admissionsPerMinute', 'enter a whole number, 1 or more');
    need(wholeNumber(fields.maxActive), 'maxActive', 'enter a whole number, 1 or more');
    need(number(fields.passMinutes) >= 0.5 && number(fields.passMinutes) <= DAY_MINUTES, 'passSeconds', `enter minutes, like 5 or 2.5; from 0.5 to ${count(DAY_MINUTES)}`);
    const chosen = chosenMode();
    const visitors = chosenVisitors();
    const door = chosenDoor();
    const lanes = chosenLanes();
    errors.push(...chosen.errors, ...visitors.errors, ...door.errors, ...lanes.errors);
    return {
      errors,
      body: {
        ...chosen.body, ...visitors.body, ...door.body, ...lanes.body,
        eventId: event.eventId, queueOpensAt: times.queueOpensAt.iso, opensAt: times.opensAt.iso, closesAt: times.closesAt.iso,
        admissionsPerMinute: wholeNumber(fields.rate), maxActive: wholeNumber(fields.maxActive), passSeconds: Math.round(number(fields.passMinutes) * 60),
      },
    };
  },
  async send(body) {
    const { onsaleId } = await create('/onsales', body);
    await leaveFor(`/admin/onsales/${onsaleId}`);
  },
});
