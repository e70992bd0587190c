import test from 'node:test';
import assert from 'node:assert/strict';
import { laneWords, readLanes } from '../../main/resources/pages/assets/js/admin/lanes.js';

test('lanes are read as they are shown', () => {
  const lanes = [{ name: 'Fan Club 2027', share: 30 }, { name: 'members', share: 5 }];
  assert.equal(laneWords(lanes), 'Fan Club 2027 30 %, members 5 %');
  assert.deepEqual(readLanes(laneWords(lanes)), { lanes, errors: [] });
  assert.deepEqual(readLanes(' members 30% ,fans  10, '), { lanes: [{ name: 'members', share: 30 }, { name: 'fans', share: 10 }], errors: [] });
  assert.deepEqual(readLanes(''), { lanes: [], errors: [] });
});

test('a lane without a share, or a share without a lane, is told', () => {
  for (const text of ['members', '30', 'members 30, fans', 'members 3.5']) assert.deepEqual(readLanes(text).errors.map(({ field }) => field), ['lanes'], text);
});
