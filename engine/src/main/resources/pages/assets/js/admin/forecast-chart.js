// The small curve of a forecast, in SVG: people called over time, with the moments that matter.

import { count } from '../lib/money.js';
import { admittedOverTime, minutesText } from './queue-forecast.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 360;
const HEIGHT = 190;
const LEFT = 8;
const RIGHT = 8;
const TOP = 26;
const BOTTOM = 26;

function svg(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

export function drawForecast(target, plan, result, words) {
  const points = admittedOverTime(plan, result);
  const end = points.at(-1)[0];
  const x = (minutes) => LEFT + (WIDTH - LEFT - RIGHT) * (minutes / end);
  const y = (people) => HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (people / plan.visitors);
  const line = points.map(([minutes, people]) => `${x(minutes).toFixed(1)},${y(people).toFixed(1)}`).join(' ');
  const picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `People called over time. ${words}`, class: 'curve' });
  picture.append(
    svg('line', { x1: LEFT, y1: y(plan.visitors), x2: WIDTH - RIGHT, y2: y(plan.visitors), class: 'whole' }),
    svg('text', { x: LEFT, y: TOP - 8 }, `${count(plan.visitors)} in the queue`),
    svg('polygon', { points: `${x(0)},${y(0)} ${line} ${x(end)},${y(0)}`, class: 'area' }),
    svg('polyline', { points: line, class: 'line' }),
    svg('line', { x1: LEFT, y1: y(0), x2: WIDTH - RIGHT, y2: y(0), class: 'axis' }),
    svg('text', { x: LEFT, y: HEIGHT - 8 }, 'opening'),
    svg('text', { x: WIDTH - RIGHT, y: HEIGHT - 8, 'text-anchor': 'end' }, `${end < result.lastCalledMinutes ? 'closes' : 'last call'}, ${minutesText(end)}`));
  if (result.soldOutMinutes !== null && result.soldOutMinutes < end) picture.append(...soldOutMark(result.soldOutMinutes, x, y, result.soldOutMinutes * result.perMinute));
  target.replaceChildren(picture);
}

function soldOutMark(minutes, x, y, people) {
  const late = x(minutes) > WIDTH * 0.6;
  return [
    svg('line', { x1: x(minutes), y1: y(0), x2: x(minutes), y2: TOP + 8, class: 'mark' }),
    svg('circle', { cx: x(minutes), cy: y(people), r: 4.5, class: 'dot' }),
    svg('text', { x: x(minutes) + (late ? -8 : 8), y: TOP + 18, 'text-anchor': late ? 'end' : 'start', class: 'mark-text' }, `sold out, ${minutesText(minutes)}`),
  ];
}
