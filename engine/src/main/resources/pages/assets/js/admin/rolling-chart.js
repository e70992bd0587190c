// A chart of the last ten minutes, with its figures as a table for those who cannot or will not see it.

import { h, text } from '../lib/dom.js';
import { timeOfDay } from '../lib/time.js';
import { LineChart } from './line-chart.js';

const TABLE_EVERY_MILLIS = 60_000;
const DESCRIBE_EVERY_MILLIS = 15_000;
/** The axis grows with what is there. */
const SPANS_MINUTES = [2, 5, 10];

export class RollingChart {
  #chart;
  #lines;
  #show;
  #title;
  #table;
  #describedAt = 0;

  /**
   * @param {HTMLElement} figure to fill
   * @param {object} options
   * @param {{label: string, token: string, dash?: string, filled?: boolean, of: (history) => {x: number, y: number|null}[]}[]} options.lines
   * @param {(value: number) => string} options.show a figure in words
   * @param {(value: number) => string} options.showAxis the same, short
   */
  constructor(figure, { title, lines, show, showAxis = show }) {
    this.#lines = lines;
    this.#show = show;
    this.#title = title;
    const box = this.#build(figure, title);
    this.#chart = new LineChart(box, { lines, show, showAxis, label: title });
  }

  #build(figure, title) {
    const box = h('div', { class: 'chart-box' });
    this.#table = h('div', { class: 'table-scroll chart-table', hidden: true, tabindex: '0', role: 'region', 'aria-label': `${title}, as a table` });
    const toggle = h('button', { class: 'btn quiet small show-table', type: 'button', 'aria-pressed': 'false', 'aria-label': `Show as table: ${title}` }, 'Table');
    toggle.addEventListener('click', () => {
      const asTable = this.#table.hidden;
      this.#table.hidden = !asTable;
      box.hidden = asTable;
      toggle.setAttribute('aria-pressed', String(asTable));
    });
    this.values = this.#lines.map(() => h('b', {}, '–'));
    figure.replaceChildren(
      h('figcaption', {}, h('h3', {}, title), toggle,
        h('ul', { class: 'key figures' }, this.#lines.map((line, index) => h('li', {}, h('i', { class: `stroke ${line.token} ${line.dash ?? 'solid'}`, 'aria-hidden': 'true' }), `${line.label} `, this.values[index])))),
      box, this.#table);
    return box;
  }

  update(history) {
    const series = this.#lines.map((line) => line.of(history));
    series.forEach((points, index) => text(this.values[index], this.#last(points)));
    if (!this.#table.hidden) this.#tabulate(series);
    else this.#plot(series, history.last.at);
    if (history.last.at - this.#describedAt > DESCRIBE_EVERY_MILLIS) this.#describe(series, history.last.at);
  }

  #last(points) {
    const value = points.at(-1)?.y ?? null;
    return value === null ? '–' : this.#show(value);
  }

  #plot(series, now) {
    const minutes = SPANS_MINUTES.find((span) => series[0][0].x >= now - span * 60_000) ?? SPANS_MINUTES.at(-1);
    this.#chart.plot(series, now - minutes * 60_000, now);
  }

  #describe(series, now) {
    this.#describedAt = now;
    const words = series.map((points, index) => {
      const values = points.map(({ y }) => y).filter((y) => y !== null);
      return values.length ? `${this.#lines[index].label} ${this.#show(values.at(-1))} now, between ${this.#show(Math.min(...values))} and ${this.#show(Math.max(...values))} in the last minutes` : `${this.#lines[index].label} not known yet`;
    });
    this.#chart.describe(`${this.#title}: ${words.join('; ')}.`);
  }

  #tabulate(series) {
    const moments = everyMinute(series[0]);
    this.#table.replaceChildren(h('table', { class: 'table' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'At'), this.#lines.map(({ label }) => h('th', { scope: 'col', class: 'num' }, label)))),
      h('tbody', {}, moments.map((index) => h('tr', {}, h('th', { scope: 'row' }, timeOfDay(series[0][index].x)),
        series.map((points) => h('td', { class: 'num' }, points[index].y === null ? '–' : this.#show(points[index].y))))))));
  }
}

/** The newest point first, then the points a minute apart. */
function everyMinute(points) {
  const found = [];
  let next = Infinity;
  for (let index = points.length - 1; index >= 0; index--) {
    if (points[index].x > next) continue;
    found.push(index);
    next = points[index].x - TABLE_EVERY_MILLIS;
  }
  return found;
}
