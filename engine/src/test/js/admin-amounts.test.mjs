import test from 'node:test';
import assert from 'node:assert/strict';
import { toMajorText, toMinor } from '../../main/resources/pages/assets/js/admin/amounts.js';

test('an amount in major units becomes minor units by the digits of the currency', () => {
  assert.deepEqual(toMinor('45', 2), { amount: 4500 });
  assert.deepEqual(toMinor(' 45.5 ', 2), { amount: 4550 });
  assert.deepEqual(toMinor('45,05', 2), { amount: 4505 });
  assert.deepEqual(toMinor('4500', 0), { amount: 4500 });
  assert.deepEqual(toMinor('1.234', 3), { amount: 1234 });
  assert.deepEqual(toMinor('0', 2), { amount: 0 });
  assert.deepEqual(toMinor('0.29', 2), { amount: 29 });
});

test('what could mean two amounts, or none, is refused', () => {
  for (const text of ['', ' ', '-1', '1,250.00', '12.345', 'free', '1e3', '.5', '5.']) assert.ok(toMinor(text, 2).error, text);
  assert.ok(toMinor('10.5', 0).error);
});

test('a price beyond what the server takes is told in major units', () => {
  assert.deepEqual(toMinor('10000000', 2), { amount: 1_000_000_000 });
  assert.match(toMinor('10000000.01', 2).error, /10,000,000 at the most/);
});

test('minor units are shown with all their digits', () => {
  assert.equal(toMajorText(4500, 2), '45.00');
  assert.equal(toMajorText(4500, 0), '4500');
});
