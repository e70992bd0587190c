// The charts of the dashboard: what each one shows of the history.

import { $, h } from '../lib/dom.js';
import { count, minorDigits, money } from '../lib/money.js';
import { RollingChart } from './rolling-chart.js';

const level = (name) => (history) => history.series(name);
const pace = (name) => (history) => history.perMinute(name);
const coins = (value, currency) => new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: 0 }).format(value / 10 ** minorDigits(currency));
const whole = (value) => count(Math.round(value));

const CHARTS = [
  { title: 'Waiting', show: whole, lines: [{ label: 'Waiting', token: 'accent', filled: true, of: level('waiting') }] },
  { title: 'Let in per minute', show: whole, lines: [
    { label: 'Let in', token: 'good', filled: true, of: pace('admitted') },
    { label: 'Rate in force', token: 'ink', dash: 'dashed', of: level('rate') }] },
  { title: 'Arrivals per minute', show: whole, lines: [
    { label: 'Joined', token: 'accent', filled: true, of: pace('entrants') },
    { label: 'Called and not come', token: 'warn', dash: 'dashed', of: pace('noShows') }] },
  { title: 'Shopping now', show: whole, lines: [
    { label: 'With a pass', token: 'accent', filled: true, of: level('active') },
    { label: 'Called, not here yet', token: 'warn', dash: 'dotted', of: level('called') },
    { label: 'At most', token: 'ink', dash: 'dashed', of: level('maxActive') }] },
  { title: 'Seats', show: whole, lines: [
    { label: 'Sold', token: 'good', filled: true, of: level('sold') },
    { label: 'Held', token: 'warn', dash: 'dashed', of: level('held') },
    { label: 'Free', token: 'muted', dash: 'dotted', of: level('available') }] },
  { title: 'Revenue', show: (value, currency) => money({ amount: Math.round(value), currency }), showAxis: coins, lines: [{ label: 'Revenue', token: 'good', filled: true, of: level('revenue') }] },
  { title: 'Holds per minute', show: whole, lines: [{ label: 'Placed', token: 'good', filled: true, of: pace('placed') }] },
  { title: 'Refused per minute', show: whole, lines: [
    { label: 'Seats taken', token: 'warn', filled: true, of: pace('refusedSeats') },
    { label: 'Over the limit', token: 'accent', dash: 'dashed', of: pace('refusedLimit') },
    { label: 'Without a pass', token: 'muted', dash: 'dotted', of: pace('refusedPass') }] },
  { title: 'Faults', show: whole, lines: [
    { label: 'Failed orders', token: 'bad', filled: true, of: level('failed') },
    { label: 'Holds answered with an error', token: 'ink', dash: 'dashed', of: level('errors') }] },
];

/** The first are about people; the others about sales, which a site makes by itself. */
const ABOUT_PEOPLE = 4;

/** @returns {(history) => void} draws what is there */
export function buildCharts(currency, isSite) {
  const charts = CHARTS.slice(0, isSite ? ABOUT_PEOPLE : CHARTS.length).map(({ show, showAxis = show, ...rest }) => {
    const figure = h('figure', { class: 'card chart' });
    $('#charts').append(figure);
    return new RollingChart(figure, { ...rest, show: (value) => show(value, currency), showAxis: (value) => showAxis(value, currency) });
  });
  return (history) => charts.forEach((chart) => chart.update(history));
}
