import test from 'node:test';
import assert from 'node:assert/strict';
import { basicCredentials, safeNext, signInAddress } from '../../main/resources/pages/assets/js/admin/next-page.js';

test('an admin page is returned to, with its query and fragment', () => {
  for (const page of ['/admin', '/admin/venues', '/admin/onsales/new?eventId=1', '/admin/orders#q=x']) assert.equal(safeNext(page), page);
});

test('anything else leads to the overview', () => {
  for (const page of [null, '', 'https://evil.example/admin', '//evil.example/admin', '/administrator', '/orders', '/admin/../orders', '/admin/%2e%2e/orders', '/\\\\evil.example', '/admin\\@evil', 'javascript:alert(1)', '/admin/sign-in?next=/admin', 'admin']) {
    assert.equal(safeNext(page), '/admin', String(page));
  }
});

test('the way back survives the address', () => {
  const address = new URL(signInAddress('/admin/orders?x=1&y=2#q=a b'), 'https://a.example');
  assert.equal(safeNext(address.searchParams.get('next')), '/admin/orders?x=1&y=2#q=a%20b');
});

test('credentials are UTF-8', () => {
  assert.equal(basicCredentials('test', '123£'), 'Basic dGVzdDoxMjPCow==');
});
