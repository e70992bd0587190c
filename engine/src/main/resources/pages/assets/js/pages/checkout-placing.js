// Places the order of a hold. The idempotency key comes from the hold, so that back, reload, a second press, a second tab
// or a lost answer lead to the same order and never to a second one.

import { asVisitor, get, post } from '../lib/api.js';
import { repeatedly } from './order-repeating.js';

const GONE = new Set(['hold-expired', 'hold-not-found', 'hold-not-yours', 'hold-already-ordered']);

/** The order of this browser for a hold, or null. */
export async function orderOfHold(holdId) {
  const orders = await asVisitor(() => get('/orders'));
  return orders.find((order) => order.holdId === holdId) ?? null;
}

/**
 * @param {{holdId: string, email: string, paymentToken: string}} request
 * @param {object} options of the repetitions
 * @returns {Promise<string|null>} the id of the one order of the hold; null where the hold has ended without one
 */
export async function placeOrder(request, options) {
  const headers = { 'Idempotency-Key': `order-${request.holdId}` };
  try {
    const { orderId } = await repeatedly(() => asVisitor(() => post('/orders', request, { headers })), options);
    return orderId;
  } catch (problem) {
    if (problem.id === 'hold-already-ordered' && problem.body.orderId) return problem.body.orderId;
    // Sent before with another card or address, and the answer was lost: that order counts.
    if (problem.id === 'idempotency-key-reused') return (await repeatedly(() => sentBefore(request.holdId, problem), options)).orderId;
    if (GONE.has(problem.id)) return null;
    throw problem;
  }
}

async function sentBefore(holdId, problem) {
  const order = await orderOfHold(holdId);
  if (!order) throw problem;
  return order;
}
