// Which view an order's state gives, and its words.

import { has, t } from '../lib/words.js';

/**
 * @param {{status: string}} order
 * @param {{status: string}[]} tickets those known so far
 * @param {boolean} cancelling whether a cancellation was accepted on this page
 * @returns {'buying'|'confirmed'|'failed'|'cancelling'|'cancelled'}
 */
export function viewOf({ status }, tickets = [], cancelling = false) {
  switch (status) {
    case 'PENDING': return 'buying';
    case 'FAILED': return 'failed';
    case 'CANCELLED': return 'cancelled';
    // Tickets are voided first, so a reload in the middle of a cancellation is recognised by them.
    default: return cancelling || tickets.some((ticket) => ticket.status === 'VOID') ? 'cancelling' : 'confirmed';
  }
}

const KINDS = { buying: 'warn', confirmed: 'good', failed: 'bad', cancelling: 'warn', cancelled: '' };

/** {kind, words} of the status chip of a view. */
export const chipOf = (view) => ({ kind: KINDS[view], words: t(`order.chip.${view}`) });

/** Every reason's words say what becomes of the money. */
function reasonWords(reason) {
  const known = has(`order.reason.${reason}`) ? reason : 'unknown';
  return { title: t(`order.reason.${known}`), lead: t(`order.reason.${known}.say`) };
}

/** {title, lead} of a view; money is the total as people read it. */
export function wordsOf(view, { reason, seats, items = [] }, money) {
  const n = ticketCount({ seats, items });
  const what = items.length ? 'tickets' : 'seats';
  switch (view) {
    case 'buying': return { title: t(`order.buying.${what}`, { n }), lead: t('order.buying.say') };
    case 'confirmed': return { title: t(`order.confirmed.${what}`, { n }), lead: t('order.confirmed.say', { n, money }) };
    case 'cancelling': return { title: t('order.cancelling'), lead: t('order.cancelling.say', { n, money }) };
    case 'cancelled': return { title: t('order.cancelled'), lead: t(`order.cancelled.${what}`, { n, money }) };
    case 'failed': return reasonWords(reason);
  }
}

/** Until when (ms) an order of the list may be cancelled, by the terms of its event; 0 where it may not. */
export function cancellableUntil(order, event) {
  if (order.status !== 'CONFIRMED' || !event?.cancellationMinutes) return 0;
  return Math.min(Date.parse(order.confirmedAt) + event.cancellationMinutes * 60_000, Date.parse(event.startsAt));
}

/** What a cancellation does, for the question before it. */
export const cancellationTerms = (order, money) => t('order.cancel.terms', { n: ticketCount(order), money });

const ticketCount = ({ seats, items = [] }) => seats.length + items.reduce((units, { quantity }) => units + quantity, 0);
