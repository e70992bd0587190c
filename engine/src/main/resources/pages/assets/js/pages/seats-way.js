// What a visitor may do on the page of the seats: hold some, or go where a turn is had.

import { t } from '../lib/words.js';

/**
 * @param event as the API gives it
 * @param pass the visitor's running pass, or null
 * @param {'seats'|'items'} what there is to choose
 * @returns {{kind: 'hold'} | {kind: 'go', href: string | null, words: string | null, why: string}}
 */
export function wayOf(event, pass, eventId, what = 'seats') {
  if (pass) return { kind: 'hold' };
  const go = (why, words = null, href = null) => ({ kind: 'go', href, words, why });
  const queue = `/events/${eventId}/queue`;
  const phases = {
    SCHEDULED: () => go(t('way.scheduled'), t('way.when'), `/events/${eventId}`),
    QUEUEING: () => go(t(`way.queueing.${what}`), t('way.join'), queue),
    OPEN: () => go(t(`way.open.${what}`), t('way.join'), queue),
    PAUSED: () => go(t(`way.paused.${what}`), t('way.join'), queue),
    CLOSED: () => go(t('way.closed')),
  };
  return event.onsale ? phases[event.onsale.phase]() : go(t('way.none'), t('way.about'), `/events/${eventId}`);
}
