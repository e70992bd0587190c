// The step log of an order in people's words.

import { has, t } from '../lib/words.js';

// The words of a step are those of its first id.
const PURCHASE = [
  { ids: ['claim-seats'] },
  { ids: ['authorize-payment'], slow: 'bank' },
  { ids: ['confirm-hold'] },
  { ids: ['capture-payment'], slow: 'bank' },
  { ids: ['issue-tickets'] },
];

const CLOSING = { ids: ['close-order'] };

const CANCELLATION = [
  { ids: ['void-tickets'] },
  { ids: ['refund-payment'], slow: 'refund' },
  { ids: ['unclaim-seats', 'put-back'] },
  { ids: ['cancel-order'] },
];

const AFTER = { done: 'done', refused: 'failed', 'given-up': 'failed' };

/**
 * @param {'purchase'|'cancellation'} kind
 * @param {{seq: number, step: string, outcome: string}[]} lines of the log, in any order, of any saga of the order
 * @returns {{text: string, state: 'done'|'now'|'failed'|'undone'|'waiting', note: string}[]}
 */
export function stepsOf(kind, lines) {
  const log = [...lines].sort((one, other) => one.seq - other.seq);
  const steps = (kind === 'purchase' ? PURCHASE : CANCELLATION).map((step) => stepOf(step, log));
  const failure = steps.findIndex((step) => step.state === 'failed');
  const shown = failure < 0 ? steps : [...steps.slice(0, failure + 1), stepOf(CLOSING, log)];
  const current = shown.find((step) => step.state === 'waiting');
  if (current) current.state = 'now';
  return shown.map(({ step, state, slow }) => ({ text: textOf(step, state), state, note: slow ? t(`step.${step.slow ?? 'system'}`) : '' }));
}

function stepOf(known, log) {
  const own = log.filter((line) => known.ids.includes(line.step));
  let state = 'waiting';
  for (const { step, outcome } of own) {
    if (outcome === 'compensated') state = state === 'failed' ? 'failed' : 'undone';
    else if (AFTER[outcome] && (outcome !== 'done' || step === known.ids.at(-1))) state = AFTER[outcome];
  }
  return { step: known, state, slow: own.at(-1)?.outcome === 'retrying' };
}

function textOf({ ids: [id] }, state) {
  const key = `step.${id}.${state}`;
  return t(has(key) ? key : `step.${id}.plan`);
}

/** What a new state of the steps is announced as: a note, a failure, or what was done last. */
export function spokenStep(steps) {
  const slow = steps.find((step) => step.note);
  if (slow) return slow.note;
  const failed = steps.find((step) => step.state === 'failed');
  return (failed ?? steps.findLast((step) => step.state === 'done'))?.text ?? '';
}
