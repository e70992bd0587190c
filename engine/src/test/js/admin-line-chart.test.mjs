import test from 'node:test';
import assert from 'node:assert/strict';

globalThis.document = { addEventListener() {} };
const { linePath, roundStep, runs } = await import('../../main/resources/pages/assets/js/admin/line-chart.js');

const same = (value) => value;

test('axes have round figures', () => {
  assert.deepEqual([3, 4, 9, 17, 100, 650, 123_456].map(roundStep), [1, 1, 5, 5, 50, 200, 50_000]);
});

test('a gap in the figures is a gap in the line, not a drop to zero', () => {
  const points = [{ x: 0, y: 1 }, { x: 1, y: 2 }, { x: 2, y: null }, { x: 3, y: 4 }, { x: 4, y: 5 }];
  assert.equal(linePath(points, same, same), 'M0.0,1.0L1.0,2.0M3.0,4.0L4.0,5.0');
  assert.deepEqual(runs(points).map((run) => run.map(({ x }) => x)), [[0, 1], [3, 4]]);
});

test('a single figure between gaps has no area', () => {
  assert.deepEqual(runs([{ x: 0, y: null }, { x: 1, y: 2 }, { x: 2, y: null }]), []);
});
