// The availability of an event, kept up to date: by its stream, and by polling where that fails.

import { call } from '../lib/api.js';
import { openStream } from '../lib/live.js';
import { Sequence } from './sequence.js';

const POLL_SECONDS = 2.5;
const DOUBT_MILLIS = 1000;

/**
 * @param {object} on snapshot(letters): replaces all; changes(pairs): [[ordinal, letter], …]; state('live'|'polling'|'offline')
 * @returns {{close(): void}}
 */
export function watchAvailability(eventId, on) {
  const path = `/events/${eventId}/availability`;
  const sequence = new Sequence();
  let etag = null;
  let stream = null;
  let closed = false;

  const snapshot = ({ seq, seats }) => {
    if (sequence.takesSnapshot(seq)) on.snapshot(seats);
    else if (seq < sequence.last) setTimeout(() => poll().catch(() => {}), DOUBT_MILLIS);
  };

  const changes = (frame) => {
    if (sequence.takesChanges(frame.seq)) on.changes(frame.changes);
  };

  async function poll() {
    try {
      const { body, headers } = await call('GET', path, { headers: etag ? { 'If-None-Match': etag } : {} });
      etag = headers.get('ETag');
      if (!closed) snapshot(body);
    } catch (problem) {
      if (problem.status !== 304) throw problem;
    }
    return POLL_SECONDS;
  }

  // The first answer comes by a plain call: it does not wait for a stream that some proxy may hold back.
  poll().catch(() => {}).finally(() => {
    if (closed) return;
    const resume = sequence.last < 0 ? '' : `?lastEventId=${sequence.last}`;
    stream = openStream(`${path}/stream${resume}`, { on: { snapshot, changes }, poll, onState: on.state });
  });

  return {
    close() {
      closed = true;
      stream?.close();
    },
  };
}
