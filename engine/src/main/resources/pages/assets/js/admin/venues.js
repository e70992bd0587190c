import { $, h } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { ownZone, shortTime } from '../lib/time.js';
import { fill, read } from './frame.js';
import { categoryTable, drawPlan } from './plan-preview.js';

fill($('#venues'), () => read('/venues'), ({ venues }) => $('#venues').replaceChildren(venues.length ? list(venues) : empty()));

const empty = () => h('div', { class: 'card stack empty' },
  h('h2', {}, 'No venue yet'),
  h('p', { class: 'muted' }, 'A venue is a seating plan. Draw one in pretix’s free plan editor, export it as JSON, and import it here.'),
  h('div', {}, h('a', { class: 'btn primary', href: '/admin/venues/new' }, 'Import a plan')));

const list = (venues) => h('ul', { class: 'rows sheet' }, venues.map(venueRow));

function venueRow(venue) {
  const box = h('div', { class: 'venue-plan', hidden: true });
  const toggle = h('button', { class: 'btn small', type: 'button', 'aria-expanded': 'false', 'aria-label': `Show plan of ${venue.name}` }, 'Show plan');
  let map = null;
  toggle.addEventListener('click', async () => {
    const open = box.hidden;
    box.hidden = !open;
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = open ? 'Hide plan' : 'Show plan';
    toggle.setAttribute('aria-label', `${toggle.textContent} of ${venue.name}`);
    if (open && !map) map = await showPlan(box, venue.venueId);
  });
  return h('li', {},
    h('div', { class: 'row spread' },
      h('div', { class: 'stack tight' },
        h('h2', { class: 'row-name' }, venue.name),
        h('p', { class: 'muted small' }, `${count(venue.seats)} seats · imported ${shortTime(venue.createdAt, ownZone)}`)),
      h('div', { class: 'row' }, toggle,
        h('a', { class: 'btn small', href: `/admin/events/new?venueId=${venue.venueId}`, 'aria-label': `New event here, in ${venue.name}` }, 'New event here'))),
    box);
}

async function showPlan(box, venueId) {
  let map = null;
  box.replaceChildren(h('div', { class: 'skeleton plan-box' }));
  await fill(box, () => read(`/venues/${venueId}`), (venue) => {
    const canvas = h('div', { class: 'plan-box' });
    box.replaceChildren(h('div', { class: 'grid plan-and-facts' }, h('div', { class: 'sheet plan-sheet' }, canvas), h('div', {}, categoryTable(venue.categories, venue.seats))));
    map = drawPlan(canvas, venue, box);
  });
  return map;
}
