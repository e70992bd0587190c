import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { has, t, told, use } from '../../main/resources/pages/assets/js/lib/words.js';
import { GROUPS, LANGUAGES, catalogue, part } from './words-kit.mjs';

const PAGES = new URL('../../main/resources/pages/', import.meta.url);
const read = (path) => readFileSync(new URL(path, PAGES), 'utf8');
const forms = (text) => (typeof text === 'string' ? [text] : Object.values(text));
const names = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
/** What is the same in two languages, and rightly so. */
const SHARED = /^(connection\.live|event\.live|nav|queue\.titled|queue\.position|queue\.lost\.of|clock\.minutes|draw\.fact\.(mode|serverSeed)|state\.(Correct|Note)|shop\.total|items\.short|order\.titled|map\.zoom|best\.accessible)$/;

test('every language has every text, with the same names in it', () => {
  const english = catalogue('en');
  for (const language of LANGUAGES) {
    const texts = catalogue(language);
    for (const group of GROUPS) assert.deepEqual(Object.keys(part(group, language)), Object.keys(part(group, 'en')), `${language} ${group}`);
    for (const [key, text] of Object.entries(texts)) {
      const wanted = names(forms(english[key]).at(-1));
      for (const form of forms(text)) assert.ok(form.trim().length > 0, `${language} ${key}`);
      assert.deepEqual(names(forms(text).at(-1)), wanted, `${language} ${key}`);
      // "The ticket" needs no number.
      assert.deepEqual([...new Set([...names(forms(text)[0]), '{n}'])].sort(), [...new Set([...wanted, '{n}'])].sort(), `${language} ${key}`);
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

const scripts = (folder) => readdirSync(new URL(`assets/js/${folder}/`, PAGES)).map((name) => `assets/js/${folder}/${name}`);
const pages = (folder) => readdirSync(new URL(folder, PAGES)).filter((name) => name.endsWith('.html')).map((name) => `${folder}${name}`);

/** The keys that stand in a call of t, also behind a condition. */
const asked = (source) => [...source.matchAll(/\bt\(([^{}`]*?)(?:,\s*\{|\))/g)].flatMap(([, first]) => [...first.matchAll(/'([\w.-]+)'/g)]).map(([, key]) => key).filter((key) => /\.|^(nav|skip|noscript|languages)$/.test(key));

test('pages and modules use texts that exist, and every text is used', () => {
  const sources = [...pages('./'), ...['lib', 'pages', 'map'].flatMap(scripts)].map(read)
    .concat(['plainroom/PlainPage', 'pages/Languages'].map((name) => read(`../../java/io/onrush/engine/${name}.java`)))
    .concat(['order/FailureReason', 'saga/StepOutcome'].map((name) => read(`../../../../../checkout-saga/src/main/java/io/onrush/checkout/${name}.java`)));
  use(catalogue('en'));
  for (const source of sources) {
    for (const [, key] of source.matchAll(/\{\{t:([^}]+)\}\}/g)) assert.ok(has(key), key);
    for (const key of asked(source)) assert.ok(has(key), key);
  }
  const all = sources.join('\n');
  // A key that is put together: what stands before the first value, and each other part somewhere in the sources.
  const starts = [...new Set([...all.matchAll(/(?:\bt\(|\bhas\(|\bkey = )`([a-z][\w.-]*\.)\$\{/g)].map(([, start]) => start))];
  const isBuilt = (key) => starts.some((start) => key.startsWith(start) && key.slice(start.length).split('.').every((word) => new RegExp(`\\b${word}\\b`).test(all)))
    || (all.includes(`'${key.slice(0, key.lastIndexOf('.'))}'`) && all.includes(`}${key.slice(key.lastIndexOf('.'))}\``));
  const known = new Set(readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8').match(/(?<=^## )[\w-]+$/gm)).add('no-connection').add('title');
  const unused = Object.keys(catalogue('en')).filter((key) => (key.startsWith('problem.') ? !known.has(key.slice('problem.'.length))
    : !isBuilt(key) && !all.includes(`'${key}'`) && !all.includes(`"${key}"`) && !all.includes(`{{t:${key}}}`)));
  assert.deepEqual(unused, []);
});

test('a page loads the catalogues of all that its modules say', () => {
  const everything = Object.keys(catalogue('en'));
  const says = (module) => everything.filter((key) => key.includes('.') && read(module).includes(`'${key}'`));
  const follow = (module, seen) => {
    if (seen.has(module)) return seen;
    seen.add(module);
    for (const [, path] of read(module).matchAll(/^(?:import|export)\b[^;'"]*['"](\.[^'"]+)['"]/gm)) follow(new URL(path, `http://x/${module}`).pathname.slice(1), seen);
    return seen;
  };
  let checked = 0;
  for (const page of [...pages('./'), ...pages('admin/')]) {
    const html = read(page);
    const loaded = Object.assign({}, ...[...html.matchAll(/assets\}\}\/words\/(\w+\/|)(?:en|\{\{language\}\})\.json/g)].map(([, group]) => part(group, 'en')));
    for (const [, module] of html.matchAll(/<script type="module" src="\{\{assets\}\}\/([^"]+)"/g)) {
      for (const each of follow(`assets/${module}`, new Set())) {
        if (each.endsWith('lib/words.js')) continue;
        for (const key of says(each)) assert.ok(key in loaded, `${page} loads ${each}, which says ${key}`);
        checked++;
      }
    }
  }
  assert.ok(checked > 100);
});

test('a text that is missing is a fault, and a problem that is not known is told in the words of the server', () => {
  use(catalogue('de'));
  assert.throws(() => t('no.such.text'), /no text for no.such.text/);
  const other = { id: 'other', title: 'Other', message: 'Said by the server' };
  assert.equal(told(other), other);
  assert.match(told({ id: 'no-connection' }).message, /nicht erreichbar/);
});
