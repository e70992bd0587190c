// The whole list of a queue against everything that was promised about it. The documents come from whoever calls.

import { laneTexts } from './lane-texts.js';
import { TicketTree } from './merkle.js';
import { genuine } from './signed.js';
import { t } from './words.js';

const AT_ONCE = 100_000;
const BREATHE_EVERY = 5_000;

/**
 * @param {{draw: any, log: (query: string) => Promise<any>, tickets: (from: number, to: number) => Promise<string>, keys: any,
 *   progress?: (done: number, of: number) => void, breathe?: () => Promise<void>}} from
 * @returns {Promise<{holds: boolean, tickets: number, heads: number, wrong: string[]}>} in words what is wrong
 */
export async function checkList({ draw, log, tickets, keys, progress = () => {}, breathe = async () => {} }) {
  const wrong = [];
  const promised = new Map([[draw.entrants, { root: draw.merkleRoot, words: t('list.otherRoot') }]]);
  const heads = await allHeads(log);
  for (const head of heads) {
    const claims = await genuine(head.signed, 'onrush-log-head+jwt', keys);
    if (claims?.ons !== draw.onsaleId || claims.size !== head.size || claims.root !== head.root) wrong.push(t('list.unsigned', { n: head.size }));
    else if (promised.get(head.size)?.root !== undefined && promised.get(head.size).root !== head.root) wrong.push(head.size === draw.entrants ? t('list.otherDrawn') : t('list.two', { n: head.size }));
    else if (!promised.has(head.size)) promised.set(head.size, { root: head.root, words: t('list.changed', { n: head.size }) });
  }
  const size = Math.max(...promised.keys());
  const tree = new TicketTree();
  // All ids are kept, to find what is listed twice: about 100 MB for a million.
  const seen = new Set();
  const lanes = laneCount(draw, wrong);
  const compare = () => {
    if (tree.size === draw.entrants) lanes.compare();
    if (promised.has(tree.size) && tree.root() !== promised.get(tree.size).root) wrong.push(promised.get(tree.size).words);
  };
  compare();
  for (let from = 0; from < size; from += AT_ONCE) {
    for (const line of (await tickets(from, Math.min(size, from + AT_ONCE))).trim().split('\n')) {
      const [ticket, lane] = line.split(' ');
      if (seen.has(ticket)) wrong.push(t('list.twice', { ticket, index: tree.size }));
      seen.add(ticket);
      tree.add(ticket, lanes.next(lane, line));
      compare();
      if (tree.size % BREATHE_EVERY === 0) {
        progress(tree.size, size);
        await breathe();
      }
    }
  }
  if (tree.size < size) wrong.push(t('list.short', { n: tree.size, all: size }));
  progress(tree.size, size);
  return { holds: wrong.length === 0, tickets: tree.size, heads: heads.length, wrong };
}

/** Counts the places of each lane: the index of a place in its lane is not believed. */
function laneCount({ lanes = [], entrants }, wrong) {
  const counted = lanes.map(() => 0);
  let strange = false; // of a whole list of them one is told
  if (lanes.length > 0 && (lanes.reduce((sum, { share }) => sum + share, 0) !== 100 || lanes.reduce((sum, { size }) => sum + size, 0) !== entrants)) wrong.push(laneTexts().sum);
  return {
    next(lane, line) {
      if (lanes.length === 0) return null;
      if (!/^\d$/.test(lane) || lane >= counted.length) {
        if (!strange) wrong.push(laneTexts().unknown(line));
        strange = true;
        return null;
      }
      return { number: Number(lane), index: counted[lane]++ };
    },
    compare() {
      const recorded = lanes.map(({ size }) => size);
      if (recorded.join() !== counted.join()) wrong.push(laneTexts().sizes(recorded.join(', '), counted.join(', ')));
    },
  };
}

async function allHeads(log) {
  const heads = [];
  for (let page = (await log('')).heads; page.length > 0; page = (await log(`?before=${page.at(-1).size}`)).heads) heads.push(...page);
  return heads;
}
