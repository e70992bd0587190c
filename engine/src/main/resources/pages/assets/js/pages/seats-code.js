// An access code: what it opens is for sale to this visitor, while it is free.

import { asVisitor, get, patiently } from '../lib/api.js';
import { busy, show } from '../lib/dom.js';
import { t } from '../lib/words.js';

const $ = (id) => document.getElementById(id);

export class CodeForm {
  /** @param on opened(seat ids, words), failed(problem) */
  constructor({ eventId, holds, on }) {
    Object.assign(this, { eventId, holds, on });
    $('code').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#use($('code-text').value.trim());
    });
  }

  /** Only where a hold can be placed, and a code is not in use already. */
  show(mayHold) {
    show($('code-fold'), mayHold && !this.holds.code);
  }

  async #use(code) {
    if (!code || !this.holds.pass) return;
    try {
      const opened = await busy($('code-use'), () => this.#ask(code));
      this.holds.code = code;
      $('code-text').value = '';
      this.on.opened(opened.seats, wordsOf(opened));
    } catch (problem) {
      this.on.failed(problem);
    }
  }

  #ask(code) {
    const headers = { 'Admission-Pass': this.holds.pass.pass, 'Access-Code': encodable(code) };
    return patiently(() => asVisitor(() => get(`/events/${this.eventId}/allocation`, { headers })), { attempts: 2 });
  }
}

/** A header carries no letters beyond Latin-1; a code that has some is none of ours. */
const encodable = (code) => code.replaceAll(/[^\x20-\x7e]/g, '?');

/** @param opened as the API gives it */
export function wordsOf({ seats, left }) {
  return left === null ? t('code.opens', { n: seats.length }) : t('code.opens.some', { n: seats.length, left });
}
