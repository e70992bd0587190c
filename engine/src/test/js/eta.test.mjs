import test from 'node:test';
import assert from 'node:assert/strict';
import { Eta, roundedMinutes, words } from '../../main/resources/pages/assets/js/lib/eta.js';
import { english } from './words-kit.mjs';

english();

test('a wait is said in steps that suit its size', () => {
  assert.deepEqual([10, 50, 61, 9.5 * 60, 11 * 60, 58 * 60, 61 * 60].map(roundedMinutes), [0, 1, 2, 10, 15, 60, 90]);
  assert.deepEqual([0, 1, 15, 60, 90, 150].map(words), ['less than a minute', 'about 1 minute', 'about 15 minutes', 'about 1 hour', 'about 1½ hours', 'about 2½ hours']);
});

test('a steady queue counts down without going up again', () => {
  const eta = new Eta();
  let before = Infinity;
  for (let second = 0; second <= 600; second += 0.2) {
    const minutes = Number.parseInt(eta.update(600 - second, second * 1000).replace(/\D+/g, '') || '0', 10);
    assert.ok(minutes <= before, `${minutes} after ${before}`);
    before = minutes;
  }
  assert.equal(before, 0);
});

test('an estimate that wavers around a border does not flicker', () => {
  const eta = new Eta();
  const shown = new Set();
  for (let tick = 0; tick < 200; tick++) shown.add(eta.update(300 + (tick % 2 ? 8 : -8), 0));
  assert.equal(shown.size, 1);
});

test('a rate that was halved shows within seconds', () => {
  const eta = new Eta();
  assert.equal(eta.update(300, 0), 'about 5 minutes');
  let shown;
  for (let tick = 0; tick < 25; tick++) shown = eta.update(600, tick * 200);
  assert.equal(shown, 'about 10 minutes');
});
