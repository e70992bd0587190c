// One's own place, from the index of its ticket and the public status alone.

import { lanePosition } from '../lib/lanes.js';
import { bytesOf, shuffledIndex } from '../lib/shuffle.js';

/** The position of a place {index, lane}, or null before a draw that is to come. */
export function positionOf({ index, lane }, rule) {
  if (!rule) return null;
  if (index >= rule.drawn) return index;
  const seed = bytesOf(rule.seed);
  return rule.lanes?.length ? lanePosition(lane, rule.lanes, seed) : shuffledIndex(index, rule.drawn, seed);
}

/** Seconds after which asking again is worth it, by the rule that the status publishes. Its jitter is added where one waits. */
export function pollSeconds({ phase, opensAt, admitted, ratePerMinute, winners, mode, poll }, position, nowMillis) {
  if (phase === 'PAUSED') return poll.pausedSeconds;
  if (phase === 'CLOSED' || (mode === 'LOTTERY' && position !== null && position >= winners)) return poll.atMostSeconds;
  const open = phase === 'OPEN' && position !== null;
  const ahead = open ? Math.max(0, position - admitted + 1) : 0;
  // At a rate of 0 nobody can tell when, but who was called is called.
  const toTurn = ahead === 0 ? 0 : (ahead * 60) / ratePerMinute;
  const toGo = open ? toTurn : (Date.parse(opensAt) - nowMillis) / 1000;
  return Math.min(Math.max(Math.floor(toGo * poll.share), poll.atLeastSeconds), open ? poll.atMostSeconds : poll.openingAtMostSeconds);
}
