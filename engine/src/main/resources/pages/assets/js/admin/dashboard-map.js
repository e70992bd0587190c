// The seat map of the dashboard, filling as seats are held and sold.

import { get } from '../lib/api.js';
import { $, h, text } from '../lib/dom.js';
import { connectionChip } from '../lib/live.js';
import { count } from '../lib/money.js';
import { SeatLegend } from '../map/legend.js';
import { watchAvailability } from '../map/live.js';
import { AVAILABLE, HELD, SOLD } from '../map/model.js';
import { SeatMap } from '../map/seat-map.js';

const LETTER_SOLD = 'S';

export async function buildSeatMap(eventId, { prices }) {
  const plan = await get(`/events/${eventId}/seat-map`);
  if (plan.sections.length === 0) {
    $('#seat-map').replaceChildren(h('p', { class: 'muted' }, 'This event sells no seats.'));
    $('#map-connection').hidden = true;
    return;
  }
  const box = h('div', { class: 'plan-box' });
  const legend = h('div', {});
  $('#seat-map').replaceChildren(h('div', { class: 'map-and-legend' }, box, legend));
  const map = new SeatMap(box, { plan, prices, interactive: false, label: 'Seats, as they are held and sold' });
  new SeatLegend(legend, map, { states: [AVAILABLE, HELD, SOLD] });
  watchAvailability(eventId, {
    snapshot(letters) {
      map.setStates(letters);
      tell(map.model);
    },
    changes(pairs) {
      map.applyChanges(pairs);
      map.flash(pairs.filter(([, letter]) => letter === LETTER_SOLD).map(([ordinal]) => ordinal));
      tell(map.model);
    },
    state: (state) => connectionChip($('#map-connection'), state),
  });
}

/** The same in words, for those who do not see the map. */
function tell({ counts }) {
  text('#map-words', `${count(counts[AVAILABLE])} free, ${count(counts[HELD])} held, ${count(counts[SOLD])} sold`);
}
