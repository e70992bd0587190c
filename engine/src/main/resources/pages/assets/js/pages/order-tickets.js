// Tickets as cards, on the screen and on paper.

import { h } from '../lib/dom.js';
import { money } from '../lib/money.js';
import { t } from '../lib/words.js';
import { eventTime } from './order-summary.js';
import { inPlanOrder, seatName } from './order-seats.js';

/** @param {{order: any, event: any, places: Map<string, any>, tickets: any[]}} shown */
export function ticketCards({ order, event, places, tickets }) {
  const prices = new Map([...order.seats.map((seat) => [seat.id, seat.price]), ...order.items.map((item) => [item.sku, item.price])]);
  return inPlanOrder(tickets, places, (ticket) => ticket.seat).map((ticket, index) => ticketCard({
    ticket, event, name: ticket.item ?? seatName(places, ticket.seat), place: places.get(ticket.seat), price: prices.get(ticket.sku ?? ticket.seat), count: t('ticket.count', { n: index + 1, all: tickets.length }),
  }));
}

function ticketCard({ ticket, event, name, place, price, count }) {
  const isVoid = ticket.status === 'VOID';
  return h('li', {}, h('article', { class: `ticket ${isVoid ? 'void' : ''}`, 'aria-label': `${count}: ${name}` },
    h('div', { class: 'what' },
      h('div', { class: 'stack tight' },
        h('p', { class: 'row spread small muted' }, h('span', {}, count), isVoid ? h('span', { class: 'chip bad' }, t('ticket.void')) : null),
        h('h3', {}, event.name),
        h('p', {}, h('time', { datetime: event.startsAt }, eventTime(event))),
        event.venueName ? h('p', {}, event.venueName) : null),
      ticket.item ? null : placeFacts(place, name),
      h('p', { class: 'row spread' }, h('span', {}, ticket.item ?? ticket.category), price ? h('span', { class: 'money' }, money(price)) : null)),
    h('div', { class: 'code' }, qrCode(ticket, name, isVoid), h('code', { class: 'ticket-code' }, ticket.code))));
}

function placeFacts(place, name) {
  const facts = place ? [[t('ticket.section'), place.section], [t('ticket.row'), place.row], [t('ticket.seat'), place.seat]] : [[t('ticket.seat'), name]];
  return h('dl', { class: 'place' }, facts.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

function qrCode(ticket, name, isVoid) {
  return h('img', {
    src: `/api/v1/orders/${ticket.orderId}/tickets/${ticket.ticketId}/qr`,
    alt: t(isVoid ? 'ticket.qr.void' : 'ticket.qr', { name }),
    width: '160', height: '160', decoding: 'async',
    onerror: (event) => event.target.replaceWith(h('p', { class: 'small no-code' }, t('ticket.qr.none'))),
  });
}
