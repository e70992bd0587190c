// Money as people read it; amounts are minor units of the currency.

import { locale } from './dom.js';

const formats = new Map();

function format(currency) {
  if (!formats.has(currency)) formats.set(currency, new Intl.NumberFormat(locale, { style: 'currency', currency }));
  return formats.get(currency);
}

/** How many digits of a currency are minor units: 2 for EUR, 0 for JPY. */
export const minorDigits = (currency) => format(currency).resolvedOptions().maximumFractionDigits;

export const money = ({ amount, currency }) => format(currency).format(amount / 10 ** minorDigits(currency));

/** "€30.00 – €125.00", or one price where both are the same. */
export const moneyRange = ({ from, to }) => (from.amount === to.amount ? money(from) : `${money(from)} – ${money(to)}`);

export const sum = (prices) => ({ amount: prices.reduce((total, price) => total + price.amount, 0), currency: prices[0]?.currency ?? 'EUR' });

const whole = new Intl.NumberFormat(locale);

/** 12,345 */
export const count = (number) => whole.format(number);
