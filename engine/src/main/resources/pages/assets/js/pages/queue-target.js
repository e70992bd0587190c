// What one queues for: an event of ours, or a site that a room stands in front of.

import { asVisitor, get, post } from '../lib/api.js';
import { h, pathId } from '../lib/dom.js';
import { getPass, setPass } from '../lib/session.js';
import { serverNow } from '../lib/time.js';
import { t } from '../lib/words.js';

const link = (href, words, kind) => h('a', { class: `btn ${kind}`, href }, words);

function eventTarget(eventId) {
  const home = `/events/${eventId}`;
  /** Where one chooses: on the map, or in the list of an event without seats. */
  const shop = (event) => `${home}/${Object.keys(event.prices).length ? 'seats' : 'items'}`;
  return {
    load: () => get(home),
    homeLink: () => link(home, t('queue.toEvent'), 'primary'),
    goesOn: t('queue.goesOn.shop'),
    wayIn: (event) => link(shop(event), t('queue.toSeats'), 'big'),
    enter: (event) => location.assign(shop(event)),
    isOutside: () => false,
  };
}

/** The page that the visitor wanted. Only a path: its site is the room's. */
function wanted() {
  const to = new URLSearchParams(location.search).get('to') ?? '/';
  return to.startsWith('/') && !to.startsWith('//') ? to : '/';
}

function siteTarget(onsaleId) {
  /** The pass goes along in the address, for this browser alone. */
  async function enter() {
    const body = { to: wanted(), browser: new URLSearchParams(location.search).get('browser') };
    const pass = getPass(onsaleId, serverNow());
    try {
      const { location: way } = await asVisitor(() => post(`/onsales/${onsaleId}/handover`, body, { headers: { 'Admission-Pass': pass?.pass ?? '' } }));
      location.assign(way);
    } catch (problem) {
      setPass(onsaleId, null);
      throw problem;
    }
  }
  return {
    async load() {
      const status = await get(`/onsales/${onsaleId}/queue`);
      const name = (status.protects ?? '').replace(/^https?:\/\//, '');
      return { name, site: status.protects, onsale: { onsaleId, ...status } };
    },
    homeLink: ({ name, site }) => link(site + wanted(), t('queue.toSite', { name }), 'primary'),
    goesOn: t('queue.goesOn.site'),
    wayIn: ({ name }) => h('button', { class: 'btn big', onclick: enter }, t('queue.toSite', { name })),
    enter,
    /** Before its queue opens and after its close a room keeps nobody out. */
    isOutside: ({ onsale }) => onsale.phase === 'SCHEDULED' || onsale.phase === 'CLOSED',
  };
}

export const target = location.pathname.startsWith('/rooms/') ? siteTarget(pathId('rooms')) : eventTarget(pathId('events'));
