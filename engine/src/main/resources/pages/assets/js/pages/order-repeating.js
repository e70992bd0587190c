// Repeats a request that has an idempotency key until its answer is known.

import { patiently, pause } from '../lib/api.js';
import { t } from '../lib/words.js';

const IN_FLIGHT = 'idempotency-key-in-flight';
const IN_FLIGHT_TRIES = 30;

/** Tries again after lost connections, faults and refusals for being too fast, and while the first request still runs. */
export function repeatedly(action, { attempts = 7, firstWaitMillis = 400, onWait = () => {} } = {}) {
  return patiently(() => whileInFlight(action, onWait), { attempts, firstWaitMillis, onWait });
}

async function whileInFlight(action, onWait) {
  for (let tries = 1; ; tries++) {
    try {
      return await action();
    } catch (problem) {
      if (problem.id !== IN_FLIGHT || tries >= IN_FLIGHT_TRIES) throw problem;
      const wait = (problem.retryAfterSeconds ?? 1) * 1000;
      onWait(problem, wait);
      await pause(wait);
    }
  }
}

/** What a person is told while a request is repeated. */
export function waitText(problem, millis) {
  if (problem.id === IN_FLIGHT) return t('wait.first');
  const seconds = Math.max(1, Math.round(millis / 1000));
  const cause = t(problem.status === 0 ? 'wait.offline' : problem.status === 429 ? 'wait.many' : 'wait.server');
  return t('wait.again', { n: seconds, cause });
}
