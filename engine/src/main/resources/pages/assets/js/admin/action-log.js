// Who did what, and what became of it.

import { $, h } from '../lib/dom.js';
import { ownZone, shortTime, timeOfDay } from '../lib/time.js';
import { describeDetail } from './action-words.js';
import { read } from './frame.js';
import { inWords } from './phases.js';

const OUTCOMES = { DONE: ['good', 'Done'], REQUESTED: ['accent', 'Running'], REFUSED: ['warn', 'Refused'], FAILED: ['bad', 'Failed'] };

/** @returns {() => Promise<void>} reads the log again */
export function buildLog(onsaleId) {
  let shown = '';
  return async () => {
    const { actions } = await read(`/actions?subject=${onsaleId}&limit=50`);
    const state = actions.map(({ id, outcome }) => `${id} ${outcome}`).join();
    if (state === shown && $('#log').hasChildNodes()) return;
    shown = state;
    $('#log').replaceChildren(actions.length ? table(actions) : h('p', { class: 'muted' }, 'Nobody has changed anything yet.'));
  };
}

const table = (actions) => h('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Actions, the newest first' }, h('table', { class: 'table log', role: 'table' },
  h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ['When', 'Who', 'What', 'Outcome'].map((name) => h('th', { scope: 'col', role: 'columnheader' }, name)))),
  h('tbody', { role: 'rowgroup' }, actions.map(row))));

function row({ at, actor, action, detail, outcome, problem }) {
  const [kind, word] = OUTCOMES[outcome] ?? ['plain', inWords(outcome)];
  const more = describeDetail(detail, (iso) => shortTime(iso, ownZone));
  const cell = (name, ...content) => h('td', { role: 'cell', class: name }, ...content);
  return h('tr', { role: 'row' },
    cell('when', h('time', { datetime: at, title: shortTime(at, ownZone) }, isToday(at) ? timeOfDay(at) : shortTime(at, ownZone))),
    cell('who', actor),
    cell('what', inWords(action), more ? h('p', { class: 'muted small' }, more) : null),
    cell('outcome', h('span', { class: `chip ${kind}` }, word), problem ? h('p', { class: 'muted small' }, inWords(problem)) : null));
}

const isToday = (iso) => new Date(iso).toDateString() === new Date().toDateString();
