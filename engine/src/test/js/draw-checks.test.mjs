import test from 'node:test';
import assert from 'node:assert/strict';
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterTheDraw } from '../../main/resources/pages/assets/js/pages/draw-checks.js';
import { english } from './words-kit.mjs';

english();

const kept = new Map();
globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null };

const secret = Buffer.alloc(32, 7);
const signature = 'ab'.repeat(48);
const merkleRoot = 'cd'.repeat(32);
const hash = (hex) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
const beacon = hash(signature);
const draw = {
  onsaleId: 'o', drawn: true, algorithm: 'swap-or-not-90', commitment: hash(secret.toString('hex')), serverSeed: secret.toString('hex'), entrants: 40, merkleRoot, beacon,
  seed: createHmac('sha256', secret).update(Buffer.from(merkleRoot + beacon, 'hex')).digest('hex'),
  drawnAt: '2026-03-01T10:00:12Z', beaconPlan: { round: 9, roundAt: '2026-03-01T10:00:10Z' }, beaconMissing: null,
  beaconOrigin: { round: 9, signature, signatureChecked: true, source: { name: 'a chain', chain: 'ef'.repeat(32) } },
  frozen: { entrants: 40, merkleRoot, frozenAt: '2026-03-01T10:00:05.700Z', beaconRound: 9 },
};
const withoutBeacon = { ...draw, beacon: null, beaconOrigin: null, beaconPlan: null, frozen: null, seed: createHmac('sha256', secret).update(Buffer.from(merkleRoot, 'hex')).digest('hex') };

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
function keep(idx, signedAt, lane = {}) {
  const claims = { ...lane, ons: 'o', idx, cmt: draw.commitment, jti: 't', iat: Math.floor(Date.parse(signedAt) / 1000) };
  const input = `${part({ alg: 'ES256', typ: 'onrush-receipt+jwt', kid: 'one' })}.${part(claims)}`;
  const receipt = `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  kept.set('onrush.receipt.o', JSON.stringify({ ticketId: 't', index: idx, receipt, keys: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one' }] } }));
  kept.set('onrush.ticket.o', JSON.stringify({ ticketId: 't', index: idx, position: null }));
}
const wrong = async (record) => (await afterTheDraw(record)).filter(({ state }) => state === 'Wrong').map(({ heading }) => heading);

test('a record that fits together has nothing wrong', async () => {
  assert.deepEqual(await wrong(draw), []);
  assert.deepEqual(await wrong(withoutBeacon), []);
});

test('another list than the one that was frozen is found, with the randomness and where it is missing', async () => {
  const changes = [{ merkleRoot: 'ce'.repeat(32) }, { entrants: 41 }];
  for (const record of [draw, { ...withoutBeacon, beaconMissing: 'no server answered', frozen: draw.frozen }]) {
    assert.deepEqual(await wrong(record), []);
    for (const change of changes) assert.deepEqual(await wrong({ ...record, frozen: { ...draw.frozen, ...change } }), ['The list that was frozen is the one that was drawn']);
  }
});

test('a receipt from before the freezing shows that its ticket was left out, one from after it does not', async () => {
  keep(40, '2026-03-01T10:00:04Z');
  assert.deepEqual(await wrong(draw), ['Your place']);
  assert.deepEqual(await wrong(withoutBeacon), ['Your place']);
  keep(40, '2026-03-01T10:00:05Z');
  assert.deepEqual(await wrong(draw), []);
  keep(40, '2026-03-01T10:00:11Z');
  assert.deepEqual(await wrong(draw), []);
  assert.deepEqual(await wrong(withoutBeacon), ['Your place'], 'where nothing was waited for, the list was frozen when it was drawn');
  keep(40, '2026-03-01T10:00:12Z');
  assert.deepEqual(await wrong(withoutBeacon), []);
});

test('a receipt that promises other lanes or shares than the record is told', async () => {
  const lanes = [{ name: 'members', share: 30, size: 10 }, { name: 'general', share: 70, size: 30 }];
  const mine = { lane: 0, lix: 3, lanes: 'members:30,general:70' };
  keep(40, '2026-03-01T10:00:12Z', mine);
  kept.set('onrush.ticket.o', JSON.stringify({ ticketId: 't', index: 40, position: null, lane: { number: 0, name: 'members', index: 3 } }));
  assert.deepEqual(await wrong({ ...withoutBeacon, lanes }), []);
  assert.deepEqual(await wrong({ ...withoutBeacon, lanes: [{ ...lanes[0], share: 20 }, { ...lanes[1], share: 80 }] }), ['The lanes are the ones of your receipt']);
  assert.deepEqual(await wrong({ ...withoutBeacon, lanes: [] }), ['The lanes are the ones of your receipt']);
  kept.set('onrush.ticket.o', JSON.stringify({ ticketId: 't', index: 40, position: null, lane: { number: 1, name: 'general', index: 3 } }));
  assert.deepEqual(await wrong({ ...withoutBeacon, lanes }), ['Your receipt is signed']);
});
