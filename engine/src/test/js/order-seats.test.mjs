import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf, inPlanOrder, placesOf, seatName } from '../../main/resources/pages/assets/js/pages/order-seats.js';
import { english } from './words-kit.mjs';

english();

const MAP = {
  categories: [{ name: 'Front', color: '#8e24aa' }, { name: 'Box', color: null }],
  sections: [
    { name: 'Stalls', rows: [{ number: 'A', seats: [{ id: 's-A-1', number: '1' }, { id: 's-A-2', number: '2' }] }] },
    { name: 'Box', rows: [{ number: '1', seats: [{ id: 'b-1-1', number: '1' }] }] },
  ],
};

test('ids are joined with the names of section, row and seat', () => {
  const places = placesOf(MAP, ['b-1-1', 's-A-2']);
  assert.equal(seatName(places, 's-A-2'), 'Stalls, row A, seat 2');
  assert.equal(seatName(places, 'b-1-1'), 'Box, row 1, seat 1');
});

test('a seat that the map does not know keeps its id', () => {
  assert.equal(seatName(placesOf(MAP, ['x']), 'x'), 'x');
});

test('seats are listed in the order of the plan, whatever the order of the purchase', () => {
  const seats = [{ id: 'b-1-1' }, { id: 's-A-2' }, { id: 's-A-1' }];
  const places = placesOf(MAP, seats.map(({ id }) => id));
  assert.deepEqual(inPlanOrder(seats, places, ({ id }) => id).map(({ id }) => id), ['s-A-1', 's-A-2', 'b-1-1']);
  assert.deepEqual(inPlanOrder(seats, new Map(), ({ id }) => id), seats);
});

test('colours are found by category', () => {
  assert.equal(coloursOf(MAP).get('Front'), '#8e24aa');
  assert.equal(coloursOf(MAP).get('Box'), null);
});
