import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cancellableUntil, cancellationTerms, chipOf, viewOf, wordsOf } from '../../main/resources/pages/assets/js/pages/order-outcome.js';
import { english } from './words-kit.mjs';

english();

const seats = [{ id: 'A-1' }, { id: 'A-2' }];

test('every status has its view', () => {
  assert.equal(viewOf({ status: 'PENDING' }), 'buying');
  assert.equal(viewOf({ status: 'CONFIRMED' }), 'confirmed');
  assert.equal(viewOf({ status: 'FAILED' }), 'failed');
  assert.equal(viewOf({ status: 'CANCELLED' }, [{ status: 'VOID' }]), 'cancelled');
});

test('a confirmed order whose cancellation runs is shown as being cancelled, after a reload too', () => {
  assert.equal(viewOf({ status: 'CONFIRMED' }, [], true), 'cancelling');
  assert.equal(viewOf({ status: 'CONFIRMED' }, [{ status: 'VALID' }, { status: 'VOID' }]), 'cancelling');
});

test('every view has a chip, a title and a text', () => {
  for (const view of ['buying', 'confirmed', 'failed', 'cancelling', 'cancelled']) {
    assert.ok(chipOf(view).words);
    const { title, lead } = wordsOf(view, { seats }, '€9.00');
    assert.ok(title && lead, view);
  }
});

test('every reason of a failed order says what becomes of the money', () => {
  const titles = ['payment-declined', 'payment-timeout', 'seats-lost', 'hold-expired', 'checkout-fault', 'one-of-tomorrow'].map((reason) => {
    const { title, lead } = wordsOf('failed', { reason, seats }, '€9.00');
    assert.match(lead, /charged|keeps nothing/, reason);
    return title;
  });
  assert.equal(new Set(titles).size, titles.length);
});

test('one seat is spoken of as one', () => {
  assert.equal(wordsOf('confirmed', { seats: [seats[0]] }, '€9.00').lead, '1 ticket, €9.00, paid. Show the QR code at the entrance, on this screen or on paper.');
  assert.match(wordsOf('cancelled', { seats }, '€9.00').lead, /the tickets are void, and the seats are back/);
  assert.match(cancellationTerms({ seats }, '€9.00'), /^All 2 tickets become void, €9.00 goes back/);
});

test('an order may be cancelled for the minutes of its event, and not after the start', () => {
  const order = { status: 'CONFIRMED', confirmedAt: '2027-06-01T17:00:00Z' };
  const event = { cancellationMinutes: 30, startsAt: '2027-06-01T18:00:00Z' };
  assert.equal(cancellableUntil(order, event), Date.parse('2027-06-01T17:30:00Z'));
  assert.equal(cancellableUntil(order, { ...event, cancellationMinutes: 90 }), Date.parse(event.startsAt));
  assert.equal(cancellableUntil(order, { ...event, cancellationMinutes: 0 }), 0);
  assert.equal(cancellableUntil({ ...order, status: 'CANCELLED' }, event), 0);
  assert.equal(cancellableUntil(order, undefined), 0);
});
