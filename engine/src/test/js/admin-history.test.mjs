import test from 'node:test';
import assert from 'node:assert/strict';
import { flatten, History, WINDOW_SECONDS } from '../../main/resources/pages/assets/js/admin/history.js';

const point = (second, admitted = 0) => ({ at: second * 1000, admitted });

test('figures older than the window are let go', () => {
  const history = new History();
  for (let second = 0; second <= WINDOW_SECONDS + 100; second++) history.add(point(second));
  assert.equal(history.points.length, WINDOW_SECONDS + 1);
  assert.equal(history.points[0].at, 100_000);
});

test('what is not newer is passed over, what is of the same second replaces', () => {
  const history = new History([point(1, 5)]);
  assert.equal(history.add(point(1, 6)), false);
  assert.equal(history.add({ at: 1500, admitted: 7 }), true);
  assert.equal(history.add(point(0)), false);
  assert.deepEqual(history.points, [{ at: 1500, admitted: 7 }]);
});

test('a counter growing by ten a second grows by 600 a minute', () => {
  const history = new History();
  for (let second = 0; second < 120; second++) history.add(point(second, second * 10));
  const rates = history.perMinute('admitted').map(({ y }) => y);
  assert.equal(rates[0], null);
  assert.equal(rates[4], null);
  assert.equal(rates[5], 600);
  assert.equal(rates.at(-1), 600);
});

test('a rate forgets what happened over a minute ago', () => {
  const history = new History();
  for (let second = 0; second < 200; second++) history.add(point(second, Math.min(second, 100)));
  assert.equal(history.perMinute('admitted').at(-1).y, 0);
});

test('a line is broken off where nothing came for a while', () => {
  const history = new History([point(1, 1), point(2, 2), point(40, 9), point(41, 9)]);
  assert.deepEqual(history.series('admitted').map(({ y }) => y), [1, 2, null, 9, 9]);
});

test('a dashboard without seats or tallies still has figures', () => {
  const figures = flatten({ at: '2027-01-01T00:00:00Z', queue: { waiting: 1, admitted: 2, entrants: 3, active: 0, called: 0, noShows: 0, ratePerMinute: 60, maxActive: 10 }, seats: null, sales: { ordersConfirmed: 1, ordersFailed: 0, ordersCancelled: 0, seatsSold: 1, revenue: { amount: 5, currency: 'EUR' } } });
  assert.equal(figures.available, null);
  assert.equal(figures.refusedPass, 0);
  assert.equal(figures.revenue, 5);
});
