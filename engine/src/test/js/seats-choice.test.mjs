import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Choice } from '../../main/resources/pages/assets/js/pages/seats-choice.js';
import { wayOf } from '../../main/resources/pages/assets/js/pages/seats-way.js';
import { english } from './words-kit.mjs';

english();

test('a seat is added, and taken out by the second press', () => {
  const choice = new Choice(2);
  assert.equal(choice.toggle(5), 'added');
  assert.equal(choice.toggle(5), 'removed');
  assert.deepEqual(choice.chosen, []);
});

test('the limit holds for picking and for taking others instead', () => {
  const choice = new Choice(2);
  choice.toggle(1);
  choice.toggle(2);
  assert.equal(choice.toggle(3), 'full');
  choice.drop([1]);
  choice.add([7, 8, 9]);
  assert.deepEqual(choice.chosen, [2, 7]);
});

test('only seats that were picked can be lost', () => {
  const choice = new Choice(4);
  choice.add([1, 2]);
  assert.deepEqual(choice.drop([2, 3]), [2]);
});

test('a hold takes the place of what was picked, and every seat concerned is told of', () => {
  const told = [];
  const choice = new Choice(4, (ordinals) => told.push(ordinals));
  choice.add([1, 2]);
  choice.hold([2]);
  assert.deepEqual([choice.chosen, choice.mine], [[], [2]]);
  assert.deepEqual(told.at(-1), [1, 2]);
  choice.release();
  assert.deepEqual(choice.mine, []);
});

test('with a pass seats can be held, without one the way leads to the queue', () => {
  const event = (phase) => ({ onsale: { phase } });
  assert.equal(wayOf(event('OPEN'), { pass: 'x' }, 'e').kind, 'hold');
  assert.equal(wayOf(event('OPEN'), null, 'e').href, '/events/e/queue');
  assert.equal(wayOf(event('SCHEDULED'), null, 'e').href, '/events/e');
  assert.equal(wayOf(event('CLOSED'), null, 'e').href, null);
  assert.equal(wayOf({ onsale: null }, null, 'e').href, '/events/e');
});
