// SHA-256 (FIPS 180-4) without waiting: a list of a million tickets takes three million of them, and the browser's own is only
// to be had one promise at a time.

const K = Int32Array.from('428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2'
  .split(' '), (word) => parseInt(word, 16) | 0);
const START = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);

const state = new Int32Array(8);
const w = new Int32Array(64);

function compress(bytes, from) {
  for (let i = 0, at = from; i < 16; i++, at += 4) w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    w[i] = (w[i - 16] + w[i - 7] + (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)) + (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10))) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let i = 0; i < 64; i++) {
    const t = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const u = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t) | 0;
    d = c;
    c = b;
    b = a;
    a = (t + u) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** The 32 bytes of SHA-256. */
export function sha256Now(bytes) {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length << 3);
  state.set(START);
  for (let from = 0; from < padded.length; from += 64) compress(padded, from);
  const hash = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => hash.setInt32(i * 4, word));
  return new Uint8Array(hash.buffer);
}

/**
 * Whether the hash of a text and a number behind it, in decimal, is the one that is wanted. The text must be ASCII and fill whole blocks: it is
 * hashed once for all numbers.
 *
 * @returns {(number: number) => boolean}
 */
export function sha256Search(text, wanted) {
  const start = new TextEncoder().encode(text);
  if (start.length % 64 !== 0) throw new RangeError(`${start.length} bytes are no whole blocks`);
  state.set(START);
  for (let from = 0; from < start.length; from += 64) compress(start, from);
  const middle = state.slice();
  const goal = Int32Array.from({ length: 8 }, (_, i) => parseInt(wanted.slice(i * 8, i * 8 + 8), 16) | 0);
  const block = new Uint8Array(64);
  return (number) => {
    const digits = String(number);
    block.fill(0);
    for (let i = 0; i < digits.length; i++) block[i] = digits.charCodeAt(i);
    block[digits.length] = 0x80;
    const bits = (start.length + digits.length) * 8;
    block[62] = bits >> 8;
    block[63] = bits;
    state.set(middle);
    compress(block, 0);
    return state[0] === goal[0] && state[1] === goal[1] && goal.every((word, i) => word === state[i]);
  };
}
