import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TakenAnnouncer, takenSentence } from '../../main/resources/pages/assets/js/map/announcer.js';
import { english } from './words-kit.mjs';

english();

const seat = (number, row = '5', section = '101') => ({ ordinal: number + row * 100, number: String(number), row, section });

function stage() {
  const said = [];
  const timers = [];
  let now = 0;
  const announcer = new TakenAnnouncer((sentence) => said.push([now, sentence]), { now: () => now, after: (millis, action) => timers.push({ at: now + millis, action }) });
  const advance = (to) => {
    for (let due = timers.filter(({ at }) => at <= to); due.length; due = timers.filter(({ at }) => at <= to)) {
      const [next] = due.sort((a, b) => a.at - b.at);
      timers.splice(timers.indexOf(next), 1);
      now = next.at;
      next.action();
    }
    now = to;
  };
  return { announcer, said, advance };
}

test('a few seats are named, many are counted', () => {
  assert.equal(takenSentence([seat(13)]), 'Row 5 seat 13 was just taken');
  assert.equal(takenSentence([seat(13), seat(14)]), 'Row 5 seat 13 and Row 5 seat 14 were just taken');
  assert.equal(takenSentence([1, 2, 3, 4].map((number) => seat(number))), '4 seats in Section 101 were just taken');
});

test('the first is said at once, the rest together two seconds later', () => {
  const { announcer, said, advance } = stage();
  announcer.taken([seat(1)]);
  advance(0);
  announcer.taken([seat(2)]);
  advance(500);
  announcer.taken([seat(3)]);
  advance(5000);
  assert.deepEqual(said, [[0, 'Row 5 seat 1 was just taken'], [2000, 'Row 5 seat 2 and Row 5 seat 3 were just taken']]);
});

test('a busy sale is spoken of no more than once in two seconds', () => {
  const { announcer, said, advance } = stage();
  for (let i = 0; i < 200; i++) {
    advance(i * 50);
    announcer.taken([seat(i)]);
  }
  advance(20_000);
  assert.ok(said.length <= 7);
  said.slice(1).forEach(([at], i) => assert.ok(at - said[i][0] >= 2000));
});

test('a seat that is free again before its turn is not spoken of', () => {
  const { announcer, said, advance } = stage();
  announcer.taken([seat(1)]);
  advance(10);
  announcer.taken([seat(2)]);
  announcer.freed([seat(2).ordinal]);
  advance(9000);
  assert.equal(said.length, 1);
});
