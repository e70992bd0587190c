import test from 'node:test';
import assert from 'node:assert/strict';
import { hasLost, isShut, wordsOf } from '../../main/resources/pages/assets/js/pages/queue-words.js';
import { english } from './words-kit.mjs';

english();

test('a room by arrival promises no draw, and shows no record of one', () => {
  for (const mode of ['FIFO', 'STANDBY', 'PASS_THROUGH', 'CLOSED']) {
    assert.equal(wordsOf({ mode }).isDrawn, false);
    assert.doesNotMatch(wordsOf({ mode }).wait, /random|drawn/);
  }
});

test('a lottery says how many are drawn', () => {
  const words = wordsOf({ mode: 'LOTTERY', winners: 1500 });
  assert.equal(words.isDrawn, true);
  assert.match(words.wait, /1,500 of all/);
});

test('positions from the number of winners on have lost, and only in a lottery', () => {
  assert.equal(hasLost({ mode: 'LOTTERY', winners: 3 }, 2), false);
  assert.equal(hasLost({ mode: 'LOTTERY', winners: 3 }, 3), true);
  assert.equal(hasLost({ mode: 'LOTTERY', winners: 3 }, null), false);
  assert.equal(hasLost({ mode: 'RANDOM', winners: 3 }, 3), false);
});

test('a closed mode shuts the room until the onsale is over', () => {
  assert.equal(isShut({ mode: 'CLOSED', phase: 'PAUSED' }), true);
  assert.equal(isShut({ mode: 'CLOSED', phase: 'CLOSED' }), false);
  assert.equal(isShut({ mode: 'FIFO', phase: 'PAUSED' }), false);
});
