// What can be said of a draw in this browser, and what it means when something is wrong. Each check is {state, heading, words}.

import { get, Problem } from '../lib/api.js';
import { count } from '../lib/money.js';
import { isIncluded } from '../lib/merkle.js';
import { getReceipt, getTicket } from '../lib/session.js';
import { bytesOf, checkRecord, hexOf, sha256, shuffledIndex } from '../lib/shuffle.js';
import { genuine } from '../lib/signed.js';

const check = (holds, heading, correct, wrong) => ({ state: holds ? 'Correct' : 'Wrong', heading, words: holds ? correct : wrong });
/** The chain of the League of Entropy, as drand publishes it: the record is not believed about it. */
const QUICKNET = { chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971', genesisMillis: Date.parse('2023-08-23T15:09:27Z'), periodMillis: 3000 };

const said = (state, heading, words) => ({ state, heading, words });

export function beforeTheDraw(draw) {
  const plan = draw.beaconPlan;
  return [
    said('Waiting', 'The secret is sealed', 'Its fingerprint, the commitment below, is public and cannot be changed any more. The secret is published at the draw.'),
    plan ? said('Waiting', 'The public randomness is named', `Round ${plan.round} of ${plan.source.name}, which is emitted at ${plan.roundAt}, after the list is frozen. ${plan.whenMissing === 'wait' ? 'Without it there is no draw.' : `If it cannot be had for ${plan.waitSeconds} seconds, the draw is made without it and the record says so.`}`)
      : said('Note', 'No public randomness', 'None is announced for this draw. You trust the operator not to add entries that suit it.'),
    said('Waiting', 'The order', draw.frozen ? `The list of ${count(draw.frozen.entrants)} is frozen; its root is published below. The order exists with round ${draw.frozen.beaconRound}.` : 'It exists once the sale opens.'),
  ];
}

export async function afterTheDraw(draw) {
  if (!crypto.subtle) return [said('Not checked', 'Needs https', 'Browsers compute hashes only on pages that came over https. The record below is enough to check it elsewhere.')];
  const { commitment, seed } = await checkRecord(draw);
  return [
    check(commitment, 'The secret is the one that was sealed', 'SHA-256 of the secret equals the commitment that was public before anybody joined.', 'The published secret is another one than was promised: the operator could have chosen it to suit somebody.'),
    ...(await beacon(draw)),
    ...frozenList(draw),
    check(seed, 'The seed follows from the secret and the list', 'HMAC-SHA-256 of the Merkle root and the public randomness, with the secret as its key, equals the seed.', 'The order does not come from the published values: it was made in another way.'),
    await ownPlace(draw),
    await ownReceipt(draw),
  ];
}

async function beacon({ beacon: randomness, beaconOrigin: origin, beaconMissing, beaconPlan, frozen }) {
  if (!randomness) return [said('Note', 'No public randomness', `${beaconMissing ? `${beaconMissing}. ` : ''}You trust the operator not to have added entries that suit it.`)];
  const hash = hexOf(await sha256(bytesOf(origin.signature))) === randomness;
  const quicknet = origin.source.chain === QUICKNET.chain;
  const announced = beaconPlan?.round === origin.round;
  const emitted = quicknet ? QUICKNET.genesisMillis + QUICKNET.periodMillis * (origin.round - 1) : announced ? Date.parse(beaconPlan.roundAt) : 0;
  const early = frozen?.beaconRound === origin.round && Date.parse(frozen.frozenAt) < emitted;
  return [
    check(hash, `The randomness is round ${origin.round} of ${origin.source.name}`, `It is the SHA-256 of the round's signature. ${origin.signatureChecked ? 'The server says that it has checked the signature; browsers cannot' : 'Nobody here has checked the signature'}: compare with https://api.drand.sh/${origin.source.chain}/public/${origin.round}`, 'It is not the SHA-256 of the signature beside it: the operator has put something else in.'),
    ...(quicknet ? [] : [said('Note', 'Another chain than usual', `It is not drand's quicknet but ${origin.source.chain}. Find out who emits it.`)]),
    check(early, 'The list was frozen before the randomness was known', `${announced ? 'The round was announced beforehand.' : 'The list was frozen later than announced, and so a later round was taken.'}`, 'The list could still change when the randomness was known, or waited for another round.'),
  ];
}

/** Also where the round was missing: the list was frozen for it. */
function frozenList({ frozen, merkleRoot, entrants }) {
  if (!frozen) return [];
  return [check(frozen.merkleRoot === merkleRoot && frozen.entrants === entrants, 'The list that was frozen is the one that was drawn', 'Both have the same root and the same number of entrants.', 'Another list was drawn than was frozen: it was changed when the randomness may have been known.')];
}

/** Whether the operator signed this place before the list was frozen without it. Receipts name whole seconds, so one of the same second says nothing. */
async function leftOut(draw) {
  const kept = getReceipt(draw.onsaleId);
  const claims = kept && (await genuine(kept.receipt, 'onrush-receipt+jwt', kept.keys));
  return claims?.ons === draw.onsaleId && claims.idx >= draw.entrants && claims.iat < Math.floor(Date.parse(draw.frozen?.frozenAt ?? draw.drawnAt) / 1000);
}

async function ownPlace(draw) {
  if (await leftOut(draw)) return said('Wrong', 'Your place', 'The operator signed your receipt before the list was frozen, and the list that was drawn ends before you: you were left out of the draw. Keep your receipt: it shows that.');
  const ticket = getTicket(draw.onsaleId);
  if (!ticket) return said('None', 'Your place', 'This browser has no place in this queue, so there is none to compute.');
  if (ticket.index >= draw.entrants) return said('Correct', `Your place is number ${count(ticket.index + 1)}`, 'You came after the draw: places are then given in order of arrival. The whole list shows that nobody was put before you.');
  const position = shuffledIndex(ticket.index, draw.entrants, bytesOf(draw.seed));
  const shown = ticket.position === null ? 'The waiting room has not shown it yet.' : ticket.position === position ? 'The waiting room shows the same.' : `The waiting room showed ${count(ticket.position + 1)}.`;
  const proof = await proofOf(draw, ticket.index);
  if (!proof) return said('Not checked', `Your place is number ${count(position + 1)} of ${count(draw.entrants)}`, `${shown} The server does not have the list any more, so it cannot prove that you are in it.`);
  const listed = isIncluded({ ticketId: ticket.ticketId, index: ticket.index, size: draw.entrants, path: proof.path, root: draw.merkleRoot });
  if (!listed) return said('Wrong', 'Your place', `Your ticket is not in the list that was drawn, at entry number ${ticket.index}. Keep your receipt: it shows that you were left out or moved.`);
  return check(ticket.position === null || ticket.position === position, `Your place is number ${count(position + 1)} of ${count(draw.entrants)}`, `You are in the list as entry number ${ticket.index}; its ${proof.path.length} hashes lead to the root that was drawn. The place is computed here, by ${draw.algorithm}. ${shown}`, `Computed here from the seed and your entry number ${ticket.index}. ${shown}`);
}

async function proofOf(draw, index) {
  try {
    return await get(`/onsales/${draw.onsaleId}/draw/proof?index=${index}`);
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.id !== 'arrivals-lost') throw problem;
    return null;
  }
}

async function ownReceipt(draw) {
  const kept = getReceipt(draw.onsaleId);
  const ticket = getTicket(draw.onsaleId);
  if (!kept) return said('None', 'Your receipt', 'This browser keeps none. The waiting room gives one a few seconds after you join.');
  const claims = await genuine(kept.receipt, 'onrush-receipt+jwt', kept.keys);
  const holds = claims !== null && claims.ons === draw.onsaleId && claims.cmt === draw.commitment && (!ticket || ticket.ticketId !== kept.ticketId || claims.idx === ticket.index);
  return check(holds, 'Your receipt is signed', `The operator signed that your ticket has entry number ${claims?.idx}, under this commitment, before the draw could be known. Anyone can check it.`, 'It does not fit this record: the commitment or your entry number was changed after you joined, or the receipt is not genuine.');
}
