// Server-sent events that stay alive: resumed by EventSource itself, reopened after sleep, replaced by polling where they fail.

const OPEN_WITHIN_MILLIS = 8_000;
const RETRY_STREAM_MILLIS = 60_000;
const WATCH_MILLIS = 15_000;

/**
 * @param {string} path of the stream, from /api/v1
 * @param {object} options
 * @param {Record<string, (data: any, id: string) => void>} options.on handlers by event name; data is parsed JSON
 * @param {() => Promise<number>} options.poll asks once instead; resolves to the seconds after which to ask again
 * @param {(state: 'live'|'polling'|'offline') => void} options.onState
 * @param {() => number} [options.silentSeconds] when nothing came for so long, the stream counts as dead and is opened anew;
 *   heartbeats are comments, which pages do not see, so it has to suit how often something happens
 * @returns {{close(): void, wake(): void, state: string}}
 */
export function openStream(path, { on, poll, onState = () => {}, silentSeconds = () => 150, withCredentials = false }) {
  let source = null;
  let openTimer;
  let pollTimer;
  let retryTimer;
  let closed = false;
  let failures = 0;
  let heardAt = 0;
  let seen = 'offline';

  const state = (next) => {
    if (next !== seen) {
      seen = next;
      onState(next);
    }
  };

  const heard = () => {
    heardAt = performance.now();
    failures = 0;
    clearTimeout(openTimer);
    stopPolling();
    state('live');
  };

  function connect() {
    if (closed) return;
    source?.close();
    clearTimeout(openTimer);
    clearTimeout(retryTimer);
    if (typeof EventSource === 'undefined') return startPolling();
    source = new EventSource(`/api/v1${path}`, { withCredentials });
    openTimer = setTimeout(failed, OPEN_WITHIN_MILLIS);
    source.onopen = heard;
    source.onerror = failed;
    for (const [name, handler] of Object.entries(on)) {
      source.addEventListener(name, (event) => {
        heard();
        handler(JSON.parse(event.data), event.lastEventId);
      });
    }
  }

  // EventSource tries again by itself unless the answer was an error; a second failure in a row starts the polling beside it.
  function failed() {
    if (closed) return;
    failures++;
    const gaveUp = source.readyState === EventSource.CLOSED;
    if (gaveUp || heardAt === 0 || failures >= 2) startPolling();
    clearTimeout(openTimer);
    if (gaveUp || failures >= 3) {
      source.close();
      clearTimeout(retryTimer);
      retryTimer = setTimeout(connect, Math.min(RETRY_STREAM_MILLIS, 2000 * 2 ** failures) * (0.75 + Math.random() / 2));
    } else openTimer = setTimeout(failed, OPEN_WITHIN_MILLIS);
  }

  function startPolling() {
    if (pollTimer === undefined && !closed) pollTimer = setTimeout(pollOnce, 0);
  }

  function stopPolling() {
    clearTimeout(pollTimer);
    pollTimer = undefined;
  }

  async function pollOnce() {
    let seconds = 5;
    try {
      seconds = await poll();
      if (pollTimer !== undefined) state('polling');
    } catch (error) {
      if (pollTimer !== undefined) state('offline');
      seconds = error?.retryAfterSeconds ?? seconds;
    }
    if (pollTimer !== undefined && !closed) pollTimer = setTimeout(pollOnce, seconds * 1000 * (0.85 + Math.random() * 0.3));
  }

  // A connection that is dead without an error shows by silence only. What was missed meanwhile is asked for at once.
  const watch = setInterval(() => {
    if (pollTimer !== undefined || performance.now() - heardAt <= silentSeconds() * 1000 * (1 + Math.random())) return;
    connect();
    poll().catch(() => {});
  }, WATCH_MILLIS);

  const wake = ({ evenHidden = false } = {}) => {
    if ((document.hidden && !evenHidden) || closed) return;
    if (source?.readyState !== EventSource.OPEN || performance.now() - heardAt > silentSeconds() * 1000) connect();
    if (pollTimer !== undefined) {
      stopPolling();
      startPolling();
    }
  };
  const awake = () => wake();
  const online = () => wake({ evenHidden: true });
  document.addEventListener('visibilitychange', awake);
  addEventListener('online', online);
  connect();

  return {
    wake,
    get state() { return seen; },
    close() {
      closed = true;
      source?.close();
      stopPolling();
      clearTimeout(openTimer);
      clearTimeout(retryTimer);
      clearInterval(watch);
      document.removeEventListener('visibilitychange', awake);
      removeEventListener('online', online);
    },
  };
}

const WORDS = { live: ['live', 'Live'], polling: ['warn', 'Checking every few seconds'], offline: ['bad', 'Connecting…'] };

/** Shows the state of a connection in a chip. */
export function connectionChip(element, state, said = null) {
  const kind = WORDS[state][0];
  const words = said ?? WORDS[state][1];
  element.className = `chip ${kind}`;
  if (element.textContent !== words) element.textContent = words;
}
