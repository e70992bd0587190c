import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sequence } from '../../main/resources/pages/assets/js/map/sequence.js';

test('changes are taken once, in order', () => {
  const sequence = new Sequence();
  assert.ok(sequence.takesSnapshot(10));
  assert.ok(sequence.takesChanges(12));
  assert.equal(sequence.takesChanges(12), false);
  assert.equal(sequence.takesChanges(11), false);
  assert.ok(sequence.takesChanges(20));
});

test('a late snapshot is dropped', () => {
  const sequence = new Sequence();
  sequence.takesSnapshot(10);
  sequence.takesChanges(15);
  assert.equal(sequence.takesSnapshot(14), false);
  assert.equal(sequence.last, 15);
  assert.ok(sequence.takesSnapshot(16));
});

test('the same snapshot again is no news', () => {
  const sequence = new Sequence();
  assert.ok(sequence.takesSnapshot(0));
  assert.equal(sequence.takesSnapshot(0), false);
});

test('an event whose numbering began anew is believed the second time', () => {
  const sequence = new Sequence();
  sequence.takesSnapshot(500);
  assert.equal(sequence.takesSnapshot(3), false);
  assert.ok(sequence.takesSnapshot(3));
  assert.ok(sequence.takesChanges(4));
});

test('lateness that is followed by news counts for nothing', () => {
  const sequence = new Sequence();
  sequence.takesSnapshot(10);
  sequence.takesSnapshot(9);
  assert.ok(sequence.takesSnapshot(11));
  assert.equal(sequence.takesSnapshot(10), false);
});
