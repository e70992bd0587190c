// Priority lanes of an onsale, as one text: "members 30, fans 10".

import { h } from '../lib/dom.js';

/** @param {{name: string, share: number}[]} lanes */
export const laneWords = (lanes) => lanes.map(({ name, share }) => `${name} ${share} %`).join(', ');

/** @returns {{lanes: object[], errors: object[]}} what was typed; a share is the number at the end, with or without the sign */
export function readLanes(text) {
  const parts = text.split(',').map((part) => part.trim()).filter(Boolean);
  const lanes = parts.map((part) => part.match(/^(.+?)\s+(\d{1,3})\s*%?$/)).map((found) => found && { name: found[1], share: Number(found[2]) });
  return lanes.includes(null) ? { lanes: [], errors: [{ field: 'lanes', detail: 'give each as a name and a share, like members 30' }] } : { lanes, errors: [] };
}

/**
 * Puts the field behind the others of an element.
 * @param {object[]} lanes as they are
 * @returns {() => {errors: object[], body: {lanes?: object[]}}} nothing where they are as before: they are settled when the queue opens
 */
export function lanesField(into, lanes = [], prefix = 'lanes') {
  const before = laneWords(lanes);
  const input = h('input', { class: 'input', id: `${prefix}-text`, name: 'lanes', value: before, autocomplete: 'off', 'aria-describedby': `${prefix}-hint ${prefix}-error` });
  into.append(h('div', { class: 'field', 'data-field': 'lanes' }, h('label', { for: input.id }, 'Priority lanes'), input,
    h('p', { class: 'hint', id: `${prefix}-hint` }, 'Like members 30, fans 10: in per cent, drawn apart. Codes choose the lane. Settled when the queue opens; empty for none'), h('p', { class: 'error', id: `${prefix}-error` })));
  return () => {
    const read = readLanes(input.value);
    return { errors: read.errors, body: laneWords(read.lanes) === before ? {} : { lanes: read.lanes } };
  };
}
