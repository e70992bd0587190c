import test from 'node:test';
import assert from 'node:assert/strict';
import { admittedOverTime, forecast, inWords, minutesText, warnings } from '../../main/resources/pages/assets/js/admin/queue-forecast.js';

const PLAN = { visitors: 20_000, ratePerMinute: 600, maxActive: 5000, stayMinutes: 2.5, seats: 1160, seatsPerOrder: 2, conversion: 0.25, openMinutes: 600 };
const HOUR = 3_600_000;
const TIMES = { nowMillis: 0, queueOpensMillis: HOUR, opensMillis: 2 * HOUR, closesMillis: 12 * HOUR, startsMillis: 100 * HOUR, passSeconds: 300 };
const fieldsOf = (plan, times = {}) => warnings({ ...PLAN, ...plan }, forecast({ ...PLAN, ...plan }), { ...TIMES, ...times }).map(({ field }) => field);

test('the rate binds while enough shoppers may be in at once', () => {
  const result = forecast(PLAN);
  assert.equal(result.boundBy, 'rate');
  assert.equal(result.perMinute, 600);
  assert.equal(Math.round(result.lastCalledMinutes), 33);
  assert.equal(Math.round(result.medianWaitMinutes), 17);
  assert.equal(Math.round(result.soldOutMinutes), 4);
});

test('concurrency binds where its slots free up more slowly than the rate', () => {
  const result = forecast({ ...PLAN, maxActive: 200 });
  assert.equal(result.boundBy, 'concurrency');
  assert.equal(result.perMinute, 80);
  assert.equal(result.lastCalledMinutes, 250);
});

test('a hall that too few people come for is not sold out', () => {
  const result = forecast({ ...PLAN, visitors: 1000 });
  assert.equal(result.soldOutMinutes, null);
  assert.equal(result.seatsSold, 500);
  assert.equal(result.calledInVain, 0);
});

test('those who are called after the last seat is sold are counted', () => {
  assert.equal(forecast(PLAN).calledInVain, 20_000 - 2320);
});

test('the curve ends with the last call or with the close', () => {
  assert.deepEqual(admittedOverTime(PLAN, forecast(PLAN)).at(-1), [20_000 / 600, 20_000]);
  const short = { ...PLAN, openMinutes: 10 };
  assert.deepEqual(admittedOverTime(short, forecast(short)).at(-1), [10, 6000]);
});

test('the words say what the figures say', () => {
  assert.equal(inWords(PLAN, forecast(PLAN)), '20,000 visitors at 600 a minute: the last is called 33 minutes after opening, half of them within 17 minutes. The hall of 1,160 seats is likely sold out after 4 minutes.');
  const short = { ...PLAN, openMinutes: 1 };
  assert.equal(inWords(short, forecast(short)), '20,000 visitors at 600 a minute: only 600 of them are called before the sale closes. About 300 of 1,160 seats would be sold.');
});

test('durations read as people say them', () => {
  assert.equal(minutesText(0.001), '1 second');
  assert.equal(minutesText(0.5), '30 seconds');
  assert.equal(minutesText(1), '1 minute');
  assert.equal(minutesText(89), '89 minutes');
  assert.equal(minutesText(250), '4 hours 10 minutes');
  assert.equal(minutesText(100_000), '1,667 hours');
  assert.equal(minutesText(Infinity), 'never');
});

test('ordinary settings bring no warning', () => {
  assert.deepEqual(fieldsOf({ maxActive: 1600 }), []);
});

test('odd settings are named with their field', () => {
  assert.deepEqual(fieldsOf({ maxActive: 1600 }, { queueOpensMillis: -1 }), ['queueOpensAt']);
  assert.deepEqual(fieldsOf({ maxActive: 1600 }, { opensMillis: -1, queueOpensMillis: -2 }), ['opensAt']);
  assert.deepEqual(fieldsOf({ maxActive: 1600 }, { queueOpensMillis: 2 * HOUR }), ['queueOpensAt']);
  assert.deepEqual(fieldsOf({ maxActive: 1600 }, { closesMillis: 101 * HOUR }), ['closesAt']);
  assert.deepEqual(fieldsOf({ maxActive: 1600, openMinutes: 5 }), ['closesAt']);
  assert.deepEqual(fieldsOf({ maxActive: 200 }), ['maxActive']);
  assert.deepEqual(fieldsOf({ maxActive: 1600 }, { passSeconds: 30 }), ['passSeconds']);
  assert.deepEqual(fieldsOf({ maxActive: 5000 }), ['maxActive']);
});
