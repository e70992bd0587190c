import { $, announce, h } from '../lib/dom.js';
import { count, minorDigits } from '../lib/money.js';
import { ownZone } from '../lib/time.js';
import { toMajorText, toMinor } from './amounts.js';
import { submitOn, wholeNumber } from './form.js';
import { create, fill, leaveFor, read } from './frame.js';
import { ItemsField } from './items-field.js';
import { drawPlan, swatch } from './plan-preview.js';
import { ZonedField } from './zoned-field.js';
import { isTimeZone } from './zoned-time.js';

const form = $('#event');
const { name, venueId, timeZone, currency, seatsPerVisitor, holdMinutes, cancellation, cancellationHours, orphanSeats } = form.elements;
const DAY_MINUTES = 1440;
/** Five years. */
const MOST_WINDOW_HOURS = 43_920;
const WEEK_MILLIS = 7 * 86_400_000;
const startsAt = new ZonedField($('[data-field=startsAt]'), () => (isTimeZone(timeZone.value) ? timeZone.value : 'UTC'));
const items = new ItemsField($('#items'), $('#add-item'), { digits: () => digitsOf(currency.value), currency: () => currency.value });
let venue = null;
let map = null;

fillList('#zones', [...new Set(['UTC', ownZone, ...Intl.supportedValuesOf('timeZone')])]);
fillList('#currencies', Intl.supportedValuesOf('currency'));
timeZone.value = ownZone;
startsAt.millis = Math.ceil((Date.now() + 4 * WEEK_MILLIS) / 3_600_000) * 3_600_000;

timeZone.addEventListener('input', () => startsAt.refresh());
currency.addEventListener('input', () => { currency.value = currency.value.toUpperCase(); });
venueId.addEventListener('change', () => chooseVenue(venueId.value));
cancellation.addEventListener('change', showWindow);
showWindow();

fill($('#venue-state'), () => read('/venues'), ({ venues }) => {
  $('#venue-state').replaceChildren(...(venues.length ? [] : [h('p', { class: 'notice warn' }, 'There is no venue yet. ', h('a', { href: '/admin/venues/new' }, 'Import a plan first'), '.')]));
  venueId.append(...venues.map((each) => h('option', { value: each.venueId }, `${each.name} – ${count(each.seats)} seats`)));
  const wanted = new URLSearchParams(location.search).get('venueId');
  const first = venues.find((each) => each.venueId === wanted) ?? (venues.length === 1 ? venues[0] : null);
  if (first) {
    venueId.value = first.venueId;
    chooseVenue(first.venueId);
  }
});

submitOn(form, {
  read: typed,
  async send(body) {
    const { eventId } = await create('/events', body);
    await leaveFor(`/admin/onsales/new?eventId=${eventId}`);
  },
});

function fillList(selector, values) {
  $(selector).append(...values.map((value) => h('option', { value })));
}

function showWindow() {
  $('#cancellation-window').hidden = cancellation.value !== 'some';
}

function chooseVenue(id) {
  map?.destroy();
  map = null;
  venue = null;
  $('#plan').replaceChildren();
  if (!id) {
    $('#prices').replaceChildren(h('p', { class: 'muted' }, 'Choose a venue to see its categories.'));
    return;
  }
  $('#plan').replaceChildren(h('div', { class: 'skeleton plan-box small-plan' }));
  fill($('#plan'), () => read(`/venues/${id}`), (found) => {
    if (venueId.value !== id) return;
    venue = found;
    const box = h('div', { class: 'plan-box small-plan' });
    $('#plan').replaceChildren(h('div', { class: 'sheet plan-sheet' }, box));
    askPrices(found.categories);
    map = drawPlan(box, found, $('#prices'));
    announce(`${found.name} has ${found.categories.length} categories to price`);
  });
}

/** What was typed for a category of the same name stays. */
function askPrices(categories) {
  const typedBefore = new Map([...$('#prices').querySelectorAll('input')].map((input) => [input.dataset.category, input.value]));
  $('#prices').replaceChildren(...categories.map((category, index) => {
    const id = `price-${index}`;
    return h('div', { class: 'field price', 'data-field': `prices.${category.name}.amount` },
      h('label', { for: id }, swatch(category.name), `${category.name} `, h('span', { class: 'muted small' }, `${count(category.seats)} ${category.seats === 1 ? 'seat' : 'seats'}`)),
      h('input', { class: 'input figures', id, inputmode: 'decimal', autocomplete: 'off', 'data-category': category.name, 'aria-describedby': `${id}-error`, value: typedBefore.get(category.name) ?? '', placeholder: toMajorText(0, digitsOf(currency.value)) }),
      h('p', { class: 'error', id: `${id}-error` }));
  }));
}

const isCurrency = (code) => Intl.supportedValuesOf('currency').includes(code);
const digitsOf = (code) => (isCurrency(code) ? minorDigits(code) : 2);

function typed() {
  const errors = [];
  const need = (holds, field, detail) => holds || errors.push({ field, detail });
  const hold = Number(holdMinutes.value.replace(',', '.'));
  const window = cancellation.value === 'some' ? wholeNumber(cancellationHours) : 0;
  need(name.value.trim(), 'name', 'enter the name that shoppers will see');
  const listed = items.read();
  need(venueId.value || !items.isEmpty, 'venueId', 'choose a venue, or add items');
  need(!venueId.value || venue, 'venueId', 'the plan is still loading; try again in a moment');
  need(isTimeZone(timeZone.value), 'timeZone', 'choose a zone of the list, like Europe/Berlin');
  need(!startsAt.isEmpty && startsAt.millis !== null, 'startsAt', 'enter the date and the time');
  need(startsAt.millis === null || startsAt.millis > Date.now(), 'startsAt', 'is in the past; enter a time to come');
  need(isCurrency(currency.value), 'prices', 'enter a currency code like EUR');
  need(wholeNumber(seatsPerVisitor) > 0, 'seatsPerVisitor', 'enter a whole number from 1 to 100');
  need(holdMinutes.value.trim() && hold * 60 >= 5 && hold <= DAY_MINUTES, 'holdSeconds', `enter minutes, like 5 or 2.5; ${count(DAY_MINUTES)} at the most`);
  need(window !== null && window <= MOST_WINDOW_HOURS, 'cancellationMinutes', `enter whole hours, ${count(MOST_WINDOW_HOURS)} at the most`);
  return {
    errors: [...errors, ...priceErrors(), ...listed.errors],
    body: {
      name: name.value.trim(), ...(venueId.value ? { venueId: venueId.value, prices: prices() } : {}), items: listed.items, startsAt: startsAt.iso, timeZone: timeZone.value,
      seatsPerVisitor: wholeNumber(seatsPerVisitor), holdSeconds: Math.round(hold * 60), cancellationMinutes: window * 60, orphanSeats: orphanSeats.value,
    },
  };
}

const priceInputs = () => [...$('#prices').querySelectorAll('input')];
const minorOf = (input) => toMinor(input.value, digitsOf(currency.value));

const priceErrors = () => priceInputs()
  .map((input) => ({ field: `prices.${input.dataset.category}.amount`, detail: minorOf(input).error }))
  .filter(({ detail }) => detail);

const prices = () => Object.fromEntries(priceInputs().map((input) => [input.dataset.category, { amount: minorOf(input).amount, currency: currency.value }]));
