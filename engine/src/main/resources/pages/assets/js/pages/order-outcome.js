// Which view an order's state gives, and its words.

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

const CHIPS = {
  buying: ['warn', 'In progress'],
  confirmed: ['good', 'Confirmed'],
  failed: ['bad', 'Not completed'],
  cancelling: ['warn', 'Being cancelled'],
  cancelled: ['', 'Cancelled'],
};

/** {kind, words} of the status chip of a view. */
export const chipOf = (view) => ({ kind: CHIPS[view][0], words: CHIPS[view][1] });

const REASONS = {
  'payment-declined': {
    title: 'The bank declined the payment',
    lead: 'Nothing was charged, and the seats are back on sale. Choose seats again and pay with another card.',
  },
  'payment-timeout': {
    title: 'The bank did not answer',
    lead: 'We asked several times and then stopped. The bank keeps nothing of your money, and the seats are back on sale. Try again.',
  },
  'seats-lost': {
    title: 'These seats went to somebody else',
    lead: 'You are not charged: whatever was reserved or taken is given back. Choose other seats.',
  },
  'hold-expired': {
    title: 'The time for these seats ran out',
    lead: 'Nothing was charged, and the seats are back on sale. Choose seats again.',
  },
  'checkout-fault': {
    title: 'The order could not be finished',
    lead: 'A part of the system did not answer. You are not charged: whatever was reserved or taken is given back. Try again in a while.',
  },
};

const UNKNOWN_REASON = {
  title: 'The order did not go through',
  lead: 'You are not charged: whatever was reserved or taken is given back. The seats are back on sale.',
};

const tickets = (count) => `${count} ${count === 1 ? 'ticket' : 'tickets'}`;

/** {title, lead} of a view; money is the total as people read it. */
export function wordsOf(view, { reason, seats, items = [] }, money) {
  const number = ticketCount({ seats, items });
  const one = number === 1;
  switch (view) {
    case 'buying': return {
      title: items.length ? 'Buying your tickets' : one ? 'Buying your seat' : 'Buying your seats',
      lead: 'This takes a few seconds as a rule. You may reload or close this page: the order goes on by itself and cannot be placed twice.',
    };
    case 'confirmed': return {
      title: items.length ? 'The tickets are yours' : one ? 'The seat is yours' : 'The seats are yours',
      lead: `${tickets(number)}, ${money}, paid. Show the QR code${one ? '' : 's'} at the entrance, on this screen or on paper.`,
    };
    case 'cancelling': return { title: 'Cancelling your order', lead: `${tickets(number)} can no longer be used. ${money} is on the way back to your card.` };
    case 'cancelled': return { title: 'This order is cancelled', lead: `${money} was given back to your card, ${one ? 'the ticket is' : 'the tickets are'} void, and ${items.length ? 'what you bought is' : one ? 'the seat is' : 'the seats are'} back on sale.` };
    case 'failed': return REASONS[reason] ?? UNKNOWN_REASON;
  }
}

/** Until when (ms) an order of the list may be cancelled, by the terms of its event; 0 where it may not. */
export function cancellableUntil(order, event) {
  if (order.status !== 'CONFIRMED' || !event?.cancellationMinutes) return 0;
  return Math.min(Date.parse(order.confirmedAt) + event.cancellationMinutes * 60_000, Date.parse(event.startsAt));
}

/** What a cancellation does, for the question before it. */
export const cancellationTerms = (order, money) =>
  `${ticketCount(order) === 1 ? 'The ticket becomes' : `All ${ticketCount(order)} tickets become`} void, ${money} goes back to your card, and the seats go back on sale for everybody. This cannot be undone.`;

const ticketCount = ({ seats, items = [] }) => seats.length + items.reduce((units, { quantity }) => units + quantity, 0);
