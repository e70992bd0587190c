import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../main/resources/pages/assets/js/pages/seats-code.js';
import { english } from './words-kit.mjs';

english();

test('what a code opens is said in a sentence', () => {
  assert.equal(wordsOf({ seats: ['a'], left: null }), 'Your code opens 1 seat.');
  assert.equal(wordsOf({ seats: ['a', 'b', 'c'], left: 2 }), 'Your code opens 3 seats, and 2 of them can be yours.');
});
