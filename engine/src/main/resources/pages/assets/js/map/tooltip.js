// The tooltip of the map: a seat, or from afar a section, in words. It follows the pointer and the keyboard.

import { h } from '../lib/dom.js';
import { money, moneyRange } from '../lib/money.js';
import { t } from '../lib/words.js';
import { rowName, seatNumber, sectionName, stateWords } from './words.js';

const GAP = 16;
const EDGE = 6;

export class Tooltip {
  constructor(container) {
    this.container = container;
    this.element = h('div', { class: 'map-tooltip', role: 'tooltip', hidden: true });
    container.append(this.element);
  }

  showSeat(seat, price, color, x, y) {
    this.#show(x, y, [
      h('strong', {}, `${sectionName(seat.section)} · ${rowName(seat.row)} · ${capital(seatNumber(seat))}`),
      h('span', { class: 'map-tooltip-line' }, this.#swatch(color), seat.category, price ? h('b', { class: 'money' }, money(price)) : null),
      h('span', { class: `map-tooltip-state ${seat.state}` }, capital(stateWords(seat.state))),
    ]);
  }

  showSection(section, prices, x, y) {
    const range = prices.length ? moneyRange({ from: prices[0], to: prices.at(-1) }) : null;
    this.#show(x, y, [
      h('strong', {}, sectionName(section.name)),
      h('span', {}, section.known ? t('map.free', { n: section.available, all: section.capacity }) : t('map.seats', { n: section.capacity })),
      range ? h('span', { class: 'money' }, range) : null,
    ]);
  }

  #swatch(color) {
    const swatch = h('i', { class: 'map-swatch' });
    swatch.style.background = color;
    return swatch;
  }

  #show(x, y, lines) {
    this.element.replaceChildren(...lines.filter(Boolean));
    this.element.hidden = false;
    const { clientWidth, clientHeight } = this.container;
    const { offsetWidth, offsetHeight } = this.element;
    const left = Math.min(clientWidth - offsetWidth - EDGE, Math.max(EDGE, x - offsetWidth / 2));
    const above = y - offsetHeight - GAP;
    const top = above >= EDGE ? above : Math.min(clientHeight - offsetHeight - EDGE, y + GAP + 6);
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hide() {
    this.element.hidden = true;
  }
}

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
