// A seating plan as it will be on sale: drawn, counted, its categories named.

import { $$, h } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { SeatMap } from '../map/seat-map.js';

/** A square in the colour that the map gives the category: the plan's own, made readable on the theme. */
export const swatch = (category) => h('i', { class: 'swatch', 'aria-hidden': 'true', dataset: { category } });

/**
 * Draws the plan, to be looked at only.
 * @param {HTMLElement} box with a size of its own
 * @param {HTMLElement} legend whose swatches follow the map's colours
 */
export function drawPlan(box, { name, seatMap, seats }, legend) {
  const map = new SeatMap(box, { plan: seatMap, interactive: false, label: `Plan of ${name}` });
  map.setStates('A'.repeat(seats));
  const paint = () => paintSwatches(legend, map.palette.categories);
  box.addEventListener('themechange', paint);
  paint();
  return map;
}

function paintSwatches(legend, categories) {
  const colors = new Map(categories.map(({ name, color }) => [name, color]));
  for (const mark of $$('.swatch', legend)) mark.style.backgroundColor = colors.get(mark.dataset.category) ?? '';
}

export function categoryTable(categories, seats) {
  return h('div', { class: 'table-scroll' }, h('table', { class: 'table' },
    h('caption', { class: 'visually-hidden' }, 'Seats by category'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Category'), h('th', { scope: 'col', class: 'num' }, 'Seats'), h('th', { scope: 'col', class: 'num' }, 'Share'))),
    h('tbody', {}, categories.map((category) => h('tr', {},
      h('th', { scope: 'row', class: 'name' }, swatch(category.name), category.name),
      h('td', { class: 'num' }, count(category.seats)),
      h('td', { class: 'num muted' }, share(category.seats, seats)))))));
}

export function planFacts({ name, seats, seatMap, categories }) {
  const rows = seatMap.sections.reduce((sum, section) => sum + section.rows.length, 0);
  const fact = (label, value) => h('div', { class: 'stat' }, h('span', { class: 'label' }, label), h('span', { class: 'value' }, value));
  return h('div', { class: 'stats', role: 'group', 'aria-label': `Figures of ${name}` },
    fact('Seats', count(seats)), fact('Sections', count(seatMap.sections.length)), fact('Rows', count(rows)), fact('Categories', count(categories.length)));
}

function share(part, whole) {
  const percent = part * 100 / whole;
  return percent > 0 && percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}
