import test from 'node:test';
import assert from 'node:assert/strict';
import { findMistake, locate, placeOf } from '../../main/resources/pages/assets/js/admin/json-position.js';

const at = (text) => {
  const { line, column } = findMistake(text);
  return [line, column];
};

test('what JSON.parse takes has no mistake, what it refuses has one', () => {
  const texts = ['{}', '[]', ' 1 ', '"a\\u00e9\\n"', '{"a":[1,-2.5e+3,true,null,"x"]}', '', '{', '[1,]', '{"a":1,}', '01', '+1', '"\t"', "{'a':1}", '{"a" 1}', '[1 2]', '{} {}', 'nul', '"\\x"', '[1.]', '{"a":}'];
  for (const text of texts) {
    let parses = true;
    try { JSON.parse(text); } catch { parses = false; }
    assert.equal(findMistake(text) === null, parses, JSON.stringify(text));
  }
});

test('a mistake is named by line and column', () => {
  assert.deepEqual(at('{\n  "name": "Hall"\n  "zones": []\n}'), [3, 3]);
  assert.deepEqual(at('{\n  "a": [1, 2,\n  ]\n}'), [3, 3]);
  assert.deepEqual(at('{"a": 1'), [1, 8]);
});

test('a mistake says what was expected and shows its line', () => {
  const mistake = findMistake('{\n  "name": "Hall"\n  "zones": []\n}');
  assert.match(mistake.message, /comma or a closing brace/);
  assert.equal(mistake.excerpt, '  "zones": []');
  assert.equal(mistake.caret, 2);
  assert.match(findMistake('{"a": 1').message, /ends too early/);
});

test('an excerpt of a long line stays short and points at its place', () => {
  const place = placeOf('x'.repeat(1000), 500);
  assert.equal(place.excerpt.length, 80);
  assert.equal(place.caret, 40);
  assert.equal(place.column, 501);
});

test('the values at paths are found by their lines', () => {
  const text = '{\n"zones": [\n{"rows": []},\n{"rows": [\n{"name": "x"}]}\n]}';
  const places = locate(text, ['zones[1].rows[0].name', 'zones[0].rows', 'zones[1].rows[0].seats[4].category', 'nothing']);
  assert.equal(places.get('zones[1].rows[0].name').line, 5);
  assert.equal(places.get('zones[0].rows').line, 3);
  assert.equal(places.get('zones[1].rows[0].seats[4].category').line, 5, 'the nearest value above a missing one');
  assert.equal(places.has('nothing'), false);
});

test('deep nesting is a mistake, not a crash', () => {
  assert.match(findMistake('['.repeat(100000)).message, /too deeply/);
});
