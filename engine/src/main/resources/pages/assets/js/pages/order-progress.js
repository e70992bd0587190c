// The step log of an order in people's words.

const BANK_SLOW = 'The bank is slow to answer; we keep asking. You will not be charged twice.';
const REFUND_SLOW = 'The bank is slow to answer; we keep asking. The money is given back once.';
const SYSTEM_SLOW = 'A part of the system is slow to answer; we keep trying. Nothing is lost.';

const PURCHASE = [
  { ids: ['claim-seats'], plan: 'Secure the seats', now: 'Securing your seats', done: 'Seats secured', failed: 'The seats could not be secured', undone: 'Seats secured, then released' },
  { ids: ['authorize-payment'], plan: 'Authorize the payment', now: 'Asking the bank', done: 'Payment authorized', failed: 'The payment was not authorized', undone: 'Payment authorized, then released', slow: BANK_SLOW },
  { ids: ['confirm-hold'], plan: 'Confirm the seats', now: 'Confirming your seats', done: 'Seats confirmed', failed: 'The seats could not be confirmed', undone: 'Seats confirmed, then released' },
  { ids: ['capture-payment'], plan: 'Take the payment', now: 'Taking the payment', done: 'Payment taken', failed: 'The payment could not be taken', undone: 'Payment taken, then returned', slow: BANK_SLOW },
  { ids: ['issue-tickets'], plan: 'Issue the tickets', now: 'Issuing your tickets', done: 'Tickets issued' },
];

const CLOSING = { ids: ['close-order'], plan: 'Close the order', now: 'Putting the seats back on sale', done: 'Seats back on sale, order closed' };

const CANCELLATION = [
  { ids: ['void-tickets'], plan: 'Void the tickets', now: 'Voiding the tickets', done: 'Tickets are void' },
  { ids: ['refund-payment'], plan: 'Give the money back', now: 'Giving the money back', done: 'Money given back', slow: REFUND_SLOW },
  { ids: ['unclaim-seats', 'put-back'], plan: 'Put the seats back on sale', now: 'Putting the seats back on sale', done: 'Seats back on sale' },
  { ids: ['cancel-order'], plan: 'Close the order', now: 'Closing the order', done: 'Order cancelled' },
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
  return shown.map(({ words, state, slow }) => ({ text: textOf(words, state), state, note: slow ? words.slow ?? SYSTEM_SLOW : '' }));
}

function stepOf(words, log) {
  const own = log.filter((line) => words.ids.includes(line.step));
  let state = 'waiting';
  for (const { step, outcome } of own) {
    if (outcome === 'compensated') state = state === 'failed' ? 'failed' : 'undone';
    else if (AFTER[outcome] && (outcome !== 'done' || step === words.ids.at(-1))) state = AFTER[outcome];
  }
  return { words, state, slow: own.at(-1)?.outcome === 'retrying' };
}

const textOf = (words, state) => (state === 'waiting' ? words.plan : words[state] ?? words.plan);

/** What a new state of the steps is announced as: a note, a failure, or what was done last. */
export function spokenStep(steps) {
  const slow = steps.find((step) => step.note);
  if (slow) return slow.note;
  const failed = steps.find((step) => step.state === 'failed');
  return (failed ?? steps.findLast((step) => step.state === 'done'))?.text ?? '';
}
