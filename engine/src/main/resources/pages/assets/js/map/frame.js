// The elements of a map: canvas, zoom buttons, the name of the section in view, and what is spoken.

import { h } from '../lib/dom.js';
import { t } from '../lib/words.js';

const ZOOM_STEP = 1.8;

let instances = 0;

/** @param on zoom(factor), whole() @returns {{canvas, where, spoken}} */
export function buildFrame(container, label, on) {
  const hint = `seat-map-hint-${++instances}`;
  const canvas = h('canvas', { class: 'map-canvas', tabindex: '0', role: 'application', 'aria-label': label, 'aria-roledescription': t('map.kind'), 'aria-describedby': hint });
  const where = h('div', { class: 'map-where', 'aria-hidden': 'true', hidden: true });
  const spoken = h('div', { class: 'visually-hidden', role: 'status' });
  const button = (name, sign, action) => h('button', { class: 'map-button', type: 'button', 'aria-label': name, title: name, onclick: action }, h('span', { 'aria-hidden': 'true' }, sign));
  const controls = h('div', { class: 'map-controls', role: 'group', 'aria-label': t('map.zoom') },
    button(t('map.zoom.in'), '+', () => on.zoom(ZOOM_STEP)),
    button(t('map.zoom.out'), '−', () => on.zoom(1 / ZOOM_STEP)),
    button(t('map.zoom.whole'), '⤢', on.whole));
  container.classList.add('seat-map');
  container.append(canvas, where, controls, spoken, h('div', { class: 'visually-hidden', id: hint }, t('map.hint')));
  return { canvas, where, spoken };
}
