import { get, Problem } from '../lib/api.js';
import { $, h, pathId, text } from '../lib/dom.js';
import { connectionChip, openStream } from '../lib/live.js';
import { longTime, ownZone, serverNow, shortTime, syncClock, timeOfDay, zoneName } from '../lib/time.js';
import { buildLog } from './action-log.js';
import { buildCharts } from './dashboard-charts.js';
import { buildSeatMap } from './dashboard-map.js';
import { buildTiles } from './dashboard-tiles.js';
import { complain, everySeconds, fill, read } from './frame.js';
import { flatten, History } from './history.js';
import { keepHistory, keptHistory } from './kept-history.js';
import { buildControls } from './onsale-controls.js';
import { laneWords } from './lanes.js';
import { modeWord } from './modes.js';
import { phaseChip } from './phases.js';
import { buildRateLog, chartPoint } from './rate-log.js';
import { visitorWords } from './visitors.js';

const LOG_SECONDS = 10;
const POLL_SECONDS = 2;
/** Figures that are older than this say so. */
const OLD_MILLIS = 4_000;

const onsaleId = pathId('onsales');
let history;
let terms = null;
let dashboard = null;
let zone = 'UTC';

syncClock();
fill($('#about'), load, start);

async function load() {
  const onsale = await read(`/onsales/${onsaleId}`);
  const [event, first, { rates }] = await Promise.all([onsale.protects ? siteOf(onsale) : get(`/events/${onsale.eventId}`), read(`/onsales/${onsaleId}/dashboard`), read(`/onsales/${onsaleId}/rates`)]);
  return { onsale, event, first, rates };
}

/** A room stands in front of a site, which has no times and sells nothing here. */
const siteOf = ({ protects }) => ({ name: protects.replace(/^https?:\/\//, ''), site: protects });

function start({ onsale, event, first, rates }) {
  history = new History([...rates.map(chartPoint), ...keptHistory(onsaleId)].sort((a, b) => a.at - b.at));
  zone = event.timeZone ?? 'UTC';
  terms = onsale;
  showEvent(event);
  $('#live').hidden = false;
  const tiles = buildTiles(Boolean(event.site));
  const charts = buildCharts(first.sales?.revenue?.currency ?? 'EUR', Boolean(event.site));
  const rateLog = buildRateLog(rates);
  const log = buildLog(onsaleId);
  const refreshLog = everySeconds(LOG_SECONDS, log);
  const controls = buildControls(onsaleId, {
    queue: () => dashboard.queue,
    terms: () => terms,
    onDone(changed) {
      take(changed);
      refreshLog();
    },
  });

  function take(changed) {
    terms = changed;
    showTerms();
    showPhase(changed.phase);
    controls(changed.phase);
  }

  function show(next) {
    if (!history.add(flatten(next))) return;
    const before = dashboard?.queue.phase;
    dashboard = next;
    if (before !== next.queue.phase) {
      showPhase(next.queue.phase);
      controls(next.queue.phase);
      if (before) read(`/onsales/${onsaleId}`).then(take).catch(() => {});
    }
    tiles(next, history);
    rateLog(next.rate);
    if (!document.hidden) charts(history);
  }

  show(first);
  showTerms();
  fill($('#log'), log, () => {});
  watch(show);
  setInterval(showAge, 1000);
  document.addEventListener('visibilitychange', () => !document.hidden && charts(history));
  addEventListener('pagehide', () => keepHistory(onsaleId, history));
  $('#seats').hidden = Boolean(event.site);
  if (!event.site) buildSeatMap(onsale.eventId, event).catch((error) => error instanceof Problem ? complain(error) : console.error(error));
}

function watch(show) {
  openStream(`/admin/onsales/${onsaleId}/dashboard/stream`, {
    on: { dashboard: show },
    onState: (state) => connectionChip($('#connection'), state),
    silentSeconds: () => 5,
    async poll() {
      show(await read(`/onsales/${onsaleId}/dashboard`));
      return POLL_SECONDS;
    },
  });
}

function showEvent(event) {
  document.title = `${event.name} · Onrush admin`;
  $('#about').replaceChildren(
    h('h1', { id: 'title', tabindex: '-1' }, event.name),
    h('p', { class: 'muted' }, event.site ? 'A waiting room in front of this site' : [event.venueName, `${longTime(event.startsAt, zone)}, ${zoneName(zone)}`].filter(Boolean).join(' · ')));
  $('#event-link').hidden = $('#orders-link').hidden = Boolean(event.site);
  $('#event-link').href = `/events/${event.eventId}`;
  $('#orders-link').href = `/admin/orders#eventId=${event.eventId}`;
  $('#draw-link').href = `/onsales/${onsaleId}/draw`;
  $('#links').hidden = false;
}

function modeFact({ mode, winners, standbyAbove }) {
  if (mode === 'LOTTERY') return `${modeWord(mode)}, ${winners.toLocaleString('en-GB')} winners`;
  return mode === 'STANDBY' ? `${modeWord(mode)} up to ${standbyAbove.toLocaleString('en-GB')} arrivals a minute` : modeWord(mode);
}

function paceFact({ admissionsPerMinute: perMinute, control }) {
  const number = (value) => value.toLocaleString('en-GB');
  return control ? `${number(control.minPerMinute)} to ${number(control.maxPerMinute)} a minute, from ${number(perMinute)} on` : `${number(perMinute)} a minute`;
}

function showPhase(phase) {
  $('#phase').replaceChildren(phaseChip(phase));
}

function showTerms() {
  const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];
  $('#terms').replaceChildren(
    ...fact('Queue opens', shortTime(terms.queueOpensAt, zone)),
    ...fact('Sale opens', shortTime(terms.opensAt, zone)),
    ...fact('Closes', shortTime(terms.closesAt, zone)),
    ...fact('Pace', `${paceFact(terms)}, ${terms.maxActive.toLocaleString('en-GB')} shopping at most`),
    ...fact('Mode', modeFact(terms)),
    ...(terms.door.entry === 'CODE' ? fact('Who may join', 'only who has an access code') : []),
    ...(terms.lanes.length ? fact('Priority lanes', laneWords(terms.lanes)) : []),
    ...(terms.door.mostWork ? fact('Work for a place', `${terms.door.leastWork} to ${terms.door.mostWork} bits, as many arrive`) : []),
    ...fact('Pass', `${terms.passSeconds.toLocaleString('en-GB')} seconds`),
    ...(visitorWords(terms.visitors) ? fact('Visitors', visitorWords(terms.visitors)) : []),
    ...(terms.protects ? fact('When nobody can tell', terms.onOutage === 'OPEN' ? 'everybody passes' : 'nobody passes') : []));
  text('#terms-zone', terms.protects ? `Times are in ${zoneName(zone)}.` : `Times are on the venue’s clock, ${zoneName(zone)}.`);
}

/** Screen readers are not told every second: the age is text, not a live region. */
function showAge() {
  if (!dashboard) return;
  const age = serverNow() - Date.parse(dashboard.at);
  $('#live').classList.toggle('old', age > OLD_MILLIS);
  text('#age', age > OLD_MILLIS ? `Figures of ${timeOfDay(dashboard.at, ownZone)}, ${Math.round(age / 1000)} seconds old` : `Figures of ${timeOfDay(dashboard.at, ownZone)}`);
}
