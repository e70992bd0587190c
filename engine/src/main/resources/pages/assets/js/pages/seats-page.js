// The frame of the page: map or list, the legend that folds, and what stands there when nothing can be shown.

import { h, problemNotice, show } from '../lib/dom.js';
import { setChoice } from '../lib/session.js';
import { t, told } from '../lib/words.js';

const $ = (id) => document.getElementById(id);

export function useView(view) {
  const isMap = view === 'map';
  $('as-map').checked = isMap;
  $('as-list').checked = !isMap;
  show($('map-view'), isMap);
  show($('list-view'), !isMap);
}

export const isListShown = () => !$('list-view').hidden;

export function wireView() {
  for (const view of ['map', 'list']) {
    $(`as-${view}`).addEventListener('change', () => {
      useView(view);
      setChoice('seats-view', view);
    });
  }
}

/** On a phone the legend folds away below the choice; on a desktop there is room for both. */
export function foldLegend() {
  const wide = matchMedia('(min-width: 860px)');
  const fold = () => { $('legend-fold').open = wide.matches; };
  wide.addEventListener('change', fold);
  fold();
}

export function showBroken(problem) {
  const gone = problem.status === 404;
  show($('seats'), false);
  show($('problem'), true);
  $('problem').replaceChildren(h('div', { class: 'wrap stack broken' }, h('h1', {}, t(gone ? 'event.missing' : 'seats.broken')),
    gone ? h('p', {}, t('event.missing.say')) : problemNotice(told(problem)),
    h('p', {}, gone ? h('a', { class: 'btn primary', href: '/' }, t('event.all')) : h('button', { class: 'btn primary', type: 'button', onclick: () => location.reload() }, t('queue.tryAgain')))));
}
