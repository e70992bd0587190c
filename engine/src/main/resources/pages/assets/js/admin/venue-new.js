import { Problem } from '../lib/api.js';
import { $, announce, busy, h, problemNotice, toast } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { dropZone } from './drop-zone.js';
import { change, complain, create, leaveFor, read } from './frame.js';
import { findMistake, locate } from './json-position.js';
import { categoryTable, drawPlan, planFacts } from './plan-preview.js';

const MOST_BYTES = 32 * 1024 * 1024;
const result = $('#result');
let map = null;
let attempt = 0;

dropZone($('#drop'), check);
read('/session').catch(complain);

async function check(file) {
  const mine = ++attempt;
  clear();
  if (file.size > MOST_BYTES) return refuse(file, { title: 'The file is too large', detail: `It has ${megabytes(file.size)}; a plan may have ${megabytes(MOST_BYTES)}.` });
  working(`Reading ${file.name} …`);
  const text = await file.text();
  const mistake = isJson(text) ? null : findMistake(text);
  if (mine !== attempt) return undefined;
  if (mistake) return refuseText(file, mistake);
  working(`Checking ${file.name} …`);
  try {
    const plan = await change('POST', '/venues/check', text);
    if (mine === attempt) offer(file, text, plan);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (mine === attempt) refuse(file, error, text);
  }
  return undefined;
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function clear() {
  map?.destroy();
  map = null;
  result.replaceChildren();
}

function working(words) {
  result.replaceChildren(h('div', { class: 'card stack' }, h('p', {}, words), h('div', { class: 'skeleton plan-box' })));
  announce(words);
}

function offer(file, text, plan) {
  const box = h('div', { class: 'plan-box' });
  const save = h('button', { class: 'btn primary big', type: 'button' }, 'Save venue');
  save.addEventListener('click', () => busy(save, () => keep(text)));
  result.replaceChildren(h('section', { class: 'stack', 'aria-labelledby': 'plan-name' },
    h('div', { class: 'row spread' },
      h('div', { class: 'stack tight' }, h('h2', { id: 'plan-name', tabindex: '-1' }, plan.name), h('p', { class: 'muted' }, `${file.name}, ${megabytes(file.size)}. Nothing is saved yet.`)),
      save),
    h('div', { class: 'grid plan-and-facts' },
      h('div', { class: 'sheet plan-sheet' }, box),
      h('div', { class: 'card stack' }, planFacts(plan), categoryTable(plan.categories, plan.seats)))));
  map = drawPlan(box, plan, result);
  $('#plan-name').focus({ preventScroll: true });
  $('#plan-name').scrollIntoView({ block: 'start' });
  announce(`${plan.name}: ${count(plan.seats)} seats in ${plan.categories.length} categories. Nothing is saved yet.`);
}

async function keep(text) {
  try {
    const { venueId, seats } = await create('/venues', text);
    toast(`Saved, ${count(seats)} seats`, { kind: 'good' });
    await leaveFor(`/admin/events/new?venueId=${venueId}`);
  } catch (error) {
    complain(error);
  }
}

function refuseText(file, { message, line, column, excerpt, caret }) {
  refuse(file, { title: 'The file is not JSON', detail: `${message}: line ${count(line)}, column ${count(column)}.` },
    null, h('pre', { class: 'excerpt', tabindex: '0', 'aria-label': `Line ${line}` }, `${excerpt}\n${' '.repeat(caret)}▲`));
}

function refuse(file, problem, text = null, extra = null) {
  const errors = problem.errors ?? [];
  const notice = problemNotice({ title: problem.title, detail: `${file.name}: ${problem.detail}` }, extra,
    h('p', {}, 'Nothing was saved. Mend the file and drop it again.'));
  notice.tabIndex = -1;
  result.replaceChildren(h('section', { class: 'stack', 'aria-label': 'What is wrong with the plan' }, notice, errors.length ? errorTable(errors, text) : null));
  notice.focus();
}

function errorTable(errors, text) {
  const places = text === null ? new Map() : locate(text, errors.map(({ field }) => field).filter(Boolean));
  return h('div', { class: 'sheet table-scroll' }, h('table', { class: 'table places' },
    h('caption', {}, caption(errors)),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'num' }, 'Line'), h('th', { scope: 'col' }, 'Place'), h('th', { scope: 'col' }, 'What is wrong'))),
    h('tbody', {}, errors.filter(({ field }) => field).map(({ field, detail }) => h('tr', {},
      h('td', { class: 'num' }, places.has(field) ? count(places.get(field).line) : '–'),
      h('td', {}, h('code', {}, field)),
      h('td', {}, detail))))));
}

/** The last one has no field where it counts those that are not listed. */
function caption(errors) {
  const named = errors.filter(({ field }) => field).length;
  const more = errors.find(({ field }) => !field);
  return `${named === 1 ? 'One place is wrong' : `${named} places are wrong`}${more ? `; ${more.detail}` : ''}`;
}

const megabytes = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1).replace('.0', '')} MB`);
