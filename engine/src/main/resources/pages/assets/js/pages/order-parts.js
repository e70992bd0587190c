// Parts of the order page that are drawn from what they are given.

import { h } from '../lib/dom.js';
import { shortTime } from '../lib/time.js';
import { t } from '../lib/words.js';
import { calendarText } from './order-calendar.js';

export const stepItems = (steps) => steps.map(({ text, state, note }) => h('li', { class: state, 'aria-current': state === 'now' ? 'step' : null },
  text, h('span', { class: 'visually-hidden' }, t(`step.state.${state}`)), note ? h('p', {}, note) : null));

export function factItems({ orderId, email, createdAt, confirmedAt }) {
  const facts = [[t('order.ordered'), shortTime(createdAt)], [t('order.confirmedAt'), confirmedAt && shortTime(confirmedAt)], [t('checkout.email'), email], [t('order.number'), h('code', {}, orderId)]];
  return facts.filter(([, value]) => value).flatMap(([term, value]) => [h('dt', {}, term), h('dd', {}, value)]);
}

const fileName = (name) => `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase() || 'event'}.ics`;

/** Makes a link give the calendar entry as a file. */
export function offerCalendar(link, entry) {
  if (link.href) URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([calendarText(entry, Date.now())], { type: 'text/calendar' }));
  link.download = fileName(entry.name);
}
