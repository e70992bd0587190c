// What can be said of a draw in this browser, and what it means when something is wrong. Each check is {state, heading, words}.

import { get, Problem } from '../lib/api.js';
import { laneTexts } from '../lib/lane-texts.js';
import { isIncluded } from '../lib/merkle.js';
import { getReceipt, getTicket } from '../lib/session.js';
import { bytesOf, checkRecord, hexOf, sha256 } from '../lib/shuffle.js';
import { genuine } from '../lib/signed.js';
import { t } from '../lib/words.js';
import { positionOf } from './queue-place.js';

const check = (holds, heading, correct, wrong) => ({ state: holds ? 'Correct' : 'Wrong', heading, words: holds ? correct : wrong });
/** The chain of the League of Entropy, as drand publishes it: the record is not believed about it. */
const QUICKNET = { chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971', genesisMillis: Date.parse('2023-08-23T15:09:27Z'), periodMillis: 3000 };

const said = (state, heading, words) => ({ state, heading, words });

export function beforeTheDraw(draw) {
  const plan = draw.beaconPlan;
  return [
    said('Waiting', t('check.sealed'), t('check.sealed.say')),
    plan ? said('Waiting', t('check.named'), t('check.named.say', { round: String(plan.round), name: plan.source.name, at: plan.roundAt, missing: plan.whenMissing === 'wait' ? t('check.named.wait') : t('check.named.without', { n: plan.waitSeconds }) }))
      : said('Note', t('check.noBeacon'), t('check.noBeacon.before')),
    said('Waiting', t('check.order'), draw.frozen ? t('check.order.frozen', { n: draw.frozen.entrants, round: String(draw.frozen.beaconRound) }) : t('check.order.later')),
  ];
}

export async function afterTheDraw(draw) {
  if (!crypto.subtle) return [said('Unchecked', t('check.https'), t('check.https.say'))];
  const { commitment, seed } = await checkRecord(draw);
  return [
    check(commitment, t('check.secret'), t('check.secret.right'), t('check.secret.wrong')),
    ...(await beacon(draw)),
    ...frozenList(draw),
    check(seed, t('check.seed'), t('check.seed.right'), t('check.seed.wrong')),
    await ownPlace(draw),
    await ownReceipt(draw),
    ...(await ownLane(draw)),
  ];
}

async function beacon({ beacon: randomness, beaconOrigin: origin, beaconMissing, beaconPlan, frozen }) {
  if (!randomness) return [said('Note', t('check.noBeacon'), t('check.noBeacon.after', { why: beaconMissing ? `${beaconMissing}. ` : '' }))];
  const hash = hexOf(await sha256(bytesOf(origin.signature))) === randomness;
  const quicknet = origin.source.chain === QUICKNET.chain;
  const announced = beaconPlan?.round === origin.round;
  const emitted = quicknet ? QUICKNET.genesisMillis + QUICKNET.periodMillis * (origin.round - 1) : announced ? Date.parse(beaconPlan.roundAt) : 0;
  const early = frozen?.beaconRound === origin.round && Date.parse(frozen.frozenAt) < emitted;
  return [
    check(hash, t('check.beacon', { round: String(origin.round), name: origin.source.name }), t(origin.signatureChecked ? 'check.beacon.checked' : 'check.beacon.unchecked', { url: `https://api.drand.sh/${origin.source.chain}/public/${origin.round}` }), t('check.beacon.wrong')),
    ...(quicknet ? [] : [said('Note', t('check.chain'), t('check.chain.say', { chain: origin.source.chain }))]),
    check(early, t('check.early'), t(announced ? 'check.early.announced' : 'check.early.later'), t('check.early.wrong')),
  ];
}

/** Also where the round was missing: the list was frozen for it. */
function frozenList({ frozen, merkleRoot, entrants }) {
  if (!frozen) return [];
  return [check(frozen.merkleRoot === merkleRoot && frozen.entrants === entrants, t('check.frozen'), t('check.frozen.right'), t('check.frozen.wrong'))];
}

/** Whether the operator signed this place before the list was frozen without it. Receipts name whole seconds, so one of the same second says nothing. */
async function leftOut(draw) {
  const kept = getReceipt(draw.onsaleId);
  const claims = kept && (await genuine(kept.receipt, 'onrush-receipt+jwt', kept.keys));
  return claims?.ons === draw.onsaleId && claims.idx >= draw.entrants && claims.iat < Math.floor(Date.parse(draw.frozen?.frozenAt ?? draw.drawnAt) / 1000);
}

async function ownPlace(draw) {
  if (await leftOut(draw)) return said('Wrong', t('check.place'), t('check.place.leftOut'));
  const ticket = getTicket(draw.onsaleId);
  if (!ticket) return said('None', t('check.place'), t('check.place.none'));
  if (ticket.index >= draw.entrants) return said('Correct', t('check.place.number', { n: ticket.index + 1 }), t('check.place.later'));
  const position = positionOf(ticket, { drawn: draw.entrants, seed: draw.seed, lanes: draw.lanes });
  const shown = ticket.position === null ? t('check.place.unseen') : ticket.position === position ? t('check.place.same') : t('check.place.other', { n: ticket.position + 1 });
  const heading = t('check.place.numberOf', { n: position + 1, all: draw.entrants });
  const proof = await proofOf(draw, ticket.index);
  if (!proof) return said('Unchecked', heading, t('check.place.unproven', { shown }));
  const listed = isIncluded({ ticketId: ticket.ticketId, index: ticket.index, lane: ticket.lane, size: draw.entrants, path: proof.path, root: draw.merkleRoot });
  if (!listed) return said('Wrong', t('check.place'), t('check.place.unlisted', { index: ticket.index }));
  return check(ticket.position === null || ticket.position === position, heading, t('check.place.right', { index: ticket.index, n: proof.path.length, algorithm: draw.algorithm, shown }), t('check.place.wrong', { index: ticket.index, shown }));
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
  if (!kept) return said('None', t('check.receipt'), t('check.receipt.none'));
  const claims = await genuine(kept.receipt, 'onrush-receipt+jwt', kept.keys);
  const holds = claims !== null && claims.ons === draw.onsaleId && claims.cmt === draw.commitment && (!ticket || ticket.ticketId !== kept.ticketId || (claims.idx === ticket.index && claims.lane === ticket.lane?.number && claims.lix === ticket.lane?.index));
  return check(holds, t('check.receipt.signed'), t('check.receipt.right', { index: claims?.idx }), t('check.receipt.wrong'));
}

/** What the operator signed about the lanes when this browser joined. */
async function ownLane({ onsaleId, lanes = [] }) {
  const kept = getReceipt(onsaleId);
  const claims = kept && (await genuine(kept.receipt, 'onrush-receipt+jwt', kept.keys));
  if (!claims || (lanes.length === 0 && claims.lanes === undefined)) return [];
  const promise = lanes.map(({ name, share }) => `${name}:${share}`).join(',');
  const signed = (claims.lanes ?? '–').replaceAll(',', ', ').replaceAll(':', ' ');
  return [check(claims.lanes === promise, laneTexts().shares, laneTexts().sharesRight(signed), laneTexts().sharesWrong(signed))];
}
