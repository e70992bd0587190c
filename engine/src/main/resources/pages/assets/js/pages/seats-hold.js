// Placing, finding again and giving back a hold. Expected refusals are values, faults are Problems that are thrown.

import { asVisitor, del, get, patiently, post, Problem } from '../lib/api.js';
import { getChoice, getHold, getPass, setChoice, setHold, setPass } from '../lib/session.js';

/** What is held: how the request says it, and under which name this browser keeps it. */
const SEATS = { suffix: '', body: (seats) => ({ seats: seats.toSorted() }) };

/** So long after a lost answer an earlier visit's attempt is made again; later nobody expects seats from it. */
const ATTEMPT_MILLIS = 60_000;

export class Holds {
  /** {body, key, at} of a hold that was asked for and not answered, or null. */
  #attempt = null;

  /** The access code that this visitor has shown, or null. */
  code = null;

  constructor(eventId, { now, kind = SEATS }) {
    this.eventId = eventId;
    this.kind = kind;
    this.kept = eventId + kind.suffix;
    this.now = now;
    const kept = getChoice(this.#attemptName, null);
    if (isFresh(kept)) this.#attempt = kept;
  }

  get #attemptName() {
    return `attempt.${this.kept}`;
  }

  #keep(attempt) {
    this.#attempt = attempt;
    setChoice(this.#attemptName, attempt);
  }

  /** Whether the server may have made a hold that this page does not know. */
  get uncertain() {
    return this.#attempt !== null;
  }

  /** Other seats are wanted now. */
  forgetAttempt() {
    if (this.uncertain) this.#keep(null);
  }

  useOnsale(onsaleId) {
    this.onsaleId = onsaleId;
  }

  /** {pass, expiresAt}, or null. */
  get pass() {
    return this.onsaleId ? getPass(this.onsaleId, this.now()) : null;
  }

  /**
   * @returns {Promise<{outcome: 'held', hold} | {outcome: 'taken', seats} | {outcome: 'too-few', available} | {outcome: 'alone', seats}
   *   | {outcome: 'short', items} | {outcome: 'limit', limit, has} | {outcome: 'no-pass', problem}>}
   */
  place(wanted) {
    return this.#place(this.kind.body(wanted));
  }

  /** As place, with the best seats that are free. @param wish {quantity, category?, accessible?} */
  placeBest(wish) {
    return this.#place({ bestAvailable: wish });
  }

  async #place(wish) {
    const body = this.code ? { ...wish, accessCode: this.code } : wish;
    const pass = this.pass;
    if (!pass) {
      this.forgetAttempt();
      return { outcome: 'no-pass', problem: null };
    }
    const headers = { 'Admission-Pass': pass.pass, 'Idempotency-Key': this.#keyFor(body) };
    try {
      const hold = await patiently(() => asVisitor(() => post(`/events/${this.eventId}/holds`, body, { headers })));
      this.forgetAttempt();
      setHold(this.kept, hold.holdId);
      return { outcome: 'held', hold };
    } catch (problem) {
      return this.#refusal(problem);
    }
  }

  #refusal(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (!problem.isPassing) this.forgetAttempt();
    if (problem.body?.available !== undefined) return { outcome: 'too-few', available: problem.body.available };
    if (problem.id === 'single-seat-left') return { outcome: 'alone', seats: problem.body.seats };
    if (problem.id === 'seats-unavailable') return { outcome: 'taken', seats: problem.body.seats ?? [] };
    if (problem.id === 'stock-unavailable') return { outcome: 'short', items: problem.body.items ?? [] };
    if (problem.id === 'seat-limit-reached') return { outcome: 'limit', limit: problem.body.limit, has: problem.body.has };
    if (problem.id === 'access-code-invalid') this.code = null;
    if (!problem.id.startsWith('pass-')) throw problem;
    setPass(this.onsaleId, null);
    return { outcome: 'no-pass', problem };
  }

  // The same wish after a lost answer is the same attempt: the server then gives the hold that it made.
  #keyFor(body) {
    if (JSON.stringify(this.#attempt?.body) !== JSON.stringify(body)) this.#keep({ body, key: freshKey(), at: Date.now() });
    return this.#attempt.key;
  }

  /** The hold that runs, of this visit or an earlier one, or null. Throws where the server cannot be asked: that is no answer. */
  async restore() {
    return (await this.#running(getHold(this.kept))) ?? this.#repeat();
  }

  async #running(holdId) {
    if (!holdId) return null;
    try {
      const hold = await patiently(() => asVisitor(() => get(`/holds/${holdId}`)));
      if (Date.parse(hold.expiresAt) > this.now()) return hold;
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 404) throw problem;
    }
    // Another one may have been placed meanwhile.
    if (getHold(this.kept) === holdId) this.forget();
    return null;
  }

  /** The same key again after a lost answer gives the hold that was made. */
  async #repeat() {
    if (!isFresh(this.#attempt)) return null;
    try {
      this.code = this.#attempt.body.accessCode ?? this.code;
      const { hold } = await this.#place(this.#attempt.body);
      return hold ?? null;
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.isPassing) throw problem;
      return null;
    }
  }

  /** Gives the seats back; answers 'released', or 'ordered' where an order has been made of the hold. */
  async release(holdId) {
    try {
      await patiently(() => asVisitor(() => del(`/holds/${holdId}`)));
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.isPassing) throw problem;
      if (problem.id === 'hold-ordered') return 'ordered';
    }
    this.forget();
    return 'released';
  }

  forget() {
    setHold(this.kept, null);
  }
}

const isFresh = (attempt) => attempt?.body !== undefined && Date.now() - attempt.at < ATTEMPT_MILLIS;

// Not crypto.randomUUID: browsers offer that over https only.
const freshKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
