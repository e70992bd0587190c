// The record of a draw, checked in the browser by the published rules.

import { get, patiently, pause, Problem } from '../lib/api.js';
import { $, busy, h, pathId, problemNotice, show, text } from '../lib/dom.js';
import { checkList } from '../lib/draw-list.js';
import { count } from '../lib/money.js';
import { getReceipt } from '../lib/session.js';
import { ownZone, shortTime, zoneName } from '../lib/time.js';
import { afterTheDraw, beforeTheDraw } from './draw-checks.js';

const onsaleId = pathId('onsales');
const api = `/api/v1/onsales/${onsaleId}`;

const NAMES = { mode: 'Mode', winners: 'Winners, by position', commitment: 'Commitment', algorithm: 'Shuffle', entrants: 'Entrants', merkleRoot: 'Merkle root', serverSeed: 'Secret', beacon: 'Public randomness', beaconMissing: 'Why there is none', seed: 'Seed', trust: 'Trust', drawnAt: 'Drawn at', onsaleId: 'Onsale' };
const COLOURS = { Correct: 'good', Wrong: 'bad' };

const item = ({ state, heading, words }) => h('li', {}, h('span', { class: `chip ${COLOURS[state] ?? ''}` }, state), h('strong', {}, heading), h('p', { class: 'muted small' }, words));

/** What the record says beside its flat values: where the randomness comes from, and what was frozen while it was waited for. */
function more({ beaconOrigin: origin, frozen }) {
  const lines = [];
  if (origin) lines.push(['Source of the randomness', `${origin.source.name}, chain ${origin.source.chain}, round ${origin.round}`], ['Its signature', origin.signature]);
  if (frozen) lines.push(['List frozen at', frozen.frozenAt], ['Root of the frozen list', frozen.merkleRoot]);
  return lines;
}

function record(draw) {
  const flat = Object.entries(NAMES).filter(([name]) => draw[name] !== null && draw[name] !== undefined)
    .map(([name, words]) => [words, name === 'drawnAt' ? `${draw[name]} (${shortTime(draw[name], ownZone)} ${zoneName(ownZone)})` : String(draw[name])]);
  $('#record').replaceChildren(...[...flat, ...more(draw)].flatMap(([words, value]) => [h('dt', {}, words), h('dd', {}, value)]));
}

/** An immutable document of plain text, which the browser keeps. */
async function tickets(from, to) {
  const answer = await fetch(`${api}/log/tickets?from=${from}&to=${to}`);
  if (!answer.ok) throw new Problem({ id: 'no-list', status: answer.status, title: 'The list cannot be had', detail: 'The server does not give the list at the moment. Try again later.' });
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
    ? [{ state: 'Correct', heading: `All ${count(result.tickets)} tickets are as promised`, words: `The list gives the root that was drawn, and begins as ${count(result.heads)} signed ${result.heads === 1 ? 'head says' : 'heads say'}. Nobody was added, left out or moved, and later arrivals stand in their order.` }]
    : result.wrong.map((words) => ({ state: 'Wrong', heading: 'The list is not as promised', words }));
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
  $('#problem').replaceChildren(problemNotice(problem));
}

async function start() {
  try {
    const draw = await patiently(() => get(`/onsales/${onsaleId}/draw`));
    text('#event-name', draw.drawn ? 'Drawn' : 'Not drawn yet');
    text('#summary', draw.drawn ? `${count(draw.entrants)} ${draw.entrants === 1 ? 'person' : 'people'} waited when the sale opened. This is how the order came about.` : 'The draw is made when the sale opens. Until then the commitment shows that nothing can be chosen later.');
    text('#proves', draw.proves ?? '');
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
