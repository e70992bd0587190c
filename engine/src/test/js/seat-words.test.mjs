import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullName, namesOf, sectionName, spokenSeat } from '../../main/resources/pages/assets/js/map/words.js';
import { english } from './words-kit.mjs';

english();

const seat = (row, number, section = 'Balcony') => ({ row, number, section, category: 'Balcony', state: 'available' });

test('a seat is spoken with row, number, category, price and state', () => {
  assert.equal(spokenSeat(seat('5', '12'), { amount: 4500, currency: 'EUR' }), 'Row 5, seat 12, Balcony, €45.00, available');
  assert.equal(spokenSeat({ ...seat('5', '12'), state: 'held' }, null), 'Row 5, seat 12, Balcony, held by someone else');
});

test('seats of a row are named together', () => {
  assert.equal(namesOf([seat('5', '12'), seat('5', '13'), seat('6', '1')]), 'Row 5 seats 12 and 13, row 6 seat 1');
});

test('a section that is only a number is called one', () => {
  assert.equal(sectionName('101'), 'Section 101');
  assert.equal(sectionName('Box left'), 'Box left');
  assert.equal(fullName(seat('A', '1', 'C')), 'Section C, row A, seat 1');
});

test('a row that is called something is called that', () => {
  assert.equal(spokenSeat(seat('Box 3', '1'), null), 'Box 3, seat 1, Balcony, available');
  assert.equal(namesOf([seat('Box 3', '1'), seat('Box 3', '2')]), 'Box 3 seats 1 and 2');
  assert.equal(fullName(seat('AA', '1')), 'Balcony, row AA, seat 1');
});
