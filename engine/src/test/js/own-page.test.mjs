import test from 'node:test';
import assert from 'node:assert/strict';
import { ownPage } from '../../main/resources/pages/assets/js/lib/own-page.js';

const ORIGIN = 'https://queue.example';
const leadsTo = (to) => ownPage(new URLSearchParams(`to=${to}`).get('to'), ORIGIN);

test('a page of this site is where a link leads', () => {
  assert.equal(leadsTo('/events/1/queue'), 'https://queue.example/events/1/queue');
  assert.equal(leadsTo('/orders?page=2'), 'https://queue.example/orders?page=2');
});

for (const elsewhere of ['//evil', '//evil.example/x', '/\\evil.example', '/%09/evil.example', '/%0A/evil.example', 'https://evil.example/', 'javascript:alert(1)', 'blob:https://queue.example/x', '//']) {
  test(`${elsewhere} leads to the first page`, () => assert.equal(leadsTo(elsewhere), 'https://queue.example/'));
}

test('a path that goes up stays here', () => {
  assert.equal(new URL(leadsTo('/..//evil.example'), ORIGIN).origin, ORIGIN);
});
