// Which rates were chosen lately, and why.

import { $, h, text } from '../lib/dom.js';
import { timeOfDay } from '../lib/time.js';
import { decisionWords, turningPoints } from './rate-words.js';

const SHOWN = 8;
const KEPT = 720;

/**
 * @param {object[]} decisions of the last minutes, the oldest first
 * @returns {(decision: object|null) => void} takes the one of each dashboard
 */
export function buildRateLog(decisions) {
  const points = decisions;
  const draw = () => {
    text('#rate-why', points.length ? decisionWords(points.at(-1)) : 'Nothing was decided yet.');
    $('#rate-log').replaceChildren(...turningPoints(points, SHOWN).map((point) => h('li', {}, h('span', { class: 'figures muted' }, timeOfDay(point.at)), ' ', decisionWords(point))));
  };
  draw();
  return (decision) => {
    if (!decision || decision.at === points.at(-1)?.at) return;
    points.push(decision);
    if (points.length > KEPT) points.shift();
    draw();
  };
}

/** A decision as a point of the charts: what it does not tell is not known. */
export const chartPoint = ({ at, waiting, admitted, entrants, active, called, noShows, ratePerMinute }) => ({
  at: Date.parse(at), waiting, admitted, entrants, active, called, noShows, rate: ratePerMinute, maxActive: null,
  available: null, held: null, sold: null, confirmed: null, failed: null, cancelled: null, revenue: null, placed: null, errors: null,
  refusedSeats: null, refusedLimit: null, refusedPass: null,
});
