import test from 'node:test';
import assert from 'node:assert/strict';
import { placeErrors, sentence } from '../../main/resources/pages/assets/js/admin/field-errors.js';

const FIELDS = ['name', 'startsAt', 'prices.Front.amount', 'prices.A.B.amount', 'prices'];
const placed = (...names) => {
  const { byField, rest } = placeErrors(names.map((field) => ({ field, detail: 'is wrong' })), FIELDS);
  return { fields: [...byField.keys()], rest: rest.map(({ field }) => field) };
};

test('an error stands at the field of its name', () => {
  assert.deepEqual(placed('startsAt', 'prices.Front.amount'), { fields: ['startsAt', 'prices.Front.amount'], rest: [] });
});

test('an error above or below a field stands at the nearest one', () => {
  assert.deepEqual(placed('prices.Front'), { fields: ['prices.Front.amount'], rest: [] });
  assert.deepEqual(placed('prices.Front.currency'), { fields: ['prices'], rest: [] });
  assert.deepEqual(placed('prices.A.B'), { fields: ['prices.A.B.amount'], rest: [] });
});

test('an error without a field of its own is left over, never lost', () => {
  assert.deepEqual(placed('venueId', ''), { fields: [], rest: ['venueId', ''] });
});

test('fields come in the order of the form, and keep all of their errors', () => {
  const { byField } = placeErrors([{ field: 'startsAt', detail: 'a' }, { field: 'name', detail: 'b' }, { field: 'startsAt', detail: 'c' }], FIELDS);
  assert.deepEqual([...byField], [['name', ['b']], ['startsAt', ['a', 'c']]]);
});

test('a detail becomes a sentence', () => {
  assert.equal(sentence('must be from 1 to 100'), 'Must be from 1 to 100.');
  assert.equal(sentence('Is there?'), 'Is there?');
});
