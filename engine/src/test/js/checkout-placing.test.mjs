import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { orderOfHold, placeOrder } from '../../main/resources/pages/assets/js/pages/checkout-placing.js';
import { waitText } from '../../main/resources/pages/assets/js/pages/order-repeating.js';
import { english } from './words-kit.mjs';

english();

const REQUEST = { holdId: 'AZ1', email: 'ada@example.org', paymentToken: 'tok_visa' };
const QUICK = { firstWaitMillis: 1 };
const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

/** Gives the answers in turn, the last one for ever, and keeps the requests. */
function server(...answers) {
  const requests = [];
  globalThis.fetch = async (url, init) => {
    requests.push({ url, method: init.method, key: init.headers['Idempotency-Key'], body: init.body });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    if (next instanceof Error) throw next;
    const [status, body, headers] = next;
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers } });
  };
  return requests;
}

const problem = (status, id, more = {}, headers = {}) => [status, { type: `https://onrush.io/errors/${id}`, title: id, detail: id, ...more }, headers];
const accepted = [202, { orderId: 'O1', status: 'PENDING' }];

test('the idempotency key comes from the hold', async () => {
  const requests = server(accepted);
  assert.equal(await placeOrder(REQUEST, QUICK), 'O1');
  assert.equal(requests[0].key, 'order-AZ1');
  assert.deepEqual(JSON.parse(requests[0].body), REQUEST);
});

test('lost answers, faults and refusals for haste are repeated with the same key and body', async () => {
  const requests = server(new TypeError('lost'), problem(503, 'checkout-unavailable'), problem(429, 'too-many-requests'), accepted);
  const waits = [];
  assert.equal(await placeOrder(REQUEST, { ...QUICK, onWait: (fault) => waits.push(fault.status) }), 'O1');
  assert.deepEqual(waits, [0, 503, 429]);
  assert.equal(new Set(requests.map(({ key, body }) => key + body)).size, 1);
});

test('while the first request runs, the second waits for its answer', async () => {
  const requests = server(problem(409, 'idempotency-key-in-flight', {}, { 'Retry-After': '0.001' }), accepted);
  assert.equal(await placeOrder(REQUEST, QUICK), 'O1');
  assert.equal(requests.length, 2);
});

test('a hold that was ordered already leads to that order', async () => {
  server(problem(409, 'hold-already-ordered', { orderId: 'O7' }));
  assert.equal(await placeOrder(REQUEST, QUICK), 'O7');
});

test('another card after a lost answer leads to the order that was placed first', async () => {
  const requests = server(problem(422, 'idempotency-key-reused'), [200, [{ orderId: 'O8', holdId: 'AZ0' }, { orderId: 'O9', holdId: 'AZ1' }]]);
  assert.equal(await placeOrder(REQUEST, QUICK), 'O9');
  assert.deepEqual(requests.map(({ method }) => method), ['POST', 'GET']);
});

test('a hold that has ended gives no order', async () => {
  for (const id of ['hold-expired', 'hold-not-found', 'hold-not-yours']) {
    server(problem(409, id));
    assert.equal(await placeOrder(REQUEST, QUICK), null, id);
  }
});

test('other refusals, and faults that stay, are handed on', async () => {
  server(problem(400, 'invalid-order', { errors: [{ field: 'email', detail: 'is malformed' }] }));
  await assert.rejects(placeOrder(REQUEST, QUICK), { id: 'invalid-order' });
  const requests = server(problem(503, 'checkout-unavailable'));
  await assert.rejects(placeOrder(REQUEST, { attempts: 3, firstWaitMillis: 1 }), { id: 'checkout-unavailable' });
  assert.equal(requests.length, 3);
});

test('a browser that is not known becomes a visitor first', async () => {
  const requests = server(problem(401, 'visitor-required'), [201, { visitorId: 'V' }], [200, []]);
  assert.equal(await orderOfHold('AZ1'), null);
  assert.deepEqual(requests.map(({ url }) => url), ['/api/v1/orders', '/api/v1/visitors', '/api/v1/orders']);
});

test('a repetition is explained by its cause', () => {
  assert.match(waitText({ status: 0 }, 1600), /no connection. Trying again in 2 seconds; it cannot happen twice/);
  assert.match(waitText({ status: 429 }, 200), /Many people.* 1 second;/);
  assert.match(waitText({ status: 409, id: 'idempotency-key-in-flight' }, 1000), /first request/);
});
