import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Camera } from '../../main/resources/pages/assets/js/map/camera.js';

function camera(options = {}) {
  const made = new Camera({ bounds: { left: 0, top: 0, right: 1000, bottom: 500 }, pitch: 20, ...options });
  made.resize(800, 600);
  return made;
}

const close = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-6, `${actual} is not ${expected}`);

test('it begins with the whole plan, in the middle', () => {
  const { x, y, scale, wholeScale } = camera();
  close(x, 500);
  close(y, 250);
  close(scale, wholeScale);
});

test('screen and plan are inverse to each other', () => {
  const view = camera();
  view.zoom(3, 200, 100);
  const [x, y] = view.toPlan(...view.toScreen(420, 180));
  close(x, 420);
  close(y, 180);
});

test('the point under the pointer stays while zooming', () => {
  const view = camera();
  view.zoom(2);
  const before = view.toPlan(500, 320);
  view.zoom(1.5, 500, 320);
  const after = view.toPlan(500, 320);
  close(after[0], before[0]);
  close(after[1], before[1]);
});

test('neither zoom nor pan leave the limits', () => {
  const view = camera();
  view.zoom(1e-6);
  close(view.scale, view.wholeScale);
  view.zoom(1e6);
  close(view.scale, view.largestScale);
  view.pan(1e9, 1e9);
  assert.ok(view.x > -200 && view.y > -200);
});

test('a flight ends exactly at its target', () => {
  const view = camera();
  view.show({ left: 100, top: 100, right: 200, bottom: 200 });
  const end = performance.now() + 10_000;
  while (view.step(end)) assert.ok(true);
  close(view.x, 150);
  close(view.y, 150);
});

test('those who want less motion are there at once', () => {
  const view = camera({ reducedMotion: () => true });
  view.show({ left: 100, top: 100, right: 200, bottom: 200 });
  assert.equal(view.moving, false);
  close(view.x, 150);
  view.fling(1, 1);
  assert.equal(view.moving, false);
});

test('a window that changes its size keeps the whole plan in view', () => {
  const view = camera();
  view.resize(400, 400);
  close(view.scale, view.wholeScale);
});

test('a window that changes its size leaves the seats where they are on the screen', () => {
  const view = camera();
  view.zoom(3);
  const before = view.toScreen(500, 250);
  view.resize(800, 480);
  const after = view.toScreen(500, 250);
  close(after[0], before[0]);
  close(after[1], before[1]);
});
