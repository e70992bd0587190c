import test, { mock } from 'node:test';
import assert from 'node:assert/strict';

// What live.js takes from a browser.
class Source {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 2;
  static all = [];

  constructor(url) {
    this.url = url;
    this.readyState = Source.CONNECTING;
    this.listeners = {};
    Source.all.push(this);
  }

  addEventListener(name, listener) { this.listeners[name] = listener; }

  opened() {
    this.readyState = Source.OPEN;
    this.onopen();
  }

  // The server ended the answer: the browser itself connects again, after the time that retry said.
  ended() {
    this.readyState = Source.CONNECTING;
    this.onerror();
  }

  // The server answered an error: the browser gives up.
  refused() {
    this.readyState = Source.CLOSED;
    this.onerror();
  }

  close() { this.readyState = Source.CLOSED; }
}

globalThis.EventSource = Source;
globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };
globalThis.addEventListener = () => {};
globalThis.removeEventListener = () => {};
const { openStream } = await import('../../main/resources/pages/assets/js/lib/live.js');

const flush = () => new Promise((resolve) => setImmediate(resolve));

async function watching(run) {
  Source.all = [];
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  let polls = 0;
  const stream = openStream('/x/stream', { on: {}, poll: async () => { polls++; return 5; } });
  try {
    await run({ stream, polls: () => polls, async wait(millis) { mock.timers.tick(millis); await flush(); } });
  } finally {
    stream.close();
    mock.timers.reset();
  }
}

test('a stream that is ended for a restart is left to the browser, which resumes it', () => watching(async ({ polls, wait }) => {
  const [source] = Source.all;
  source.opened();
  source.ended();
  await wait(5500);
  source.opened();
  await wait(60_000);
  assert.equal(Source.all.length, 1, 'no other source, so Last-Event-ID is kept');
  assert.equal(polls(), 0);
}));

test('a process that takes no streams any more is polled once, and the stream opened anew within seconds', () => watching(async ({ stream, polls, wait }) => {
  const [source] = Source.all;
  source.opened();
  source.ended();
  source.refused();
  await wait(0);
  assert.equal(polls(), 1);
  await wait(10_000);
  assert.equal(Source.all.length, 2);
  Source.all[1].opened();
  assert.equal(stream.state, 'live');
}));
