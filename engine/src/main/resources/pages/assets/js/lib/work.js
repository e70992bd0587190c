// Proof of work: finds the number that a challenge asks for, in a worker, and says how far it is.

const WORKER = new URL('../work-worker.js', import.meta.url);

export class WorkStopped extends Error {}

/**
 * @param {{algorithm: string, challenge: string, maxnumber: number, salt: string, signature: string}} challenge as the API gives it
 * @param {{onTried?: (tried: number) => void, signal?: AbortSignal}} options onTried: how many numbers were tried so far
 * @returns {Promise<string>} what the header Challenge-Solution takes
 */
export function solve(challenge, { onTried = () => {}, signal } = {}) {
  const worker = new Worker(WORKER, { type: 'module' });
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new WorkStopped('stopped')));
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'the worker failed')));
    worker.addEventListener('message', ({ data }) => {
      if (data.tried !== undefined) onTried(data.tried);
      else if (data.number === null) reject(new Error('no number solves the challenge'));
      else resolve(solutionOf(challenge, data.number));
    });
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}

export const solutionOf = ({ algorithm, challenge, salt, signature }, number) => btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
