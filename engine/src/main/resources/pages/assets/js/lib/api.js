// Calls of the public API. Every answer that is not a success becomes a Problem; a lost connection becomes one too.

const ROOT = '/api/v1';
const TIMEOUT_MILLIS = 15_000;
const LONGEST_WAIT_MILLIS = 8_000;

/** What went wrong, in the words of the problem document, or of this module where no answer came. */
export class Problem extends Error {
  constructor({ id, status, title, detail, body = {}, retryAfterSeconds = null }) {
    super(detail || title);
    this.name = 'Problem';
    Object.assign(this, { id, status, title, detail, body, retryAfterSeconds });
    this.errors = body.errors ?? [];
  }

  /** Nothing is known about the outcome: the connection broke, or the server had a fault. Worth trying again; a cool-down takes too long. */
  get isPassing() {
    return this.status === 0 || (this.status === 429 && this.id !== 'hold-cool-down') || this.status >= 500;
  }
}

/**
 * @param {string} method
 * @param {string} path below /api/v1, with the leading slash
 * @param {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal, timeoutMillis?: number}} options
 * @returns {Promise<{status: number, body: any, headers: Headers}>}
 */
export async function call(method, path, options) {
  try {
    return await exchange(method, path, options);
  } catch (error) {
    // Also public calls refuse a cookie that is not valid any more, and only the server can take it back.
    if (!startsAnew(error.id ?? '') || path === '/visitors') throw error;
    await register();
    return exchange(method, path, options);
  }
}

/** A device that was signed off goes on as a new visitor, but not into a second place: there it is told, and may choose. */
const startsAnew = (id) => /^visitor-token-/.test(id) || (id === 'visitor-moved' && !/\/queue$|^\/rooms\//.test(location.pathname));

async function exchange(method, path, { body, headers = {}, signal, timeoutMillis = TIMEOUT_MILLIS } = {}) {
  const raw = body instanceof Blob || typeof body === 'string';
  const timeout = AbortSignal.timeout(timeoutMillis);
  let answer;
  let text;
  try {
    answer = await fetch(ROOT + path, {
      method,
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      body: body === undefined || raw ? body : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      credentials: 'same-origin',
    });
    text = await answer.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw noConnection('The server cannot be reached at the moment. Nothing is lost; try again.');
  }
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
  const json = text && isJson ? JSON.parse(text) : null;
  if (!answer.ok) throw problemOf(answer, json);
  if (text && !isJson) throw noConnection('Something between this browser and the server answers in its place. Check the network, then try again.');
  return { status: answer.status, body: json, headers: answer.headers };
}

const noConnection = (detail) => new Problem({ id: 'no-connection', status: 0, title: 'No connection', detail });

function problemOf(answer, json) {
  const body = json ?? {};
  const retryAfter = Number(answer.headers.get('Retry-After'));
  return new Problem({
    id: String(body.type ?? 'unknown').split(/[/#]/).pop(),
    status: answer.status,
    title: body.title ?? `The server answered ${answer.status}`,
    detail: body.detail ?? 'Try again in a moment.',
    body,
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  });
}

export const get = async (path, options) => (await call('GET', path, options)).body;
export const post = async (path, body, options) => (await call('POST', path, { ...options, body })).body;
export const patch = async (path, body, options) => (await call('PATCH', path, { ...options, body })).body;
export const del = async (path, options) => (await call('DELETE', path, options)).body;

let running = null;
let known = false;

/** One registration at a time, however many calls find that they need one. */
function register() {
  running ??= post('/visitors').then((visitor) => {
    known = true;
    return visitor;
  }).finally(() => { running = null; });
  return running;
}

/** Makes this browser a visitor, if it is none yet. The token is a cookie that scripts cannot read. */
export const ensureVisitor = async () => known || register();

/** Does a visitor's call; a browser that is not known, or not any more, is registered first. */
export async function asVisitor(action) {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Problem) || error.id !== 'visitor-required') throw error;
    await register();
    return action();
  }
}

/** Tries again while the fault is a passing one, waiting longer each time up to a bound, and longer than the server asks. */
export async function patiently(action, { attempts = 5, firstWaitMillis = 400, onWait = () => {} } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action(attempt);
    } catch (error) {
      if (!(error instanceof Problem) || !error.isPassing || attempt >= attempts) throw error;
      const backoff = Math.min(LONGEST_WAIT_MILLIS, firstWaitMillis * 2 ** (attempt - 1));
      const wait = (error.retryAfterSeconds ?? 0) * 1000 + backoff * (0.5 + Math.random());
      onWait(error, wait);
      await pause(wait);
    }
  }
}

export const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
