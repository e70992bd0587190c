// Tickets as cards, on the screen and on paper.

import { h } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { eventTime } from './order-summary.js';
import { inPlanOrder, seatName } from './order-seats.js';

/** @param {{order: any, event: any, places: Map<string, any>, tickets: any[]}} shown */
export function ticketCards({ order, event, places, tickets }) {
  const prices = new Map([...order.seats.map((seat) => [seat.id, seat.price]), ...order.items.map((item) => [item.sku, item.price])]);
  return inPlanOrder(tickets, places, (ticket) => ticket.seat).map((ticket, index) => ticketCard({
    ticket, event, name: ticket.item ?? seatName(places, ticket.seat), place: places.get(ticket.seat), price: prices.get(ticket.sku ?? ticket.seat), count: `Ticket ${index + 1} of ${tickets.length}`,
  }));
}

function ticketCard({ ticket, event, name, place, price, count }) {
  const isVoid = ticket.status === 'VOID';
  return h('li', {}, h('article', { class: `ticket ${isVoid ? 'void' : ''}`, 'aria-label': `${count}: ${name}` },
    h('div', { class: 'what' },
      h('div', { class: 'stack tight' },
        h('p', { class: 'row spread small muted' }, h('span', {}, count), isVoid ? h('span', { class: 'chip bad' }, 'Void') : null),
        h('h3', {}, event.name),
        h('p', {}, h('time', { datetime: event.startsAt }, eventTime(event))),
        event.venueName ? h('p', {}, event.venueName) : null),
      ticket.item ? null : placeFacts(place, name),
      h('p', { class: 'row spread' }, h('span', {}, ticket.item ?? ticket.category), price ? h('span', { class: 'money' }, money(price)) : null)),
    h('div', { class: 'code' }, qrCode(ticket, name, isVoid), h('code', { class: 'ticket-code' }, ticket.code))));
}

function placeFacts(place, name) {
  const facts = place ? [['Section', place.section], ['Row', place.row], ['Seat', place.seat]] : [['Seat', name]];
  return h('dl', { class: 'place' }, facts.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

function qrCode(ticket, name, isVoid) {
  return h('img', {
    src: `/api/v1/orders/${ticket.orderId}/tickets/${ticket.ticketId}/qr`,
    alt: `QR code of the ${isVoid ? 'void ' : ''}ticket for ${name}`,
    width: '160', height: '160', decoding: 'async',
    onerror: (event) => event.target.replaceWith(h('p', { class: 'small no-code' }, 'The QR code cannot be loaded now. Reload the page, or show the code below.')),
  });
}
