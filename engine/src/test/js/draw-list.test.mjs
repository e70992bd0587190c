import test from 'node:test';
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { sha256Now } from '../../main/resources/pages/assets/js/lib/sha256.js';
import { isIncluded, TicketTree } from '../../main/resources/pages/assets/js/lib/merkle.js';
import { genuine } from '../../main/resources/pages/assets/js/lib/signed.js';
import { checkList } from '../../main/resources/pages/assets/js/lib/draw-list.js';
import { english } from './words-kit.mjs';

english();

const hash = (...parts) => createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();
const ids = (count) => Array.from({ length: count }, (_, i) => `0a5a1e00-0000-4000-8000-${String(i).padStart(12, '0')}`);

/** MTH and PATH of RFC 6962, as slow as they are written there. */
const half = (leaves) => 2 ** Math.floor(Math.log2(leaves.length - 1));
const slow = (leaves) => (leaves.length === 0 ? hash([]) : leaves.length === 1 ? hash([0], leaves[0]) : hash([1], slow(leaves.slice(0, half(leaves))), slow(leaves.slice(half(leaves)))));
const path = (m, leaves) => {
  if (leaves.length === 1) return [];
  const [left, right] = [leaves.slice(0, half(leaves)), leaves.slice(half(leaves))];
  return m < left.length ? [...path(m, left), slow(right)] : [...path(m - left.length, right), slow(left)];
};
const leaves = (tickets) => tickets.map((id, i) => `${id}:${i}`);

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one' }] };
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
function signed(typ, claims, kid = 'one') {
  const input = `${part({ alg: 'ES256', typ, kid })}.${part(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

test('hashes like everybody else, whatever the length', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 7 + length);
    assert.equal(Buffer.from(sha256Now(bytes)).toString('hex'), createHash('sha256').update(bytes).digest('hex'), `${length} bytes`);
  }
});

test('the tree that grows is the tree of the definition, and every ticket is proved at its own place only', () => {
  for (const size of [0, 1, 2, 3, 7, 8, 21]) {
    const tickets = ids(size);
    const tree = new TicketTree();
    tickets.forEach((ticket) => tree.add(ticket));
    const root = slow(leaves(tickets)).toString('hex');
    assert.equal(tree.root(), root);
    for (let index = 0; index < size; index++) {
      const proof = path(index, leaves(tickets)).map((node) => node.toString('hex'));
      for (let claimed = 0; claimed < size; claimed++) {
        assert.equal(isIncluded({ ticketId: tickets[index], index: claimed, size, path: proof, root }), claimed === index);
      }
    }
  }
});

test('a signature counts for its kind, its words and its key only', async () => {
  const receipt = signed('onrush-receipt+jwt', { idx: 3 });
  assert.deepEqual(await genuine(receipt, 'onrush-receipt+jwt', keys), { idx: 3 });
  assert.equal(await genuine(receipt, 'onrush-log-head+jwt', keys), null);
  assert.equal(await genuine(receipt.replace(/\.[^.]+\./, `.${part({ idx: 4 })}.`), 'onrush-receipt+jwt', keys), null);
  assert.equal(await genuine(signed('onrush-receipt+jwt', {}, 'other'), 'onrush-receipt+jwt', keys), null);
  assert.equal(await genuine('nonsense', 'onrush-receipt+jwt', keys), null);
});

function published(tickets, entrants, sizes = [entrants]) {
  const root = (size) => slow(leaves(tickets.slice(0, size))).toString('hex');
  const draw = { onsaleId: 'o', entrants, merkleRoot: root(entrants) };
  const heads = sizes.map((size) => ({ size, root: root(size), signed: signed('onrush-log-head+jwt', { ons: 'o', size, root: root(size) }) }));
  return { draw, keys, heads, log: async (query) => ({ heads: query ? [] : heads }), tickets: async (from, to) => tickets.slice(from, to).join('\n') + '\n' };
}

test('a list that is what was promised holds, later arrivals too', async () => {
  const seen = [];
  const result = await checkList({ ...published(ids(60), 40, [60, 40, 11]), progress: (done, of) => seen.push([done, of]) });
  assert.deepEqual(result, { holds: true, tickets: 60, heads: 3, wrong: [] });
  assert.deepEqual(seen.at(-1), [60, 60]);
});

test('whoever was moved, left out or added is found, before the draw and after it', async () => {
  const moved = (from, to) => {
    const tickets = ids(60);
    tickets.splice(to, 0, ...tickets.splice(from, 1));
    return async (first, last) => tickets.slice(first, last).join('\n');
  };
  const honest = published(ids(60), 40, [60, 40, 11]);
  assert.match((await checkList({ ...honest, tickets: moved(39, 20) })).wrong.join(), /not the one whose root was drawn/);
  assert.match((await checkList({ ...honest, tickets: moved(55, 41) })).wrong.join(), /first 60 tickets are not those/);
  assert.match((await checkList({ ...honest, tickets: async () => ids(50).join('\n') })).wrong.join(), /ends after 50/);
  const twice = ids(60);
  twice[33] = twice[5];
  assert.deepEqual((await checkList(published(twice, 40, [60]))).wrong, [`The ticket ${twice[5]} is listed twice, the second time as entry number 33.`]);
  const two = published(ids(60), 40, [60, 60]);
  Object.assign(two.heads[1], { root: 'ab'.repeat(32), signed: signed('onrush-log-head+jwt', { ons: 'o', size: 60, root: 'ab'.repeat(32) }) });
  assert.match((await checkList(two)).wrong.join(), /signed two different lists of 60/);
  const forged = published(ids(60), 40, [60]);
  forged.heads[0].root = '00'.repeat(32);
  assert.match((await checkList(forged)).wrong.join(), /not signed by the operator/);
});

/** Every third ticket is a member's; the list gives the lane behind the ticket. */
function publishedLanes(entrants, lanesOf = (i) => (i % 3 === 0 ? 0 : 1)) {
  const counted = [0, 0];
  const lines = ids(60).map((id, i) => `${id} ${lanesOf(i)}`);
  const all = ids(60).map((id, i) => `${id}:${i}:${lanesOf(i)}:${counted[lanesOf(i)]++}`);
  const root = (size) => slow(all.slice(0, size)).toString('hex');
  const of = (lane) => ids(entrants).filter((id, i) => lanesOf(i) === lane).length;
  const draw = { onsaleId: 'o', entrants, merkleRoot: root(entrants), lanes: [{ name: 'members', share: 30, size: of(0) }, { name: 'general', share: 70, size: of(1) }] };
  const heads = [60, entrants].map((size) => ({ size, root: root(size), signed: signed('onrush-log-head+jwt', { ons: 'o', size, root: root(size) }) }));
  return { draw, keys, lines, log: async (query) => ({ heads: query ? [] : heads }), tickets: async (from, to) => lines.slice(from, to).join('\n') + '\n' };
}

test('a list with lanes holds where every ticket is in the lane that was logged', async () => {
  assert.deepEqual(await checkList(publishedLanes(40)), { holds: true, tickets: 60, heads: 2, wrong: [] });
});

test('whoever was put into another lane, or lanes of another size, are found', async () => {
  const honest = publishedLanes(40);
  const list = (change) => ({ ...honest, tickets: async (from, to) => honest.lines.map(change).slice(from, to).join('\n') });
  const moved = (await checkList(list((line, i) => (i === 7 ? line.replace(/ 1$/, ' 0') : line)))).wrong.join();
  assert.match(moved, /not the one whose root was drawn/);
  assert.match(moved, /record says the lanes have 14, 26 places, the list says 15, 25/);
  assert.match((await checkList(list((line, i) => (i === 9 ? line.replace(/ 0$/, ' 2') : line)))).wrong.join(), /names a lane that the record does not/);
  assert.match((await checkList(list((line) => line.split(' ')[0]))).wrong.join(), /names a lane that the record does not/);
  const sized = structuredClone(honest.draw);
  sized.lanes[0].size = 20;
  assert.match((await checkList({ ...honest, draw: sized })).wrong.join(), /do not add up.*20, 26 places/);
  const shared = structuredClone(honest.draw);
  shared.lanes[0].share = 40;
  assert.match((await checkList({ ...honest, draw: shared })).wrong.join(), /do not add up/);
  assert.match((await checkList({ ...honest, draw: { ...honest.draw, lanes: [] } })).wrong.join(), /not the one whose root was drawn/);
});
