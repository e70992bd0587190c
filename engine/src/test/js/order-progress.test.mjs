import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenStep, stepsOf } from '../../main/resources/pages/assets/js/pages/order-progress.js';
import { english } from './words-kit.mjs';

english();

const log = (...entries) => entries.map((entry, index) => {
  const [step, outcome = 'done'] = entry.split('=');
  return { seq: index + 1, step, outcome };
});
const short = (steps) => steps.map(({ text, state }) => `${state}: ${text}`);

test('without a line the first step is under way', () => {
  assert.deepEqual(short(stepsOf('purchase', [])), ['now: Securing your seats', 'waiting: Authorize the payment', 'waiting: Confirm the seats', 'waiting: Take the payment', 'waiting: Issue the tickets']);
});

test('the steps of a purchase are done one after another', () => {
  const steps = stepsOf('purchase', log('claim-seats', 'authorize-payment'));
  assert.deepEqual(steps.map(({ state }) => state), ['done', 'done', 'now', 'waiting', 'waiting']);
  assert.equal(spokenStep(steps), 'Payment authorized');
});

test('a resumed stream may repeat lines and give them in any order', () => {
  const lines = log('claim-seats', 'authorize-payment', 'confirm-hold');
  assert.deepEqual(stepsOf('purchase', [...lines].reverse()), stepsOf('purchase', [...lines, lines[0]]));
});

test('a slow bank is explained until it answers', () => {
  const slow = stepsOf('purchase', log('claim-seats', 'authorize-payment=retrying'));
  assert.equal(slow[1].state, 'now');
  assert.equal(slow[1].note, 'The bank is slow to answer; we keep asking. You will not be charged twice.');
  assert.equal(spokenStep(slow), slow[1].note);
  assert.equal(stepsOf('purchase', log('claim-seats', 'authorize-payment=retrying', 'authorize-payment'))[1].note, '');
});

test('a slow step that is not the bank does not blame it', () => {
  assert.doesNotMatch(stepsOf('purchase', log('claim-seats=retrying'))[0].note, /bank/);
});

test('a declined payment undoes what was done and closes the order', () => {
  const lines = log('claim-seats', 'authorize-payment=refused');
  assert.deepEqual(short(stepsOf('purchase', lines)), ['done: Seats secured', 'failed: The payment was not authorized', 'now: Putting the seats back on sale']);
  const closed = stepsOf('purchase', log('claim-seats', 'authorize-payment=refused', 'claim-seats=compensated', 'close-order'));
  assert.deepEqual(short(closed), ['undone: Seats secured, then released', 'failed: The payment was not authorized', 'done: Seats back on sale, order closed']);
});

test('a step that was given up and then compensated stays the failed one', () => {
  const steps = stepsOf('purchase', log('claim-seats', 'authorize-payment=retrying', 'authorize-payment=given-up', 'authorize-payment=compensated', 'claim-seats=compensated', 'close-order'));
  assert.deepEqual(steps.map(({ state }) => state), ['undone', 'failed', 'done']);
  assert.equal(spokenStep(steps.slice(0, 2)), 'The payment was not authorized');
});

test('a cancellation shows its own steps only, and seats are back when both of theirs are done', () => {
  const purchase = log('claim-seats', 'authorize-payment', 'confirm-hold', 'capture-payment', 'issue-tickets', 'void-tickets', 'refund-payment', 'unclaim-seats');
  assert.deepEqual(stepsOf('cancellation', purchase).map(({ state }) => state), ['done', 'done', 'now', 'waiting']);
  const after = stepsOf('cancellation', log('void-tickets', 'refund-payment', 'unclaim-seats', 'put-back', 'cancel-order'));
  assert.ok(after.every(({ state }) => state === 'done'));
});
