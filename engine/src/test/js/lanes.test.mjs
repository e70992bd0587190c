import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bytesOf } from '../../main/resources/pages/assets/js/lib/shuffle.js';
import { lanePosition, mergedPosition } from '../../main/resources/pages/assets/js/lib/lanes.js';

// The same vectors that the waiting room is tested against.
const VECTORS = new URL('../../../../waiting-room/src/test/resources/draw/lanes-vectors.csv', import.meta.url);

const numbers = (text) => (text === '' ? [] : text.split(':').map(Number));
const vectors = readFileSync(VECTORS, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')).map(([seed, shares, sizes, positions]) => ({
  seed: bytesOf(seed),
  lanes: numbers(shares).map((share, lane) => ({ share, size: numbers(sizes)[lane] })),
  positions: positions.split('|').map(numbers),
}));

test('the browser draws and merges lanes as the waiting room does', () => {
  assert.ok(vectors.length > 10);
  for (const { seed, lanes, positions } of vectors) {
    lanes.forEach(({ size }, number) => {
      const step = Math.ceil(size / 12) || 1;
      for (let index = 0; index < size; index += step) assert.equal(lanePosition({ number, index }, lanes, seed), positions[number][index], `place ${index} of lane ${number} of ${JSON.stringify(lanes)}`);
    });
  }
});

test('lanes of millions are merged in whole numbers', () => {
  const lanes = [1, 33, 33, 23, 10].map((share) => ({ share, size: 10_000_000 }));
  assert.equal(mergedPosition(0, 9_999_999, lanes), 49_999_999);
  assert.equal(mergedPosition(1, 9_999_999, lanes), 9_999_999 + 303_030 + 9_999_999 + 6_969_696 + 3_030_303);
});
