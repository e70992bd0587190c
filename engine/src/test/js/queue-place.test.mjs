import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pollSeconds, positionOf } from '../../main/resources/pages/assets/js/pages/queue-place.js';

// The same public vectors that the waiting room is tested against.
const VECTORS = new URL('../../../../waiting-room/src/test/resources/draw/shuffling-vectors.csv', import.meta.url);
const LANES = new URL('lanes-vectors.csv', VECTORS);
const POLL = { share: 0.25, atLeastSeconds: 1, atMostSeconds: 120, openingAtMostSeconds: 30, pausedSeconds: 10, jitter: 0.15 };
const NOW = Date.parse('2027-05-01T10:00:00Z');
const OPEN = { phase: 'OPEN', mode: 'RANDOM', winners: null, opensAt: '2027-05-01T09:00:00Z', admitted: 100, ratePerMinute: 60, poll: POLL };

test('a drawn place goes where the published seed says, a later one stays', () => {
  const [seed, size, positions] = readFileSync(VECTORS, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')).find((vector) => vector[1] === '100');
  const expected = positions.split(':').map(Number);
  for (let index = 0; index < 100; index++) assert.equal(positionOf({ index }, { drawn: Number(size), seed }), expected[index]);
  assert.equal(positionOf({ index: 100 }, { drawn: 100, seed }), 100);
});

test('a place of a lane goes where its lane and the shares put it, a later one stays', () => {
  const [seed, shares, sizes, positions] = readFileSync(LANES, 'utf8').trim().split('\n')[1].split(',');
  const lanes = shares.split(':').map((share, lane) => ({ share: Number(share), size: Number(sizes.split(':')[lane]) }));
  const rule = { drawn: 20, seed, lanes };
  positions.split('|').forEach((of, number) => of.split(':').forEach((position, index) => {
    assert.equal(positionOf({ index: 19, lane: { number, index } }, rule), Number(position));
  }));
  assert.equal(positionOf({ index: 20, lane: { number: 0, index: 6 } }, rule), 20);
});

test('without a draw a place stays where it is, and before one it has no position', () => {
  assert.equal(positionOf({ index: 7 }, { drawn: 0, seed: null }), 7);
  assert.equal(positionOf({ index: 7 }, null), null);
});

test('the nearer the turn, the sooner one asks', () => {
  assert.equal(pollSeconds(OPEN, 100, NOW), 1);
  assert.equal(pollSeconds(OPEN, 139, NOW), 10);
  assert.equal(pollSeconds(OPEN, 5000, NOW), 120);
  assert.equal(pollSeconds(OPEN, 50, NOW), 1, 'called');
  assert.equal(pollSeconds({ ...OPEN, ratePerMinute: 0 }, 50, NOW), 1, 'called, and everything is sold');
  assert.equal(pollSeconds({ ...OPEN, ratePerMinute: 0 }, 5000, NOW), 120, 'nobody is called');
});

test('before the opening one asks more often than far behind in the queue', () => {
  const early = { ...OPEN, phase: 'QUEUEING', opensAt: '2027-05-01T10:00:40Z' };
  assert.equal(pollSeconds(early, null, NOW), 10);
  assert.equal(pollSeconds({ ...early, opensAt: '2027-05-01T12:00:00Z' }, null, NOW), 30);
  assert.equal(pollSeconds({ ...early, opensAt: '2027-05-01T12:00:00Z' }, 400, NOW), 30, 'by arrival');
});

test('while paused, over or not drawn the interval is fixed', () => {
  assert.equal(pollSeconds({ ...OPEN, phase: 'PAUSED' }, 400, NOW), 10);
  assert.equal(pollSeconds({ ...OPEN, phase: 'CLOSED' }, 400, NOW), 120);
  assert.equal(pollSeconds({ ...OPEN, mode: 'LOTTERY', winners: 3 }, 3, NOW), 120);
});
