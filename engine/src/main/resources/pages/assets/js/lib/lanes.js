// Lanes that were drawn apart and merged into one order, as docs/draw.md says: stride scheduling, in whole numbers.

import { sha256Now } from './sha256.js';
import { shuffledIndex } from './shuffle.js';

const text = new TextEncoder();

/** The seed of one lane, from that of the draw. */
export function laneSeed(seed, lane) {
  const words = text.encode(`lane:${lane}`);
  const all = new Uint8Array(seed.length + words.length);
  all.set(seed);
  all.set(words, seed.length);
  return sha256Now(all);
}

/** Where the place of this rank in its lane stands in the order of all: lanes are [{share, size}], the general one last. */
export function mergedPosition(lane, rank, lanes) {
  const before = ({ share }, other) => Math.floor(((rank + 1) * share - (other < lane ? 0 : 1)) / lanes[lane].share);
  return lanes.reduce((position, of, other) => (other === lane ? position : position + Math.min(of.size, before(of, other))), rank);
}

/** The position of a place {number, index} of a lane that was drawn, by the draw's seed of 32 bytes. */
export function lanePosition({ number, index }, lanes, seed) {
  return mergedPosition(number, shuffledIndex(index, lanes[number].size, laneSeed(seed, number)), lanes);
}
