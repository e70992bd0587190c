// Lines over time, in SVG: axes with round figures, an area below a line, and the figures of a moment under the pointer.

import { h } from '../lib/dom.js';
import { timeOfDay } from '../lib/time.js';

const SVG = 'http://www.w3.org/2000/svg';
const TOP = 8;
const BOTTOM = 20;
const RIGHT = 6;
const TICKS = 4;
const LETTER_PIXELS = 6.6;

function svg(tag, attributes, words) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (words !== undefined) element.textContent = words;
  return element;
}

/** A round step, so that about TICKS of them reach the top: 1, 2 or 5 times a power of ten. */
export function roundStep(top) {
  const rough = Math.max(1, top / TICKS);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].find((factor) => factor * power >= rough) * power;
}

/** "M0,1L2,3M…": a gap in the figures is a gap in the line. */
export function linePath(points, x, y) {
  let pen = 'M';
  return points.map((point) => {
    if (point.y === null) {
      pen = 'M';
      return '';
    }
    const move = `${pen}${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`;
    pen = 'L';
    return move;
  }).join('');
}

/** The runs of points without a gap. */
export const runs = (points) => points.reduce((all, point) => {
  if (point.y === null) all.push([]);
  else all.at(-1).push(point);
  return all;
}, [[]]).filter(({ length }) => length > 1);

export class LineChart {
  #drawn = null;

  /** @param {HTMLElement} box @param lines {label, token, dash, filled} @param {(value: number) => string} show figures in words @param showAxis the same, short */
  constructor(box, { lines, show, showAxis, label }) {
    Object.assign(this, { box, lines, show, showAxis });
    this.picture = svg('svg', { class: 'line-chart', role: 'img', 'aria-label': label });
    this.tip = h('div', { class: 'chart-tip figures', hidden: true, 'aria-hidden': 'true' });
    box.append(this.picture, this.tip);
    box.addEventListener('pointermove', (event) => this.#point(event.offsetX));
    box.addEventListener('pointerleave', () => this.#leave());
    new ResizeObserver(() => this.#drawn && this.plot(...this.#drawn)).observe(box);
  }

  describe(words) {
    this.picture.setAttribute('aria-label', words);
  }

  /** @param series points {x: ms, y} by line @param {number} from @param {number} to */
  plot(series, from, to) {
    this.#drawn = [series, from, to];
    const { clientWidth: width, clientHeight: height } = this.box;
    if (!width || !height) return;
    const highest = Math.max(TICKS, ...series.flat().filter(({ x, y }) => x >= from && y !== null).map(({ y }) => y));
    const step = roundStep(highest);
    const top = Math.ceil(highest / step) * step;
    const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
    const left = Math.max(...ticks.map((tick) => this.showAxis(tick).length)) * LETTER_PIXELS + 8;
    this.x = (millis) => left + ((width - left - RIGHT) * (millis - from)) / (to - from);
    this.y = (value) => height - BOTTOM - ((height - TOP - BOTTOM) * value) / top;
    this.picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.cursor = svg('line', { class: 'cursor', y1: TOP, y2: height - BOTTOM, visibility: 'hidden' });
    this.picture.replaceChildren(...this.#grid(ticks, left, width), ...this.#times(from, to, left, width, height), ...this.#curves(series, from), this.cursor);
  }

  #grid(ticks, left, width) {
    return ticks.flatMap((tick) => [
      svg('line', { class: tick ? 'grid' : 'axis', x1: left, x2: width - RIGHT, y1: this.y(tick), y2: this.y(tick) }),
      svg('text', { x: left - 6, y: this.y(tick) + 4, 'text-anchor': 'end' }, this.showAxis(tick))]);
  }

  #times(from, to, left, width, height) {
    const minutes = (to - from) / 60_000;
    const names = [[left, 'start', `−${minutes} min`], [(left + width - RIGHT) / 2, 'middle', `−${minutes / 2} min`], [width - RIGHT, 'end', 'now']];
    return names.map(([x, anchor, words]) => svg('text', { x, y: height - 4, 'text-anchor': anchor }, words));
  }

  #curves(series, from) {
    return series.flatMap((points, index) => {
      const { token, dash = 'solid', filled } = this.lines[index];
      const seen = points.filter(({ x }) => x >= from);
      const area = filled ? [svg('path', { class: `area ${token}`, d: runs(seen).map((run) => this.#areaPath(run)).join('') })] : [];
      return [...area, svg('path', { class: `line ${token} ${dash}`, d: linePath(seen, this.x, this.y) })];
    });
  }

  #areaPath(run) {
    return `${linePath(run, this.x, this.y)}L${this.x(run.at(-1).x).toFixed(1)},${this.y(0)}L${this.x(run[0].x).toFixed(1)},${this.y(0)}Z`;
  }

  #point(pixel) {
    if (!this.#drawn || !this.x) return;
    const [series, from] = this.#drawn;
    const seen = series[0].filter(({ x }) => x >= from);
    if (seen.length === 0) return;
    const near = seen.reduce((best, point) => (Math.abs(this.x(point.x) - pixel) < Math.abs(this.x(best.x) - pixel) ? point : best));
    const index = series[0].indexOf(near);
    const x = this.x(near.x);
    for (const [name, value] of [['x1', x], ['x2', x], ['visibility', 'visible']]) this.cursor.setAttribute(name, value);
    this.tip.replaceChildren(h('strong', {}, timeOfDay(near.x)), ...this.lines.map(({ label }, line) => h('span', {}, `${label}: ${series[line][index]?.y === null ? '–' : this.show(series[line][index].y)}`)));
    this.tip.hidden = false;
    this.tip.style.translate = `${Math.min(x + 10, this.box.clientWidth - this.tip.offsetWidth)}px 0`;
  }

  #leave() {
    this.tip.hidden = true;
    this.cursor?.setAttribute('visibility', 'hidden');
  }
}
