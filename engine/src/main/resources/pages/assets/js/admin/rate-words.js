// Why the rate is what it is, in words.

import { count } from '../lib/money.js';

const REASONS = {
  FIXED: () => 'You set it; it is not controlled.',
  NOT_OPEN: () => 'Nobody is called: the sale has not opened, or is paused.',
  STARTED: () => 'Control begins at the rate that you set.',
  HEALTHY: () => 'The sale bears it.',
  AT_MAXIMUM: () => 'The sale would bear more; this is your highest rate.',
  NOT_NEEDED: () => 'A higher rate would let nobody in sooner: nobody waits, or the shop is full.',
  NEAR_LIMIT: () => 'The sale is near what it bears.',
  GATHERING: ({ attempts }) => `Too few tried to hold seats to judge by: ${count(attempts ?? 0)}.`,
  SETTLING: () => 'It was lowered a moment ago; what that does is not to be seen yet.',
  NO_SIGNALS: () => 'How the sale fares is not known at the moment, so the rate stays.',
  HOLD_FAULTS: ({ faultPercent }) => `${faultPercent} % of the attempts to hold seats ended in a fault.`,
  SLOW_HOLDS: ({ holdMillis }) => `Holding seats takes too long: 95 in 100 within ${count(holdMillis)} ms.`,
  PAYMENT_FAULTS: ({ paymentFaultPercent }) => `${paymentFaultPercent} % of the payments failed or were not answered.`,
  CONFLICTS: ({ conflictPercent }) => `${conflictPercent} % found their seats taken.`,
  STOCK_LOW: ({ left }) => `Those who are inside can buy all that is left: ${count(left ?? 0)}.`,
  SOLD_OUT: () => 'Everything is sold. It goes on by itself when something comes back.',
  BACK_ON_SALE: () => 'Something came back on sale.',
};

export const reasonWords = ({ reason, evidence }) => REASONS[reason]?.(evidence) ?? reason;

/** "Lowered from 900 to 640 a minute. …" */
export function decisionWords(point) {
  const { before, ratePerMinute: now } = point;
  const step = now === before ? `${count(now)} a minute` : `${now > before ? 'Raised' : 'Lowered'} from ${count(before)} to ${count(now)} a minute`;
  return `${step}. ${reasonWords(point)}`;
}

/** Only where the rate or its reason changed, the newest first. */
export function turningPoints(points, most) {
  const changed = points.filter((point, index) => index === 0 || point.ratePerMinute !== point.before || point.reason !== points[index - 1].reason);
  return changed.slice(-most).reverse();
}
