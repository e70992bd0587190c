import test from 'node:test';
import assert from 'node:assert/strict';
import { leftWords, likelihood, TEXTS, textsIn } from '../../main/resources/pages/assets/js/pages/queue-outlook-words.js';

const outlook = { soldOut: false, left: 1200, priceRange: { from: { amount: 4500, currency: 'EUR' }, to: { amount: 8000, currency: 'EUR' } }, gone: ['Front'], likelyBelow: 480, possibleBelow: 920 };
const place = (position) => ({ position, entrants: 5000, winners: null });

test('a position is compared with the two bounds of the status', () => {
  assert.deepEqual([0, 479, 480, 919, 920].map((position) => likelihood(outlook, place(position))), ['likely', 'likely', 'possible', 'possible', 'unlikely']);
});

test('before the draw it is the chance of a good position', () => {
  const drawn = (entrants, winners = null) => likelihood(outlook, { position: null, entrants, winners });
  assert.deepEqual([drawn(400), drawn(1500), drawn(5000), drawn(400, 300), drawn(400, 40)], ['likely', 'possible', 'unlikely', 'possible', 'unlikely']);
});

test('nothing is promised once everything is sold, nor where nothing is known', () => {
  assert.equal(likelihood({ ...outlook, soldOut: true }, place(0)), 'none');
  assert.equal(likelihood(null, place(0)), null);
  assert.equal(likelihood(outlook, { ...place(20), winners: 20 }), null, 'who was not drawn is told so, and not this');
  assert.equal(leftWords({ ...outlook, soldOut: true }, 'en'), '');
});

test('what is left is told with prices and what is gone, in the language of the page', () => {
  assert.equal(leftWords(outlook, 'en'), 'About 1,200 left · Prices now: €45.00 – €80.00 · Sold out: Front');
  assert.match(leftWords({ ...outlook, left: 0, gone: [] }, 'de'), /^Die letzten werden gerade gekauft.*45,00.€ – 80,00.€$/);
});

test('every language says everything', () => {
  const keys = Object.keys(TEXTS.en);
  for (const texts of Object.values(TEXTS)) assert.deepEqual(Object.keys(texts), keys);
  assert.deepEqual(Object.keys(TEXTS), ['en', 'de', 'es', 'fr']);
  assert.equal(textsIn('de-AT'), TEXTS.de);
  assert.equal(textsIn('ja'), TEXTS.en);
});
