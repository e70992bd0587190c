// Placing, finding again and giving back a hold. Expected refusals are values, faults are Problems that are thrown.

import { asVisitor, del, get, patiently, post, Problem } from '../lib/api.js';
import { getHold, getPass, setHold, setPass } from '../lib/session.js';

export class Holds {
  #attempt = null;

  constructor(eventId, { now }) {
    this.eventId = eventId;
    this.now = now;
  }

  useOnsale(onsaleId) {
    this.onsaleId = onsaleId;
  }

  /** {pass, expiresAt}, or null. */
  get pass() {
    return this.onsaleId ? getPass(this.onsaleId, this.now()) : null;
  }

  /**
   * @returns {Promise<{outcome: 'held', hold} | {outcome: 'taken', seats} | {outcome: 'limit', limit, has} | {outcome: 'no-pass', problem}>}
   */
  async place(seats) {
    const pass = this.pass;
    if (!pass) return { outcome: 'no-pass', problem: null };
    const headers = { 'Admission-Pass': pass.pass, 'Idempotency-Key': this.#keyFor(seats) };
    try {
      const hold = await patiently(() => asVisitor(() => post(`/events/${this.eventId}/holds`, { seats }, { headers })));
      this.#attempt = null;
      setHold(this.eventId, hold.holdId);
      return { outcome: 'held', hold };
    } catch (problem) {
      return this.#refusal(problem);
    }
  }

  #refusal(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (!problem.isPassing) this.#attempt = null;
    if (problem.id === 'seats-unavailable') return { outcome: 'taken', seats: problem.body.seats ?? [] };
    if (problem.id === 'seat-limit-reached') return { outcome: 'limit', limit: problem.body.limit, has: problem.body.has };
    if (!problem.id.startsWith('pass-')) throw problem;
    setPass(this.onsaleId, null);
    return { outcome: 'no-pass', problem };
  }

  // The same seats after a lost answer are the same attempt: the server then gives the hold that it made.
  #keyFor(seats) {
    const wanted = seats.toSorted().join('\n');
    if (this.#attempt?.wanted !== wanted) this.#attempt = { wanted, key: freshKey() };
    return this.#attempt.key;
  }

  /** The hold of an earlier visit to this page, if it still runs. */
  async restore() {
    const holdId = getHold(this.eventId);
    if (!holdId) return null;
    try {
      const hold = await patiently(() => asVisitor(() => get(`/holds/${holdId}`)));
      if (Date.parse(hold.expiresAt) > this.now()) return hold;
      this.forget();
      return null;
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 404) this.forget();
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
    setHold(this.eventId, null);
  }
}

// Not crypto.randomUUID: browsers offer that over https only.
const freshKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
