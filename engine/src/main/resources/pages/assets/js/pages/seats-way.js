// What a visitor may do on the page of the seats: hold some, or go where a turn is had.

/**
 * @param event as the API gives it
 * @param pass the visitor's running pass, or null
 * @param what there is to choose
 * @returns {{kind: 'hold'} | {kind: 'go', href: string | null, words: string | null, why: string}}
 */
export function wayOf(event, pass, eventId, what = 'seats') {
  if (pass) return { kind: 'hold' };
  const go = (why, words = null, href = null) => ({ kind: 'go', href, words, why });
  const queue = `/events/${eventId}/queue`;
  const phases = {
    SCHEDULED: () => go('The sale has not begun. You can look around already.', 'When does it open?', `/events/${eventId}`),
    QUEUEING: () => go(`The waiting room is open. You choose ${what} when it is your turn.`, 'Join the queue', queue),
    OPEN: () => go(`You choose ${what} when it is your turn.`, 'Join the queue', queue),
    PAUSED: () => go(`The sale is paused for a moment. You choose ${what} when it is your turn.`, 'Join the queue', queue),
    CLOSED: () => go('The sale is over.'),
  };
  return event.onsale ? phases[event.onsale.phase]() : go('Tickets are not on sale yet. You can look around already.', 'About the event', `/events/${eventId}`);
}
