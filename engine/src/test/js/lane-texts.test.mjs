import test from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES, laneName, laneTexts } from '../../main/resources/pages/assets/js/lib/lane-texts.js';

test('lanes are told in four languages, and each says everything', () => {
  assert.deepEqual(LANGUAGES, ['en', 'de', 'es', 'fr']);
  const said = (language) => Object.fromEntries(Object.entries(laneTexts(language)).map(([key, text]) => [key, typeof text === 'string' ? text : text('members', 30, 12)]));
  for (const language of LANGUAGES) {
    assert.deepEqual(Object.keys(said(language)), Object.keys(said('en')), language);
    for (const [key, text] of Object.entries(said(language))) {
      assert.ok(text.trim().length > 0, `${language} ${key}`);
      if (language !== 'en') assert.notEqual(text, said('en')[key], `${language} ${key} was left in English`);
    }
  }
  assert.equal(laneTexts('pt'), laneTexts('en'));
});

test('the lane of everybody else is named in the language of the page, others as the operator calls them', () => {
  assert.equal(laneName('general', laneTexts('de')), 'allgemein');
  assert.equal(laneName('Fan club', laneTexts('de')), 'Fan club');
});

test('how many places a lane had is told once it is drawn', () => {
  assert.equal(laneTexts('en').lane('members', 30, null), 'members: 30 %');
  assert.equal(laneTexts('en').lane('members', 30, 12), 'members: 30 %, 12 places');
});
