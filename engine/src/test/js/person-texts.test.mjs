import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { says, use } from '../../main/resources/pages/assets/js/lib/person-texts.js';

const texts = (language) => JSON.parse(readFileSync(new URL(`../../main/resources/pages/assets/person/${language}.json`, import.meta.url), 'utf8'));
const english = texts('en');

for (const language of ['de', 'es', 'fr']) {
  test(`every text is there in ${language}, and in its own words`, () => {
    const others = texts(language);
    assert.deepEqual(Object.keys(others), Object.keys(english));
    for (const [key, text] of Object.entries(others)) {
      assert.notEqual(text, english[key], key);
      assert.equal(text.includes('{0}'), english[key].includes('{0}'), key);
    }
  });
}

test('what belongs in a text is filled in', () => {
  use(english);
  assert.equal(says('sent', 'ann@example.org'), 'A code was sent to ann@example.org. It may take a moment.');
  use(texts('de'));
  assert.equal(says('confirm'), 'Bestätigen');
});
