// What of an event is kept from general sale: picked on the live map, named, and released.

import { get } from '../lib/api.js';
import { $, busy, confirmed, h, pathId, show, text, toast } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { watchAvailability } from '../map/live.js';
import { SeatMap } from '../map/seat-map.js';
import { allocationList } from './allocation-list.js';
import { refusals } from './allocation-words.js';
import { submitOn, wholeNumber } from './form.js';
import { change, complain, everySeconds, fill, read } from './frame.js';

const REFRESH_SECONDS = 5;
const eventId = pathId('events');
const path = `/events/${eventId}/allocations`;
const picked = new Set();
let plan;
let map = null;

fill($('#allocations'), load, ({ event, allocations }) => {
  text('#event-name', event.name);
  document.title = `Kept from sale: ${event.name} · Onrush admin`;
  if (plan.sections.length) buildMap(event);
  else show($('#map'), false);
  offerItems(event.items ?? []);
  offerRows();
  render(allocations);
  everySeconds(REFRESH_SECONDS, refresh);
});

async function load() {
  const [event, seatMap, { allocations }] = await Promise.all([get(`/events/${eventId}`), get(`/events/${eventId}/seat-map`), read(path)]);
  plan = seatMap;
  return { event, allocations };
}

function render(allocations) {
  $('#allocations').replaceChildren(allocationList(allocations, { release, releasePicked, revoke, show: showSeats }));
  const standing = allocations.filter(({ state }) => state === 'STANDING');
  $('#names').replaceChildren(...standing.map(({ name }) => h('option', { value: name })));
}

// Not under a pointer or a focus: a list that is built anew would take it away.
async function refresh() {
  const { allocations } = await read(path);
  if (!$('#allocations').matches(':hover, :focus-within')) render(allocations);
}

/* ---- picking ---- */

function buildMap(event) {
  map = new SeatMap($('#map'), { plan, prices: event.prices, onPick: ({ ordinal }) => pick(ordinal), label: `Seat map of ${event.name}` });
  watchAvailability(eventId, { snapshot: (letters) => map.setStates(letters), changes: (pairs) => map.applyChanges(pairs), state: () => {} });
}

function pick(ordinal) {
  if (!picked.delete(ordinal)) picked.add(ordinal);
  showPicked();
}

function showPicked() {
  map?.setChosen([...picked]);
  text('#picked', picked.size ? `${count(picked.size)} picked on the map.` : 'Pick seats on the map, or a row or section here.');
}

async function showSeats({ allocationId }) {
  try {
    const ordinals = map?.model.ordinalsOf((await read(`${path}/${allocationId}`)).seatIds) ?? [];
    if (!ordinals.length) return;
    map.zoomTo(ordinals);
    map.flash(ordinals);
  } catch (error) {
    complain(error);
  }
}

function offerRows() {
  const names = [...new Set(plan.sections.map(({ name }) => name))];
  $('#section').append(...names.map((name) => h('option', { value: name }, name)));
  $('#section').addEventListener('change', () => {
    const rows = plan.sections.filter(({ name }) => name === $('#section').value).flatMap((section) => section.rows.map(({ number }) => number));
    $('#row').replaceChildren(h('option', { value: '' }, 'All of it'), ...[...new Set(rows)].map((number) => h('option', { value: number }, number)));
  });
}

function offerItems(items) {
  show($('#item-fields'), items.length > 0);
  $('#item').append(...items.map(({ sku, name }) => h('option', { value: sku }, name)));
}

/* ---- keeping and releasing ---- */

submitOn($('#keep'), { read: () => ({ errors: [], body: wanted() }), send: keep });

function wanted() {
  const section = $('#section').value;
  const row = $('#row').value;
  const label = $('#label').value.trim();
  return {
    name: $('#name').value,
    seats: [...picked].map((ordinal) => map.model.ids[ordinal]),
    rows: section && row ? [{ section, row }] : [],
    sections: section && !row ? [section] : [],
    items: $('#item').value ? [{ sku: $('#item').value, quantity: wholeNumber($('#quantity')) }] : [],
    codes: label ? [{ label, limit: $('#limit').value.trim() ? wholeNumber($('#limit')) ?? 0 : null }] : [],
    releaseAt: $('#releaseAt').value ? new Date($('#releaseAt').value).toISOString() : null,
  };
}

async function keep(body) {
  const kept = await change('POST', path, body);
  const codes = kept.codes.filter(({ codeId }) => kept.accessCodes[codeId]);
  $('#made').replaceChildren(h('div', { class: 'notice good' },
    h('strong', {}, `${kept.name} is kept from sale`),
    codes.length ? h('p', {}, 'Write it down: it is not shown again. ', codes.map(({ codeId, label }) => h('span', {}, `${label}: `, h('code', {}, kept.accessCodes[codeId])))) : null,
    refusals(kept) ? h('p', {}, refusals(kept)) : null));
  picked.clear();
  showPicked();
  $('#keep').reset();
  render((await read(path)).allocations);
}

async function release(allocation, button) {
  const agreed = await confirmed({ title: `Release all of ${allocation.name}?`, detail: 'What is free is on general sale at once, and its codes open nothing any more.', action: 'Release', danger: true });
  if (agreed) await act(button, () => change('POST', `${path}/${allocation.allocationId}/release`), `${allocation.name} is on general sale.`);
}

async function releasePicked(allocation, button) {
  const seats = [...picked].map((ordinal) => map.model.ids[ordinal]);
  if (!seats.length) return toast('Pick seats on the map first.');
  await act(button, () => change('POST', `${path}/${allocation.allocationId}/release`, { seats }), 'The picked seats are on general sale.');
  picked.clear();
  return showPicked();
}

async function revoke({ allocationId }, { codeId, label }, button) {
  const agreed = await confirmed({ title: `Revoke the code of ${label}?`, detail: 'What is held and bought with it stays.', action: 'Revoke', danger: true });
  if (agreed) await act(button, () => change('DELETE', `${path}/${allocationId}/codes/${codeId}`), `The code of ${label} opens nothing any more.`);
}

async function act(button, call, done) {
  try {
    await busy(button, call);
    toast(done);
    render((await read(path)).allocations);
  } catch (error) {
    complain(error);
  }
}
