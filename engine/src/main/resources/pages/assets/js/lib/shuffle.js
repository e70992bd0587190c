// The draw, computed again by whoever doubts it: compute_shuffled_index of the Ethereum consensus specification
// (https://github.com/ethereum/consensus-specs, "swap or not", 90 rounds).

import { sha256Now } from './sha256.js';

const ROUNDS = 90;

export const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
export const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

export async function hmacSha256(keyBytes, message) {
  const key = await crypto.subtle.importKey('raw', keyBytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((offset, part) => (all.set(part, offset), offset + part.length), 0);
  return all;
};

const fourBytes = (number) => new Uint8Array([number, number >>> 8, number >>> 16, number >>> 24]);

/** The position of an index among count, by a seed of 32 bytes. Also where a page came without https, which has no hashes of the browser's own. */
export function shuffledIndex(index, count, seed) {
  let at = index;
  for (let round = 0; round < ROUNDS; round++) {
    const roundByte = Uint8Array.of(round);
    const pivotHash = sha256Now(joined(seed, roundByte));
    const pivot = Number(new DataView(pivotHash.buffer).getBigUint64(0, true) % BigInt(count));
    const flip = (pivot + count - at) % count;
    const position = Math.max(at, flip);
    const source = sha256Now(joined(seed, roundByte, fourBytes(Math.floor(position / 256))));
    const byte = source[Math.floor((position % 256) / 8)];
    if ((byte >> (position % 8)) & 1) at = flip;
  }
  return at;
}

/** Whether the published secret is the one that was promised, and the seed follows from it. */
export async function checkRecord({ commitment, serverSeed, merkleRoot, beacon, seed }) {
  const secret = bytesOf(serverSeed);
  return {
    commitment: hexOf(await sha256(secret)) === commitment,
    seed: hexOf(await hmacSha256(secret, joined(bytesOf(merkleRoot), bytesOf(beacon ?? '')))) === seed,
  };
}
