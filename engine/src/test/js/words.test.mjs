import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { has, t, told, use } from '../../main/resources/pages/assets/js/lib/words.js';
import { LANGUAGES, catalogue } from './words-kit.mjs';

const PAGES = new URL('../../main/resources/pages/', import.meta.url);
const read = (path) => readFileSync(new URL(path, PAGES), 'utf8');
const forms = (text) => (typeof text === 'string' ? [text] : Object.values(text));
const names = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
/** What is the same in two languages, and rightly so. */
const SHARED = /^(connection\.live|event\.live|nav|queue\.titled|queue\.position|queue\.lost\.of|clock\.minutes|draw\.fact\.(mode|serverSeed)|state\.(Correct|Note))$/;

test('every language has every text, with the same names in it', () => {
  const english = catalogue('en');
  for (const language of LANGUAGES) {
    const texts = catalogue(language);
    assert.deepEqual(Object.keys(texts), Object.keys(english), language);
    for (const [key, text] of Object.entries(texts)) {
      const wanted = names(forms(english[key]).at(-1));
      for (const form of forms(text)) {
        assert.ok(form.trim().length > 0, `${language} ${key}`);
        assert.deepEqual(names(form), wanted, `${language} ${key}`);
      }
    }
  }
});

test('no text was left in English', () => {
  const english = catalogue('en');
  for (const language of LANGUAGES.slice(1)) {
    const same = Object.entries(catalogue(language)).filter(([key, text]) => !SHARED.test(key) && JSON.stringify(text) === JSON.stringify(english[key])).map(([key]) => key);
    assert.deepEqual(same, [], language);
  }
});

test('plurals have the forms that the language needs', () => {
  for (const language of LANGUAGES) {
    for (const [key, text] of Object.entries(catalogue(language))) {
      if (typeof text !== 'string') assert.deepEqual(Object.keys(text), ['one', 'other'], `${language} ${key}`);
    }
    use(catalogue(language));
    assert.notEqual(t('plain.refreshes', { n: 1 }).replace('1', '2'), t('plain.refreshes', { n: 2 }));
  }
});

test('pages and modules use texts that exist, and every text is used', () => {
  const sources = ['index.html', 'event.html', 'queue.html', 'room.html', 'plain.html', 'draw.html', ...['lib', 'pages'].flatMap((folder) => readdirSync(new URL(`assets/js/${folder}/`, PAGES)).map((name) => `assets/js/${folder}/${name}`))].map(read)
    .concat(['plainroom/PlainPage', 'pages/Languages'].map((name) => read(`../../java/io/onrush/engine/${name}.java`)));
  use(catalogue('en'));
  for (const source of sources) {
    for (const [, key] of source.matchAll(/\{\{t:([^}]+)\}\}/g)) assert.ok(has(key), key);
    for (const [, key] of source.matchAll(/\bt\('([\w.-]+)'/g)) assert.ok(has(key), key);
  }
  const all = sources.join('\n');
  const built = /^(problem|connection|mode|draw\.fact|state|events\.(room|sale))\./;
  const unused = Object.keys(catalogue('en')).filter((key) => !built.test(key) && !all.includes(`'${key}'`) && !all.includes(`"${key}"`) && !all.includes(`{{t:${key}}}`));
  assert.deepEqual(unused, []);
});

test('a text that is missing is a fault, and a problem that is not known is told in the words of the server', () => {
  use(catalogue('de'));
  assert.throws(() => t('no.such.text'), /no text for no.such.text/);
  const other = { id: 'other', title: 'Other', message: 'Said by the server' };
  assert.equal(told(other), other);
  assert.match(told({ id: 'no-connection' }).message, /nicht erreichbar/);
});
