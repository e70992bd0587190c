// The record of a draw, checked in the browser by the published rules.

import { get, patiently, Problem } from '../lib/api.js';
import { $, h, pathId, problemNotice, show, text } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { getTicket } from '../lib/session.js';
import { bytesOf, checkRecord, shuffledIndex } from '../lib/shuffle.js';
import { ownZone, shortTime, zoneName } from '../lib/time.js';

const onsaleId = pathId('onsales');

const NAMES = { commitment: 'Commitment', algorithm: 'Shuffle', entrants: 'Entrants', merkleRoot: 'Merkle root', serverSeed: 'Secret', beacon: 'Public randomness', seed: 'Seed', trust: 'Trust', drawnAt: 'Drawn at', onsaleId: 'Onsale' };

function check(passed, heading, words) {
  return h('li', {}, h('span', { class: `chip ${passed ? 'good' : 'bad'}` }, passed ? 'Correct' : 'Wrong'), h('strong', {}, heading), h('p', { class: 'muted small' }, words));
}

const open = (state, heading, words) => h('li', {}, h('span', { class: 'chip' }, state), h('strong', {}, heading), h('p', { class: 'muted small' }, words));

async function checks(draw) {
  if (!draw.drawn) {
    return [open('Waiting', 'The secret is sealed', 'Its fingerprint, the commitment below, is public and cannot be changed any more. The secret is published at the draw.'), open('Waiting', 'The order', 'It exists once the sale opens.')];
  }
  if (!crypto.subtle) return [open('Not checked', 'Needs https', 'Browsers compute hashes only on pages that came over https. The record below is enough to check it elsewhere.')];
  const { commitment, seed } = await checkRecord(draw);
  return [
    check(commitment, 'The secret is the one that was sealed', 'SHA-256 of the secret equals the commitment that was public before anybody joined.'),
    check(seed, 'The seed follows from the secret and the list', 'HMAC-SHA-256 of the Merkle root, with the secret as its key, equals the seed.'),
    await ownPlace(draw),
  ];
}

async function ownPlace(draw) {
  const ticket = getTicket(onsaleId);
  if (!ticket) return open('None', 'Your place', 'This browser has no place in this queue, so there is none to compute.');
  if (ticket.index >= draw.entrants) return check(true, `Your place is number ${count(ticket.index + 1)}`, 'You came after the draw: places are then given in order of arrival.');
  const position = await shuffledIndex(ticket.index, draw.entrants, bytesOf(draw.seed));
  return check(ticket.position === null || ticket.position === position, `Your place is number ${count(position + 1)} of ${count(draw.entrants)}`, `Computed here from the seed and your entry number ${ticket.index}, by ${draw.algorithm}. ${ticket.position === null ? 'The waiting room has not shown it yet.' : ticket.position === position ? 'The waiting room shows the same.' : `The waiting room showed ${count(ticket.position + 1)}.`}`);
}

function record(draw) {
  $('#record').replaceChildren(...Object.entries(NAMES).filter(([name]) => draw[name] !== null && draw[name] !== undefined)
    .flatMap(([name, words]) => [h('dt', {}, words), h('dd', {}, name === 'drawnAt' ? `${draw[name]} (${shortTime(draw[name], ownZone)} ${zoneName(ownZone)})` : String(draw[name]))]));
}

async function start() {
  try {
    const draw = await patiently(() => get(`/onsales/${onsaleId}/draw`));
    text('#event-name', draw.drawn ? 'Drawn' : 'Not drawn yet');
    text('#summary', draw.drawn ? `${count(draw.entrants)} ${draw.entrants === 1 ? 'person' : 'people'} waited when the sale opened. This is how the order came about.` : 'The draw is made when the sale opens. Until then the commitment shows that nothing can be chosen later.');
    text('#proves', draw.proves ?? '');
    $('#json').href = `/api/v1/onsales/${onsaleId}/draw`;
    record(draw);
    $('#checks').replaceChildren(...(await checks(draw)));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    show('#problem', true);
    $('#problem').replaceChildren(problemNotice(problem));
  }
  $('#draw').removeAttribute('aria-busy');
}

start();
