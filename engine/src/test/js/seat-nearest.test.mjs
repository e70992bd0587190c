import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeatModel } from '../../main/resources/pages/assets/js/map/model.js';
import { nearestFree } from '../../main/resources/pages/assets/js/map/nearest.js';
import { planOf } from './seat-kit.mjs';

function hall(states) {
  const model = new SeatModel(planOf([{ name: 'Stalls', rows: [10, 10, 10] }, { name: 'Box', rows: [4], category: 'Box' }]));
  model.setStates(states);
  return model;
}

const ROW = 'AAAAAAAAAA';
const FULL = 'SSSSSSSSSS';
const ids = (model, ordinals) => ordinals.map((ordinal) => model.ids[ordinal]);

test('the seat beside the lost one, on the side of those that are kept', () => {
  const model = hall(`AAAHAAAAAA${ROW}${ROW}AAAA`);
  assert.deepEqual(ids(model, nearestFree(model, [3], [4])), ['Stalls-1-6']);
});

test('seats that belong together stay together', () => {
  const model = hall(`ASHHSAAAAA${ROW}${ROW}AAAA`);
  assert.deepEqual(ids(model, nearestFree(model, [2, 3])), ['Stalls-1-6', 'Stalls-1-7']);
});

test('another row where the same is full', () => {
  const model = hall(`${FULL}${ROW}${ROW}AAAA`);
  assert.deepEqual(ids(model, nearestFree(model, [2, 3])), ['Stalls-2-3', 'Stalls-2-4']);
});

test('single seats where no group is left', () => {
  const model = hall(`SASASSSSSS${FULL}${FULL}AAAA`);
  assert.deepEqual(ids(model, nearestFree(model, [0, 2])).sort(), ['Stalls-1-2', 'Stalls-1-4']);
});

test('never another category, and nothing where that is sold out', () => {
  const model = hall(`${FULL}${FULL}${FULL}AAAA`);
  assert.deepEqual(nearestFree(model, [0]), []);
});

test('seats of two categories are replaced each by its own', () => {
  const model = hall(`H${ROW.slice(1)}${ROW}${ROW}HAAA`);
  assert.deepEqual(ids(model, nearestFree(model, [0, 30])), ['Stalls-1-2', 'Box-1-2']);
});

test('never a seat that is lost or kept, whatever its state still says', () => {
  const model = hall(`${ROW}${ROW}${ROW}AAAA`);
  const found = nearestFree(model, [4], [3, 5]);
  assert.equal(found.length, 1);
  assert.ok(![3, 4, 5].includes(found[0]));
});
