import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decisionWords, reasonWords, turningPoints } from '../../main/resources/pages/assets/js/admin/rate-words.js';

const none = { attempts: null, holdMillis: null, conflictPercent: null, faultPercent: null, payments: null, paymentFaultPercent: null, left: null, held: null };

test('a decision says what it did, why, and from what', () => {
  assert.equal(decisionWords({ before: 900, ratePerMinute: 640, reason: 'SLOW_HOLDS', evidence: { ...none, holdMillis: 1350 } }),
    'Lowered from 900 to 640 a minute. Holding seats takes too long: 95 in 100 within 1,350 ms.');
  assert.equal(decisionWords({ before: 600, ratePerMinute: 600, reason: 'FIXED', evidence: none }), '600 a minute. You set it; it is not controlled.');
});

test('every reason of the contract has words', () => {
  const contract = readFileSync(new URL('../../main/resources/openapi/onrush.yaml', import.meta.url), 'utf8');
  const reasons = contract.match(/enum: \[(FIXED, [A-Z_, ]+)\]/)[1].split(', ');
  assert.ok(reasons.length > 15);
  for (const reason of reasons) assert.notEqual(reasonWords({ reason, evidence: { ...none, holdMillis: 1, left: 1 } }), reason);
});

test('only what changed is worth a line, the newest first', () => {
  const point = (ratePerMinute, before, reason) => ({ ratePerMinute, before, reason, evidence: none });
  const points = [point(60, 60, 'STARTED'), point(80, 60, 'HEALTHY'), point(80, 80, 'SETTLING'), point(80, 80, 'SETTLING'), point(90, 80, 'HEALTHY')];
  assert.deepEqual(turningPoints(points, 3).map(({ reason, before }) => [reason, before]), [['HEALTHY', 80], ['SETTLING', 80], ['HEALTHY', 60]]);
});
