import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, refusals } from '../../main/resources/pages/assets/js/admin/allocation-words.js';

const day = () => '1 May';

test('an allocation is described by what it keeps, for whom and until when', () => {
  assert.equal(describe({ seats: { left: 10, held: 1, sold: 1 }, items: [{ sku: 'standing', quantity: 20 }], codes: [{}, {}], releaseAt: 'x' }, day),
    '12 seats: 10 free, 1 held, 1 sold · 20 × standing · for 2 codes · until 1 May');
  assert.equal(describe({ seats: { left: 1, held: 0, sold: 0 }, items: [], codes: [], releaseAt: null }, day), '1 seat: 1 free, 0 held, 0 sold · blocked for all · until released');
});

test('what could not be kept is counted', () => {
  assert.equal(refusals({ refused: [], scarce: [] }), '');
  assert.equal(refusals({ refused: [{ state: 'SOLD' }, { state: 'HELD' }, { state: 'SOLD' }], scarce: [{ sku: 'print', left: 5 }] }),
    'Not kept: 1 held, 2 sold. Of print only 5 are left; none was kept.');
});
