// What the fields of the checkout accept, and the test cards of the simulated payment provider.

import { t } from '../lib/words.js';

/** Number and token of every card that the simulated provider knows; how it behaves the catalogue says, by the token. */
export const CARDS = [
  { token: 'tok_visa', number: '4242 4242 4242 4242' },
  { token: 'tok_declined', number: '4000 0000 0000 0002' },
  { token: 'tok_slow', number: '4000 0000 0000 0010' },
  { token: 'tok_timeout', number: '4000 0000 0000 0028' },
  { token: 'tok_lost_reply', number: '4000 0000 0000 0036' },
];

const digitsOf = (text) => text.replace(/\D/g, '');

/** The card with this number, however it is spaced, or undefined. */
export const cardOf = (number) => CARDS.find((card) => digitsOf(card.number) === digitsOf(number));

/** Groups of four, as cards print them. */
export const grouped = (number) => digitsOf(number).replace(/(.{4})(?=.)/g, '$1 ');

// The same shape as the server asks for, so that a wrong address is named before anything is sent.
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Each check answers what is wrong and what to do, or an empty text. */
export function emailFault(email) {
  if (!email) return t('fault.email.none');
  if (email.length > 254) return t('fault.email.long');
  return EMAIL.test(email) ? '' : t('fault.email.form');
}

export function numberFault(number) {
  if (!digitsOf(number)) return t('fault.number.none');
  return cardOf(number) ? '' : t('fault.number.unknown');
}

export function expiryFault(expiry, now = new Date()) {
  const [, month, year] = /^\s*(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d\d)\s*$/.exec(expiry) ?? [];
  if (!month) return t('fault.expiry.form');
  const firstDayAfter = new Date(2000 + Number(year), Number(month), 1);
  return firstDayAfter > now ? '' : t('fault.expiry.over');
}

export const cvcFault = (cvc) => (/^\d{3,4}$/.test(cvc.trim()) ? '' : t('fault.cvc'));

/** The thresholds of a countdown (seconds) that lie between two readings; the lowest counts, so that sleep skips the others. */
export const passedMark = (before, left, marks = [10, 30, 60]) => marks.find((mark) => left <= mark && before > mark) ?? null;
