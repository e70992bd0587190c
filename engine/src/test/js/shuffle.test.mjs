import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createHash, createHmac } from 'node:crypto';
import { bytesOf, checkRecord, hexOf, shuffledIndex } from '../../main/resources/pages/assets/js/lib/shuffle.js';

// The same public vectors that the waiting room is tested against.
const VECTORS = new URL('../../../../waiting-room/src/test/resources/draw/shuffling-vectors.csv', import.meta.url);

const vectors = readFileSync(VECTORS, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
  .map(([seed, size, positions]) => ({ seed: bytesOf(seed), size: Number(size), positions: positions.split(':').map(Number) }));

test('the browser computes the same positions as the specification', async () => {
  const some = vectors.filter(({ size }) => size > 0 && size <= 100).slice(0, 16);
  assert.ok(some.length > 5);
  for (const { seed, size, positions } of some) {
    for (let index = 0; index < size; index += Math.ceil(size / 10)) {
      assert.equal(await shuffledIndex(index, size, seed), positions[index], `index ${index} of ${size}`);
    }
  }
});

test('a record is right only with the secret that was promised', async () => {
  const secret = Buffer.alloc(32, 7);
  const merkleRoot = 'ab'.repeat(32);
  const record = {
    commitment: createHash('sha256').update(secret).digest('hex'),
    serverSeed: hexOf(secret),
    merkleRoot,
    beacon: null,
    seed: createHmac('sha256', secret).update(Buffer.from(merkleRoot, 'hex')).digest('hex'),
  };
  assert.deepEqual(await checkRecord(record), { commitment: true, seed: true });
  assert.deepEqual(await checkRecord({ ...record, serverSeed: '08'.repeat(32) }), { commitment: false, seed: false });
  assert.deepEqual(await checkRecord({ ...record, merkleRoot: 'cd'.repeat(32) }), { commitment: true, seed: false });
});
