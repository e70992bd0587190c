// The elements of a map: canvas, zoom buttons, the name of the section in view, and what is spoken.

import { h } from '../lib/dom.js';

const HINT = 'Drag to move, plus and minus to zoom, zero for the whole venue. Arrow keys move the map, Enter picks the seat in the middle.';
const ZOOM_STEP = 1.8;

let instances = 0;

/** @param on zoom(factor), whole() @returns {{canvas, where, spoken}} */
export function buildFrame(container, label, on) {
  const hint = `seat-map-hint-${++instances}`;
  const canvas = h('canvas', { class: 'map-canvas', tabindex: '0', role: 'application', 'aria-label': label, 'aria-roledescription': 'map', 'aria-describedby': hint });
  const where = h('div', { class: 'map-where', 'aria-hidden': 'true', hidden: true });
  const spoken = h('div', { class: 'visually-hidden', role: 'status' });
  const button = (name, sign, action) => h('button', { class: 'map-button', type: 'button', 'aria-label': name, title: name, onclick: action }, h('span', { 'aria-hidden': 'true' }, sign));
  const controls = h('div', { class: 'map-controls', role: 'group', 'aria-label': 'Zoom' },
    button('Zoom in', '+', () => on.zoom(ZOOM_STEP)),
    button('Zoom out', '−', () => on.zoom(1 / ZOOM_STEP)),
    button('Show the whole venue', '⤢', on.whole));
  container.classList.add('seat-map');
  container.append(canvas, where, controls, spoken, h('div', { class: 'visually-hidden', id: hint }, HINT));
  return { canvas, where, spoken };
}
