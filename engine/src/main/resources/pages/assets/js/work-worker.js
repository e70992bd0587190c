// Solves a challenge beside the page, which stays live meanwhile.

import { sha256Search } from './lib/sha256.js';

const REPORT_EVERY = 16_384;

addEventListener('message', ({ data: { salt, challenge, maxnumber } }) => {
  const isIt = sha256Search(salt, challenge);
  for (let number = 0; number <= maxnumber; number++) {
    if (isIt(number)) return postMessage({ number });
    if (number % REPORT_EVERY === 0) postMessage({ tried: number });
  }
  return postMessage({ number: null });
});
