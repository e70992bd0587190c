import test from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sha256Search } from '../../main/resources/pages/assets/js/lib/sha256.js';
import { solutionOf } from '../../main/resources/pages/assets/js/lib/work.js';
import { doorWords, LANGUAGES } from '../../main/resources/pages/assets/js/pages/door-words.js';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

test('a number behind whole blocks is found, whatever its length', () => {
  for (const blocks of [1, 2]) {
    const salt = `${'5a'.repeat(32 * blocks).slice(1)}&`;
    for (const number of [0, 9, 10, 4321, 99_999, 16_777_215]) {
      const isIt = sha256Search(salt, sha256(salt + number));
      assert.equal(isIt(number), true, `${number}`);
      assert.equal(isIt(number + 1), false);
      assert.equal(isIt(number), true, 'and again');
    }
  }
});

test('two searches do not disturb each other', () => {
  const one = `${'a'.repeat(63)}&`;
  const other = `${'b'.repeat(63)}&`;
  const first = sha256Search(one, sha256(`${one}7`));
  const second = sha256Search(other, sha256(`${other}8`));
  assert.deepEqual([first(7), second(7), first(8), second(8)], [true, false, false, true]);
});

test('a text that fills no whole blocks is refused', () => {
  assert.throws(() => sha256Search('abc', sha256('abc1')), RangeError);
});

test('a solution repeats what the server has signed, and not the largest number', () => {
  const challenge = { algorithm: 'SHA-256', challenge: 'c0ffee', maxnumber: 1023, salt: 'salt&', signature: 'abc' };
  assert.deepEqual(JSON.parse(Buffer.from(solutionOf(challenge, 17), 'base64')), { algorithm: 'SHA-256', challenge: 'c0ffee', number: 17, salt: 'salt&', signature: 'abc' });
});

test('the door speaks four languages, and each says everything', () => {
  assert.deepEqual(LANGUAGES, ['en', 'de', 'es', 'fr']);
  const keys = Object.keys(doorWords('en'));
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(doorWords(language)), keys);
    assert.match(doorWords(language).seconds(7), /7/);
  }
  assert.equal(doorWords('de-AT'), doorWords('de'));
  assert.equal(doorWords('tlh'), doorWords('en'));
});
