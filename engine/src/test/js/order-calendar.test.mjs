import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarText } from '../../main/resources/pages/assets/js/pages/order-calendar.js';
import { english } from './words-kit.mjs';

english();

const ENTRY = { orderId: 'O1', name: 'Tosca; a night, live', startsAt: '2027-06-01T18:00:00Z', venueName: 'Harbour Hall', seats: ['Stalls, row A, seat 1', 'Stalls, row A, seat 2'], url: 'https://sale.example/orders/O1' };
const NOW = Date.parse('2026-11-22T01:02:03.456Z');
const unfolded = (text) => text.replaceAll('\r\n ', '').split('\r\n');

test('an entry has the lines that calendars need', () => {
  const lines = unfolded(calendarText(ENTRY, NOW));
  for (const line of ['BEGIN:VCALENDAR', 'VERSION:2.0', 'UID:O1@onrush', 'DTSTAMP:20261122T010203Z', 'DTSTART:20270601T180000Z', 'LOCATION:Harbour Hall', 'URL:https://sale.example/orders/O1', 'END:VCALENDAR']) assert.ok(lines.includes(line), line);
});

test('texts are escaped', () => {
  const lines = unfolded(calendarText(ENTRY, NOW));
  assert.ok(lines.includes('SUMMARY:Tosca\\; a night\\, live'));
  assert.ok(lines.some((line) => line.startsWith('DESCRIPTION:Stalls\\, row A\\, seat 1\\nStalls\\, row A\\, seat 2\\nTickets: https:')));
});

test('lines are folded at 75 octets without breaking a character', () => {
  const name = 'Ünïcödé 🎟 '.repeat(20);
  const text = calendarText({ ...ENTRY, name }, NOW);
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(unfolded(text).includes(`SUMMARY:${name}`));
});

test('an unknown venue is left out', () => {
  assert.doesNotMatch(calendarText({ ...ENTRY, venueName: undefined }, NOW), /LOCATION/);
});
