// What is kept from sale, and what could not be, in words.

import { count } from '../lib/money.js';

/** "12 seats: 10 free, 1 held, 1 sold · 20 × standing · for 2 codes · until 1 May, 10:00" */
export function describe({ seats: { left, held, sold }, items, codes, releaseAt }, time) {
  const all = left + held + sold;
  const parts = [];
  if (all) parts.push(`${count(all)} ${all === 1 ? 'seat' : 'seats'}: ${count(left)} free, ${count(held)} held, ${count(sold)} sold`);
  items.forEach(({ sku, quantity }) => parts.push(`${count(quantity)} × ${sku}`));
  parts.push(codes.length ? `for ${codes.length} ${codes.length === 1 ? 'code' : 'codes'}` : 'blocked for all');
  parts.push(releaseAt ? `until ${time(releaseAt)}` : 'until released');
  return parts.join(' · ');
}

/** What could not be kept, in a sentence; empty where all was. */
export function refusals({ refused, scarce }) {
  const by = (state) => refused.filter((seat) => seat.state === state).length;
  const words = [['held', by('HELD')], ['sold', by('SOLD')], ['kept already', by('ALLOCATED')]].filter(([, number]) => number).map(([word, number]) => `${count(number)} ${word}`);
  return [words.length ? `Not kept: ${words.join(', ')}.` : '', ...scarce.map(({ sku, left }) => `Of ${sku} only ${count(left)} are left; none was kept.`)].filter(Boolean).join(' ');
}
