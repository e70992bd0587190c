import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wishOf } from '../../main/resources/pages/assets/js/pages/seats-best.js';

test('any category is no category, and accessible seats are asked for as such', () => {
  assert.deepEqual(wishOf(2, undefined), { quantity: 2 });
  assert.deepEqual(wishOf(4, { name: 'Stalls', color: '#1565c0' }), { quantity: 4, category: 'Stalls' });
  assert.deepEqual(wishOf(1, { name: 'Wheelchair', color: null, accessible: true }), { quantity: 1, category: 'Wheelchair', accessible: true });
});
