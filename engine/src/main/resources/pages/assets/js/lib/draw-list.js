// The whole list of a queue against everything that was promised about it. The documents come from whoever calls.

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
  const compare = () => promised.has(tree.size) && tree.root() !== promised.get(tree.size).root && wrong.push(promised.get(tree.size).words);
  compare();
  for (let from = 0; from < size; from += AT_ONCE) {
    for (const ticket of (await tickets(from, Math.min(size, from + AT_ONCE))).trim().split('\n')) {
      if (seen.has(ticket)) wrong.push(t('list.twice', { ticket, index: tree.size }));
      seen.add(ticket);
      tree.add(ticket);
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

async function allHeads(log) {
  const heads = [];
  for (let page = (await log('')).heads; page.length > 0; page = (await log(`?before=${page.at(-1).size}`)).heads) heads.push(...page);
  return heads;
}
