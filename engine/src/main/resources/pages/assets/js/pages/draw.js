// The record of a draw, checked in the browser by the published rules.

import { get, patiently, pause, Problem } from '../lib/api.js';
import { $, busy, h, pathId, problemNotice, show, text } from '../lib/dom.js';
import { checkList } from '../lib/draw-list.js';
import { laneName, laneTexts } from '../lib/lane-texts.js';
import { getReceipt } from '../lib/session.js';
import { ownZone, shortTime, zoneName } from '../lib/time.js';
import { t, told } from '../lib/words.js';
import { afterTheDraw, beforeTheDraw } from './draw-checks.js';

const onsaleId = pathId('onsales');
const api = `/api/v1/onsales/${onsaleId}`;

const FACTS = ['mode', 'winners', 'commitment', 'algorithm', 'entrants', 'merkleRoot', 'serverSeed', 'beacon', 'beaconMissing', 'seed', 'trust', 'drawnAt', 'onsaleId'];
const COLOURS = { Correct: 'good', Wrong: 'bad' };

const item = ({ state, heading, words }) => h('li', {}, h('span', { class: `chip ${COLOURS[state] ?? ''}` }, t(`state.${state}`)), h('strong', {}, heading), h('p', { class: 'muted small' }, words));

/** What the record says beside its flat values: where the randomness comes from, and what was frozen while it was waited for. */
function more({ beaconOrigin: origin, frozen, lanes = [] }) {
  const words = laneTexts();
  const lines = lanes.map(({ name, share, size }) => [words.lanes, words.lane(laneName(name), share, size)]);
  if (origin) lines.push([t('draw.fact.source'), t('draw.source', { name: origin.source.name, chain: origin.source.chain, round: String(origin.round) })], [t('draw.fact.signature'), origin.signature]);
  if (frozen) lines.push([t('draw.fact.frozenAt'), frozen.frozenAt], [t('draw.fact.frozenRoot'), frozen.merkleRoot]);
  return lines;
}

function record(draw) {
  const flat = FACTS.filter((name) => draw[name] !== null && draw[name] !== undefined)
    .map((name) => [t(`draw.fact.${name}`), name === 'drawnAt' ? `${draw[name]} (${shortTime(draw[name], ownZone)} ${zoneName(ownZone)})` : String(draw[name])]);
  $('#record').replaceChildren(...[...flat, ...more(draw)].flatMap(([words, value]) => [h('dt', {}, words), h('dd', {}, value)]));
}

/** An immutable document of plain text, which the browser keeps. */
async function tickets(from, to) {
  const answer = await fetch(`${api}/log/tickets?from=${from}&to=${to}`);
  if (!answer.ok) throw new Problem({ id: 'no-list', status: answer.status, title: t('problem.title'), detail: t('list.unavailable') });
  return answer.text();
}

async function wholeList(draw) {
  show('#list-progress', true);
  const keys = getReceipt(onsaleId)?.keys ?? (await get(`/onsales/${onsaleId}/signing-keys`));
  const result = await checkList({
    draw, keys, tickets,
    log: (query) => get(`/onsales/${onsaleId}/log${query}`),
    progress: (done, of) => { $('#list-progress').value = of ? done / of : 1; },
    breathe: () => pause(0),
  });
  const found = result.holds
    ? [{ state: 'Correct', heading: t('list.right', { n: result.tickets }), words: t('list.right.say', { n: result.heads }) }]
    : result.wrong.map((words) => ({ state: 'Wrong', heading: t('list.wrong'), words }));
  $('#list-checks').replaceChildren(...found.map(item));
}

function list(draw) {
  const receipt = getReceipt(onsaleId);
  show('#list', draw.drawn);
  $('#check-list').onclick = () => busy($('#check-list'), () => wholeList(draw)).catch(failed);
  show('#receipt', Boolean(receipt));
  if (receipt) $('#receipt').href = URL.createObjectURL(new Blob([JSON.stringify({ onsaleId, ...receipt }, null, 2)], { type: 'application/json' }));
}

function failed(problem) {
  if (!(problem instanceof Problem)) throw problem;
  show('#problem', true);
  $('#problem').replaceChildren(problemNotice(told(problem)));
}

async function start() {
  try {
    const draw = await patiently(() => get(`/onsales/${onsaleId}/draw`));
    text('#event-name', t(draw.drawn ? 'draw.drawn' : 'draw.undrawn'));
    text('#summary', draw.drawn ? t('draw.drawn.say', { n: draw.entrants }) : t('draw.undrawn.say'));
    $('#json').href = `${api}/draw`;
    record(draw);
    list(draw);
    $('#checks').replaceChildren(...(draw.drawn ? await afterTheDraw(draw) : beforeTheDraw(draw)).map(item));
  } catch (problem) {
    failed(problem);
  }
  $('#draw').removeAttribute('aria-busy');
}

start();
