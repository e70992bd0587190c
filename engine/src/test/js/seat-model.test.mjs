import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AVAILABLE, HELD, SeatModel } from '../../main/resources/pages/assets/js/map/model.js';
import { contains } from '../../main/resources/pages/assets/js/map/outline.js';
import { planOf } from './seat-kit.mjs';

const model = () => new SeatModel(planOf([{ name: 'Stalls', rows: [4, 5] }, { name: 'Box', rows: [3], category: 'Box' }]));

test('seats are found by ordinal, by id and by place', () => {
  const seats = model();
  assert.equal(seats.size, 12);
  assert.deepEqual(seats.seat(4), { ordinal: 4, id: 'Stalls-2-1', section: 'Stalls', sectionIndex: 0, row: '2', number: '1', category: 'Stalls', state: 'unknown' });
  assert.equal(seats.ordinalOf('Box-1-3'), 11);
  assert.deepEqual(seats.ordinalsOf(['Box-1-1', 'no such seat']), [9]);
  assert.equal(seats.grid.nearest(seats.x[7] + 3, seats.y[7] - 2, 10), 7);
  assert.equal(seats.grid.nearest(-500, -500, 10), -1);
});

test('neighbours are as far apart as the plan says', () => {
  assert.equal(model().pitch, 20);
});

test('the first states are no changes, later ones are', () => {
  const seats = model();
  assert.deepEqual(seats.setStates('AAAAAAAAAAAA'), []);
  assert.deepEqual(seats.setStates('AHAAAAAAAAAS'), [[1, 0, 1], [11, 0, 2]]);
});

test('counts of sections and categories follow every change', () => {
  const seats = model();
  seats.setStates('AAAAAAAAAAAA');
  assert.deepEqual(seats.applyChanges([[0, 'H'], [0, 'H'], [9, 'S'], [9, 'A']]), [[0, 0, 1], [9, 0, 2], [9, 2, 0]]);
  assert.equal(seats.available(0), 8);
  assert.equal(seats.available(1), 3);
  assert.equal(seats.categoryCount(0, HELD), 1);
  assert.equal(seats.counts[AVAILABLE], 11);
});

test('changes of seats that the plan does not have are passed over', () => {
  const seats = model();
  seats.setStates('AAAAAAAAAAAA');
  assert.deepEqual(seats.applyChanges([[99, 'H']]), []);
});

test('every seat lies inside the outline of its section, in straight, bent, single and unordered rows', () => {
  const arc = (radius, number) => ({ number, seats: Array.from({ length: 30 }, (_, i) => [Math.cos(Math.PI * (i / 29)) * radius, Math.sin(Math.PI * (i / 29)) * radius]) });
  const scattered = { number: '1', seats: Array.from({ length: 40 }, (_, i) => [((i * 37) % 40) * 20, ((i * 17) % 7) * 20]) };
  let ordinal = 0;
  const section = (name, rows) => ({ name, rows: rows.map((row) => ({ number: row.number, seats: row.seats.map(([x, y]) => ({ id: `${name}${ordinal}`, ordinal: ordinal++, number: '1', x: x + 1000 * name, y, category: 'A' })) })) });
  const seats = new SeatModel({ categories: [{ name: 'A', color: null }], sections: [section(1, [arc(300, '1'), arc(325, '2'), arc(350, '3')]), section(2, [arc(300, '1')]), section(3, [scattered]), section(4, [{ number: '1', seats: [[0, 0]] }])] });
  for (let seat = 0; seat < seats.size; seat++) {
    const { outline } = seats.sections[seats.sectionOf[seat]];
    assert.ok(contains(outline, seats.x[seat], seats.y[seat]), `seat ${seat} of section ${seats.sectionOf[seat]}`);
  }
  const [bent] = seats.sections;
  assert.equal(contains(bent.outline, 1000, 100), false, 'the middle of a bent section is not part of it');
  assert.ok(contains(bent.outline, ...bent.label), 'its label is');
});

test('what an access code opens is available where others find it blocked', () => {
  const seats = model();
  seats.setStates('BBAHAAAAAAAB');
  assert.deepEqual(seats.open([0, 1, 3]), [[0, 'A'], [1, 'A']]);
  assert.deepEqual(seats.applyChanges([[0, 'A'], [1, 'A']]), [[0, 3, 0], [1, 3, 0]]);
  assert.deepEqual(seats.applyChanges([[0, 'H'], [3, 'B']]), [[0, 0, 1], [3, 1, 0]]);
  assert.deepEqual(seats.setStates('BBABAAAAAAAB'), [[0, 1, 0]]);
});
