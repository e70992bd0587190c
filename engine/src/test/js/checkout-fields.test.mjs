import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARDS, cardOf, cvcFault, emailFault, expiryFault, grouped, numberFault, passedMark } from '../../main/resources/pages/assets/js/pages/checkout-fields.js';
import { has } from '../../main/resources/pages/assets/js/lib/words.js';
import { english } from './words-kit.mjs';

english();

test('every behaviour of the simulated provider has a card of its own', () => {
  assert.deepEqual(CARDS.map((card) => card.token), ['tok_visa', 'tok_declined', 'tok_slow', 'tok_timeout', 'tok_lost_reply']);
  assert.equal(new Set(CARDS.map((card) => card.number)).size, CARDS.length);
  for (const { token } of CARDS) assert.ok(has(`card.${token}`) && has(`card.${token}.expect`), token);
});

test('the numbers of the test cards have a right check digit', () => {
  for (const { number } of CARDS) {
    const digits = [...number.replaceAll(' ', '')].reverse().map(Number);
    const sum = digits.reduce((total, digit, place) => total + (place % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0);
    assert.equal(sum % 10, 0, number);
  }
});

test('a typed number finds its card, however it is spaced', () => {
  assert.equal(cardOf('4242424242424242').token, 'tok_visa');
  assert.equal(cardOf('4000-0000 0000 0036').token, 'tok_lost_reply');
  assert.equal(cardOf('4242'), undefined);
  assert.equal(grouped('42424242 42424242'), '4242 4242 4242 4242');
});

test('a card that the provider does not know is refused, so that no real one is used', () => {
  assert.match(numberFault('5555 5555 5555 4444'), /does not know/);
  assert.match(numberFault(' '), /Choose a test card/);
  assert.equal(numberFault('4000000000000002'), '');
});

test('an address is taken when the server would take it', () => {
  for (const good of ['ada@example.org', "o'hara+x@mail.example.co.uk", 'ä@exämple.org']) assert.equal(emailFault(good), '', good);
  for (const bad of ['', 'ada', 'ada@example', 'ada@example.', 'a b@example.org', 'a@b@example.org', `${'x'.repeat(250)}@example.org`]) assert.notEqual(emailFault(bad), '', bad);
});

test('a card is valid until the end of its month', () => {
  const now = new Date(2026, 10, 30);
  assert.equal(expiryFault('11/26', now), '');
  assert.equal(expiryFault('1 / 2027', now), '');
  assert.match(expiryFault('10/26', now), /expired/);
  for (const bad of ['13/30', '0/30', '1230', '']) assert.match(expiryFault(bad, now), /month and year/, bad);
});

test('a security code has three or four digits', () => {
  assert.equal(cvcFault(' 123 '), '');
  assert.equal(cvcFault('1234'), '');
  for (const bad of ['', '12', '12a', '12345']) assert.notEqual(cvcFault(bad), '', bad);
});

test('a mark of the countdown is passed once, and sleep leaves out the higher ones', () => {
  assert.equal(passedMark(61, 60), 60);
  assert.equal(passedMark(60, 59), null);
  assert.equal(passedMark(31, 30), 30);
  assert.equal(passedMark(200, 8), 10);
  assert.equal(passedMark(9, 8), null);
});
