// A field for a date and time on the venue's clock. Below it stand the same moment in UTC and on the admin's own clock.

import { $, h } from '../lib/dom.js';
import { ownZone, shortTime, zoneName, zonesDiffer } from '../lib/time.js';
import { instantOf, offsetText, wallText } from './zoned-time.js';

export class ZonedField {
  #input;
  #zone;
  #note;
  #choice;

  /**
   * @param {HTMLElement} field with an input of type datetime-local and an element .instant
   * @param {() => string} zone
   * @param {() => void} onChange
   */
  constructor(field, zone, onChange = () => {}) {
    this.#input = $('input', field);
    this.#zone = zone;
    this.#note = $('.instant', field);
    this.#choice = h('select', { class: 'input', 'aria-label': 'Which of the two' });
    const changed = () => {
      this.refresh();
      onChange();
    };
    this.#input.addEventListener('input', changed);
    this.#choice.addEventListener('input', () => {
      this.#write(this.#found());
      onChange();
    });
  }

  get isEmpty() {
    return this.#input.value === '';
  }

  /** Epoch milliseconds, or null. */
  get millis() {
    const found = this.#found();
    return found?.kind === 'overlap' && this.#choice.value === 'later' ? found.laterMillis : found?.millis ?? null;
  }

  get iso() {
    return this.millis === null ? null : new Date(this.millis).toISOString();
  }

  set millis(value) {
    this.#input.value = wallText(value, this.#zone());
    this.refresh();
  }

  /** After the zone has changed: the clock's time stays, the moment moves. */
  refresh() {
    const found = this.#found();
    if (found?.kind === 'overlap') this.#offerBoth(found);
    this.#write(found);
  }

  #found() {
    return instantOf(this.#input.value, this.#zone());
  }

  #offerBoth({ millis, laterMillis }) {
    const kept = this.#choice.value;
    this.#choice.replaceChildren(
      h('option', { value: 'first' }, `The first, at ${offsetText(millis, this.#zone())}`),
      h('option', { value: 'later' }, `The second, an hour later, at ${offsetText(laterMillis, this.#zone())}`));
    this.#choice.value = kept || 'first';
  }

  #write(found) {
    if (!found) return this.#note.replaceChildren();
    const moment = h('span', { class: 'moment' }, this.#moments().map((words) => h('span', {}, words)));
    if (found.kind === 'one') return this.#note.replaceChildren(moment);
    const place = zoneName(this.#zone());
    if (found.kind === 'gap') {
      this.#note.replaceChildren(h('strong', { class: 'dst' }, `Clocks are put forward that night: ${place} skips this time. It is taken as ${shortTime(found.millis, this.#zone())}.`), moment);
    } else if (this.#choice.parentElement) {
      this.#choice.nextSibling.replaceWith(moment);
    } else {
      this.#note.replaceChildren(h('strong', { class: 'dst' }, `Clocks are put back that night: ${place} has this time twice.`), this.#choice, moment);
    }
  }

  #moments() {
    const iso = this.iso;
    const own = `${shortTime(iso, ownZone)} on your clock`;
    return [`${shortTime(iso, 'UTC')} UTC`, zonesDiffer(iso, this.#zone()) && zonesDiffer(iso, 'UTC') ? own : null].filter(Boolean);
  }
}
