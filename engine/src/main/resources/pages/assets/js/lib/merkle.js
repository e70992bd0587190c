// The Merkle tree of RFC 6962 over the tickets of a queue: leaf i is the text "<ticketId>:<i>", and where there are
// lanes "<ticketId>:<i>:<lane>:<index in the lane>".

import { bytesOf, hexOf } from './shuffle.js';
import { sha256Now } from './sha256.js';

const text = new TextEncoder();

/** @param lane {number, index} of the place in its lane, null where there are none */
export function leafHash(ticketId, index, lane = null) {
  return sha256Now(text.encode(`\0${ticketId}:${index}${lane ? `:${lane.number}:${lane.index}` : ''}`));
}

function nodeHash(left, right) {
  const both = new Uint8Array(65);
  both[0] = 1;
  both.set(left, 1);
  both.set(right, 33);
  return sha256Now(both);
}

/** The tree over tickets that come one by one; keeps one hash for each set bit of their number. */
export class TicketTree {
  size = 0;
  #subtrees = [];

  add(ticketId, lane = null) {
    let hash = leafHash(ticketId, this.size, lane);
    for (let full = this.size; full % 2 === 1; full = Math.floor(full / 2)) hash = nodeHash(this.#subtrees.pop(), hash);
    this.#subtrees.push(hash);
    this.size++;
  }

  root() {
    return hexOf(this.size === 0 ? sha256Now(new Uint8Array()) : this.#subtrees.reduceRight((right, left) => nodeHash(left, right)));
  }
}

/** Whether the path leads from this ticket at this index to the root (RFC 9162, 2.1.3.2). All hashes are hex. */
export function isIncluded({ ticketId, index, lane = null, size, path, root }) {
  if (index < 0 || index >= size) return false;
  let hash = leafHash(ticketId, index, lane);
  let at = index;
  let last = size - 1;
  for (const next of path.map(bytesOf)) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(next, hash);
      while (at % 2 === 0 && at > 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, next);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hexOf(hash) === root;
}
