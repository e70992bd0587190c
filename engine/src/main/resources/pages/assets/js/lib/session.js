// What this browser keeps between pages: queue tickets, passes, holds. All of it can be had from the server again.

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(`onrush.${key}`));
  } catch {
    return null;
  }
};

const write = (key, value) => {
  try {
    if (value === null || value === undefined) localStorage.removeItem(`onrush.${key}`);
    else localStorage.setItem(`onrush.${key}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing loses comfort only: the server knows the visitor.
  }
};

/** {ticketId, ticket, index, position} of an onsale's queue, or null. */
export const getTicket = (onsaleId) => read(`ticket.${onsaleId}`);
export const setTicket = (onsaleId, ticket) => write(`ticket.${onsaleId}`, ticket);

/** {ticketId, index, receipt, keys}: what the operator has signed for this place, with the keys that were published then; or null. */
export const getReceipt = (onsaleId) => read(`receipt.${onsaleId}`);
export const setReceipt = (onsaleId, receipt) => write(`receipt.${onsaleId}`, receipt);

/** {pass, expiresAt} while the pass lives by the given time (ms), or null. */
export function getPass(onsaleId, now = Date.now()) {
  const kept = read(`pass.${onsaleId}`);
  return kept && Date.parse(kept.expiresAt) > now ? kept : null;
}
export const setPass = (onsaleId, pass) => write(`pass.${onsaleId}`, pass);

/** The id of the hold that this browser has in an event, or null. */
export const getHold = (eventId) => read(`hold.${eventId}`);
export const setHold = (eventId, holdId) => write(`hold.${eventId}`, holdId);

/** Settings of the person: sound on or off, list or map. */
export const getChoice = (name, otherwise) => read(`choice.${name}`) ?? otherwise;
export const setChoice = (name, value) => write(`choice.${name}`, value);

/** Calls back when another tab of this browser changed something. */
export const onOtherTab = (callback) => addEventListener('storage', (event) => event.key?.startsWith('onrush.') && callback(event.key));
