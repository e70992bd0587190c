// The receipt of a place in the queue, kept in the browser beside the ticket.

import { asVisitor, get, pause, Problem } from '../lib/api.js';
import { getReceipt, setReceipt } from '../lib/session.js';

const WITHIN_MILLIS = 10_000;

/** A receipt is signed for each of a crowd, so nobody needs it at once; without one the place is just as good. By then it may be another one. */
export async function keepReceipt(onsaleId, ticketNow) {
  if (getReceipt(onsaleId)?.ticketId === ticketNow().ticketId) return;
  await pause(Math.random() * WITHIN_MILLIS);
  try {
    const [receipt, keys] = await Promise.all([asVisitor(() => get(`/onsales/${onsaleId}/queue/me/receipt`, { headers: { 'Queue-Ticket': ticketNow().ticket } })), get(`/onsales/${onsaleId}/signing-keys`)]);
    setReceipt(onsaleId, { ...receipt, keys });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
}
