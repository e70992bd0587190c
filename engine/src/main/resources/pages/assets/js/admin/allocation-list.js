// Allocations as a list: what each keeps, for whom, until when; released as a whole or by what is picked on the map.

import { h } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { ownZone, shortTime } from '../lib/time.js';
import { describe } from './allocation-words.js';

/** @param on release(allocation, button), releasePicked(allocation, button), revoke(allocation, code, button), show(allocation) */
export function allocationList(allocations, on) {
  const standing = allocations.filter(({ state }) => state !== 'RELEASED');
  if (standing.length === 0) return h('p', { class: 'muted' }, 'Nothing is kept: all that is not held or sold is for sale.');
  return h('ul', { class: 'rows sheet' }, standing.map((allocation) => row(allocation, on)));
}

function row(allocation, on) {
  const button = (words, label, action, kind = '') => {
    const made = h('button', { type: 'button', class: `btn small ${kind}`, 'aria-label': label }, words);
    made.addEventListener('click', () => action(made));
    return made;
  };
  return h('li', {},
    h('div', { class: 'row spread' },
      h('div', { class: 'stack tight' }, h('h3', { class: 'row-name' }, allocation.name), h('p', { class: 'muted small' }, describe(allocation, (iso) => shortTime(iso, ownZone)))),
      h('div', { class: 'row' },
        button('Show', `Show ${allocation.name} on the map`, () => on.show(allocation)),
        button('Release picked seats', `Release picked seats of ${allocation.name}`, (pressed) => on.releasePicked(allocation, pressed)),
        button('Release all', `Release all of ${allocation.name}`, (pressed) => on.release(allocation, pressed), 'danger'))),
    allocation.codes.length ? h('ul', { class: 'onsales' }, allocation.codes.map((code) => h('li', {},
      h('b', {}, code.label), h('span', { class: 'small figures' }, uses(code)),
      button('Revoke', `Revoke the code of ${code.label}`, (pressed) => on.revoke(allocation, code, pressed))))) : null);
}

const uses = ({ used, limit }) => (limit === null ? `used for ${count(used)}` : `used for ${count(used)} of ${count(limit)}`);
