// Cancels an order: the question before it, and the request.

import { asVisitor, post } from '../lib/api.js';
import { confirmed } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { t } from '../lib/words.js';
import { cancellationTerms } from './order-outcome.js';
import { repeatedly } from './order-repeating.js';

export const agreedToCancel = (order) => confirmed({
  title: t('order.cancel.ask'),
  detail: cancellationTerms(order, money(order.total)),
  action: t('order.cancel.yes'),
  otherwise: t('order.cancel.no'),
  danger: true,
});

/** Resolves once a cancellation is accepted, by this request or an earlier one. */
export async function cancelOrder(orderId, options) {
  const headers = { 'Idempotency-Key': `cancel-${orderId}` };
  try {
    await repeatedly(() => asVisitor(() => post(`/orders/${orderId}/cancel`, undefined, { headers })), options);
  } catch (problem) {
    if (problem.id !== 'order-already-cancelled') throw problem;
  }
}
