// The panel beside the map: messages, the seats picked or held, and the way on.

import { h, show, text } from '../lib/dom.js';
import { money, sum } from '../lib/money.js';
import { clockText } from '../lib/time.js';
import { t } from '../lib/words.js';
import { rowName, seatNumber, sectionName, seats as seatsWord, shortName, stateWords } from '../map/words.js';

const $ = (id) => document.getElementById(id);

export class SeatsPanel {
  #listed = null;

  /** @param on hold(), drop(ordinal), find(ordinals), giveBack(button) */
  constructor({ eventId, map, choice, on }) {
    Object.assign(this, { eventId, map, choice, on });
    $('hold').addEventListener('click', () => on.hold());
    $('give-back').addEventListener('click', () => on.giveBack($('give-back')));
    map.container.addEventListener('themechange', () => this.#recolor());
  }

  /** @param way what this visitor may do: {kind: 'hold'} or {kind: 'go', href, words, why} */
  showChoice(way) {
    const { chosen, mine, limit } = this.choice;
    const held = mine.length > 0;
    const seats = (held ? mine : chosen).map((ordinal) => this.map.seat(ordinal));
    const total = seats.length && this.map.prices ? money(sum(seats.map(({ ordinal }) => this.map.priceOf(ordinal)))) : '';
    text($('choice-title'), t(held ? 'seats.held' : 'seats.yours'));
    text($('choice-count'), held ? seatsWord(mine.length) : t('shop.count', { n: chosen.length, all: limit }));
    this.#showSeats(seats, held);
    show($('choice-empty'), seats.length === 0);
    show($('choice-total'), seats.length > 0);
    text($('total'), total);
    show($('held'), held);
    this.#showAction(way, seats.length, total, held);
  }

  // Only what changed is built anew: the focus may be in the list.
  #showSeats(seats, held) {
    const listed = `${held} ${seats.map(({ ordinal }) => ordinal)}`;
    if (listed === this.#listed) return;
    this.#listed = listed;
    $('choice-list').replaceChildren(...seats.map((seat) => {
      const price = this.map.priceOf(seat.ordinal);
      const swatch = h('i', { class: 'map-swatch', 'aria-hidden': 'true', dataset: { ordinal: seat.ordinal } });
      return h('li', { class: 'choice-seat' },
        h('button', { type: 'button', class: 'choice-name', title: t('seats.onMap'), onclick: () => this.on.find([seat.ordinal]) },
          h('strong', {}, `${rowName(seat.row)}, ${seatNumber(seat)}`), h('span', { class: 'muted small' }, swatch, placeOf(seat))),
        price ? h('span', { class: 'money' }, money(price)) : null,
        held ? null : h('button', { type: 'button', class: 'choice-drop', 'aria-label': t('seats.remove', { seat: shortName(seat) }), onclick: () => this.#drop(seat.ordinal) }, h('span', { 'aria-hidden': 'true' }, '×')));
    }));
    this.#recolor();
  }

  #recolor() {
    for (const swatch of $('choice-list').querySelectorAll('.map-swatch')) {
      swatch.style.background = this.map.palette.categories[this.map.model.categoryOf[swatch.dataset.ordinal]].color;
    }
  }

  // The button that was pressed is gone then: the focus goes to the heading rather than to the top of the page.
  #drop(ordinal) {
    this.on.drop(ordinal);
    $('choice-title').focus();
  }

  #showAction(way, number, total, held) {
    const go = way.kind === 'go' && !held;
    show($('hold'), way.kind === 'hold' && !held);
    show($('go'), go && way.href !== null);
    show($('go-why'), go);
    show($('choice-empty'), number === 0 && !go);
    if (go) {
      $('go').href = way.href ?? '';
      text($('go'), way.words ?? '');
      text($('go-why'), way.why);
      return;
    }
    $('hold').setAttribute('aria-disabled', String(number === 0));
    text($('hold'), number === 0 ? t('seats.hold') : t('seats.hold.these', { seats: seatsWord(number), total }));
  }

  showHold(hold) {
    $('to-checkout').href = `/checkout/${encodeURIComponent(hold.holdId)}`;
  }

  showHoldTime(seconds) {
    text($('hold-time'), clockText(seconds));
    $('held').classList.toggle('ending', seconds <= 30);
  }

  focusHold() {
    $('choice-title').focus();
  }

  showPassTime(seconds) {
    show($('pass'), seconds !== null);
    if (seconds === null) return;
    text($('pass-time'), clockText(seconds));
    $('pass').className = `chip ${seconds <= 60 ? 'warn' : 'accent'} plain`;
  }

  showSoldOut(soldOut) {
    show($('sold-out'), soldOut);
  }

  /** One notice at a time, on top of the panel; actions are [words, action, primary]. */
  notice(kind, title, detail, actions = [], lang = null) {
    const buttons = actions.map(([words, action, primary]) => (typeof action === 'string'
      ? h('a', { class: `btn small ${primary ? 'primary' : ''}`, href: action }, words)
      : h('button', { type: 'button', class: `btn small ${primary ? 'primary' : ''}`, onclick: () => { this.clearNotice(); action(); } }, words)));
    const close = h('button', { type: 'button', class: 'notice-close', 'aria-label': t('shop.dismiss'), onclick: () => this.clearNotice() }, h('span', { 'aria-hidden': 'true' }, '×'));
    $('notices').replaceChildren(h('div', { class: `notice ${kind}` }, h('strong', { lang }, title), detail ? h('p', { lang }, detail) : null, buttons.length ? h('div', { class: 'row tight' }, buttons) : null, close));
    $('panel').scrollTo?.({ top: 0 });
  }

  /** Whether a notice stands there that good news must not push away. */
  get hasGraveNotice() {
    return $('notices').querySelector('.warn, .bad') !== null;
  }

  clearNotice() {
    const inside = $('notices').contains(document.activeElement);
    $('notices').replaceChildren();
    if (inside) $('choice-title').focus();
  }
}

const placeOf = ({ section, category }) => (section === category ? section : `${sectionName(section)} · ${category}`);

/** Why a seat cannot be picked, in a sentence. */
export const cannotPick = (seat) => t('seats.cannot', { seat: shortName(seat), state: stateWords(seat.state) });
