import test from 'node:test';
import assert from 'node:assert/strict';
import { describeDetail } from '../../main/resources/pages/assets/js/admin/action-words.js';

test('a change says what was before and what is now', () => {
  const detail = { changes: { admissionsPerMinute: { from: 600, to: 1200 }, passSeconds: { from: 300, to: 120 } } };
  assert.equal(describeDetail(detail), 'admissions per minute 600 → 1,200, pass seconds 300 → 120');
});

test('terms are told without what the reader knows already, times in the zone of the reader', () => {
  const detail = { terms: { onsaleId: 'x', eventId: 'y', maxActive: 200, opensAt: '2027-01-01T18:00:00Z', commitment: 'ab' } };
  assert.equal(describeDetail(detail, () => '19:00'), 'opens at 19:00, max active 200');
});

test('nothing is said of nothing', () => {
  assert.equal(describeDetail({}), '');
  assert.equal(describeDetail(null), '');
  assert.equal(describeDetail({ changes: {} }), '');
});

test('lanes are told by name and share, and where there are none they are not told', () => {
  const members = [{ name: 'members', share: 30 }];
  assert.equal(describeDetail({ changes: { lanes: { from: [], to: members } } }), 'lanes none → members 30 %');
  assert.equal(describeDetail({ terms: { maxActive: 200, lanes: [] } }), 'max active 200');
  assert.equal(describeDetail({ terms: { lanes: members } }), 'lanes members 30 %');
});
