// The last minutes of a dashboard: figures as they came, and what follows from two of them.

export const WINDOW_SECONDS = 600;
const RATE_OVER_SECONDS = 60;
/** Where nothing came for so long, a line is broken off rather than guessed. */
const GAP_SECONDS = 15;

/** Figures of one moment, flat: what the charts and the tiles show. */
export function flatten(dashboard) {
  const { queue, seats, sales, holds } = dashboard;
  return {
    at: Date.parse(dashboard.at),
    waiting: queue.waiting, admitted: queue.admitted, entrants: queue.entrants, active: queue.active, called: queue.called, noShows: queue.noShows,
    rate: queue.ratePerMinute, maxActive: queue.maxActive,
    available: seats?.available ?? null, held: seats?.held ?? null, sold: seats?.sold ?? null,
    confirmed: sales?.ordersConfirmed ?? 0, failed: sales?.ordersFailed ?? 0, cancelled: sales?.ordersCancelled ?? 0, revenue: sales?.revenue?.amount ?? 0,
    placed: holds?.placed ?? 0, errors: holds?.errors ?? 0,
    refusedSeats: holds?.refused?.['seats-unavailable'] ?? 0, refusedLimit: holds?.refused?.['seat-limit-reached'] ?? 0, refusedPass: holds?.refused?.pass ?? 0,
  };
}

/** Takes figures in order of time; keeps those of the window, one a second. */
export class History {
  #points = [];

  constructor(points = []) {
    points.forEach((point) => this.add(point));
  }

  get points() {
    return this.#points;
  }

  get last() {
    return this.#points.at(-1) ?? null;
  }

  /** @returns {boolean} whether it was newer than what is there */
  add(point) {
    if (!Number.isFinite(point?.at) || (this.last && point.at <= this.last.at)) return false;
    const sameSecond = this.last && Math.floor(point.at / 1000) === Math.floor(this.last.at / 1000);
    if (sameSecond) this.#points.pop();
    this.#points.push(point);
    const oldest = point.at - WINDOW_SECONDS * 1000;
    while (this.#points[0].at < oldest) this.#points.shift();
    return true;
  }

  series(name) {
    return brokenAtGaps(this.#points.map((point) => ({ x: point.at, y: point[name] })));
  }

  /** How much a counter grew per minute, over the minute before each point; null before there are five seconds to compare. */
  perMinute(name) {
    let from = 0;
    return brokenAtGaps(this.#points.map((point, index) => {
      while (point.at - this.#points[from].at > RATE_OVER_SECONDS * 1000) from++;
      const earlier = this.#points[Math.min(from, index)];
      const seconds = (point.at - earlier.at) / 1000;
      return { x: point.at, y: seconds < 5 || point[name] === null || earlier[name] === null ? null : Math.max(0, (point[name] - earlier[name]) * 60 / seconds) };
    }));
  }
}

function brokenAtGaps(points) {
  return points.flatMap((point, index) => {
    const isAfterGap = index > 0 && point.x - points[index - 1].x > GAP_SECONDS * 1000;
    return isAfterGap ? [{ x: points[index - 1].x + 1, y: null }, point] : [point];
  });
}
