import test from 'node:test';
import assert from 'node:assert/strict';
import { instantOf, isTimeZone, offsetText, wallText } from '../../main/resources/pages/assets/js/admin/zoned-time.js';

const iso = (millis) => new Date(millis).toISOString();

test('a time on a clock in Berlin is two hours behind UTC in summer and one in winter', () => {
  assert.equal(iso(instantOf('2027-07-01T20:00', 'Europe/Berlin').millis), '2027-07-01T18:00:00.000Z');
  assert.equal(iso(instantOf('2027-01-01T20:00', 'Europe/Berlin').millis), '2027-01-01T19:00:00.000Z');
});

test('a time that clocks skip is named a gap and lies as far after the change', () => {
  const gap = instantOf('2027-03-28T02:30', 'Europe/Berlin');
  assert.equal(gap.kind, 'gap');
  assert.equal(wallText(gap.millis, 'Europe/Berlin'), '2027-03-28T03:30');
  assert.equal(gap.skippedMillis, 3_600_000);
});

test('a time that clocks show twice gives both instants, the first one first', () => {
  const overlap = instantOf('2027-10-31T02:30', 'Europe/Berlin');
  assert.equal(overlap.kind, 'overlap');
  assert.equal(iso(overlap.millis), '2027-10-31T00:30:00.000Z');
  assert.equal(iso(overlap.laterMillis), '2027-10-31T01:30:00.000Z');
});

test('the hours around a change are single', () => {
  for (const time of ['2027-03-28T01:59', '2027-03-28T03:00', '2027-10-31T01:59', '2027-10-31T03:00']) assert.equal(instantOf(time, 'Europe/Berlin').kind, 'one', time);
});

test('zones with half hours, of the southern hemisphere and beyond the date line work', () => {
  assert.equal(iso(instantOf('2027-06-01T12:00', 'Asia/Kolkata').millis), '2027-06-01T06:30:00.000Z');
  assert.equal(iso(instantOf('2027-01-01T12:00', 'Australia/Sydney').millis), '2027-01-01T01:00:00.000Z');
  assert.equal(iso(instantOf('2027-01-01T00:30', 'Pacific/Kiritimati').millis), '2026-12-31T10:30:00.000Z');
  assert.equal(instantOf('2027-10-03T02:15', 'Australia/Lord_Howe').skippedMillis, 1_800_000);
});

test('wall text and instant are inverse through a whole year of New York', () => {
  for (let millis = Date.UTC(2027, 0, 1); millis < Date.UTC(2028, 0, 1); millis += 3_600_000) {
    const back = instantOf(wallText(millis, 'America/New_York'), 'America/New_York');
    assert.ok(back.millis === millis || back.laterMillis === millis);
  }
});

test('text that is no time and zones that do not exist give nothing', () => {
  assert.equal(instantOf('', 'Europe/Berlin'), null);
  assert.equal(instantOf('2027-13-01T00:00', 'Europe/Berlin'), null);
  assert.equal(instantOf('2027-01-01T00:00', 'Mars/Olympus'), null);
  assert.equal(isTimeZone('Mars/Olympus'), false);
  assert.equal(isTimeZone(''), false);
  assert.equal(isTimeZone('UTC'), true);
});

test('offsets read as people write them', () => {
  assert.equal(offsetText(Date.UTC(2027, 6, 1), 'Europe/Berlin'), 'UTC+2');
  assert.equal(offsetText(Date.UTC(2027, 0, 1), 'America/St_Johns'), 'UTC−3:30');
  assert.equal(offsetText(Date.UTC(2027, 0, 1), 'Europe/London'), 'UTC');
});
