// A uniform grid over the seats, for hit tests and for finding the seats of a tile.

const SEATS_PER_CELL = 4;
const PITCH_SAMPLES = 24;
const PITCH_QUANTILE = 0.2;

export class SeatGrid {
  constructor(x, y) {
    this.x = x;
    this.y = y;
    this.bounds = boundsOf(x, y);
    const { left, top, right, bottom } = this.bounds;
    const area = Math.max(1, (right - left) * (bottom - top));
    this.cell = Math.max(1, Math.sqrt((area / Math.max(1, x.length)) * SEATS_PER_CELL));
    this.columns = Math.floor((right - left) / this.cell) + 1;
    this.rows = Math.floor((bottom - top) / this.cell) + 1;
    this.#sortIntoCells();
  }

  #column(x) {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.bounds.left) / this.cell)));
  }

  #row(y) {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.bounds.top) / this.cell)));
  }

  #cellOf(x, y) {
    return this.#row(y) * this.columns + this.#column(x);
  }

  // Counting sort: the seats of cell c are seats[start[c]] … seats[start[c + 1] - 1].
  #sortIntoCells() {
    const { x, y } = this;
    this.start = new Uint32Array(this.columns * this.rows + 1);
    for (let seat = 0; seat < x.length; seat++) this.start[this.#cellOf(x[seat], y[seat]) + 1]++;
    for (let cell = 1; cell < this.start.length; cell++) this.start[cell] += this.start[cell - 1];
    const next = this.start.slice();
    this.seats = new Uint32Array(x.length);
    for (let seat = 0; seat < x.length; seat++) this.seats[next[this.#cellOf(x[seat], y[seat])]++] = seat;
  }

  /** Calls visit(ordinal) for every seat inside the rectangle. */
  within(left, top, right, bottom, visit) {
    const firstColumn = this.#column(left);
    const lastColumn = this.#column(right);
    const lastRow = this.#row(bottom);
    for (let row = this.#row(top); row <= lastRow; row++) {
      const from = this.start[row * this.columns + firstColumn];
      const to = this.start[row * this.columns + lastColumn + 1];
      for (let at = from; at < to; at++) {
        const seat = this.seats[at];
        const x = this.x[seat];
        const y = this.y[seat];
        if (x >= left && x <= right && y >= top && y <= bottom) visit(seat);
      }
    }
  }

  /** The seat nearest to the point, within the radius, or -1. */
  nearest(x, y, radius, except = -1) {
    let best = -1;
    let bestDistance = radius * radius;
    this.within(x - radius, y - radius, x + radius, y + radius, (seat) => {
      const distance = (this.x[seat] - x) ** 2 + (this.y[seat] - y) ** 2;
      if (distance <= bestDistance && seat !== except) {
        best = seat;
        bestDistance = distance;
      }
    });
    return best;
  }

  /** How far apart neighbours are among the seats [first, end): a low quantile over a sample, so that drawn seats rarely touch. */
  pitch(first, end) {
    const step = Math.max(1, Math.floor((end - first) / PITCH_SAMPLES));
    const distances = [];
    for (let seat = first; seat < end; seat += step) {
      const distance = this.#neighbourDistance(seat);
      if (distance > 0) distances.push(distance);
    }
    distances.sort((a, b) => a - b);
    return distances[Math.floor(distances.length * PITCH_QUANTILE)] ?? this.cell / 2;
  }

  #neighbourDistance(seat) {
    for (let radius = this.cell; radius < this.cell * 64; radius *= 2) {
      const other = this.nearest(this.x[seat], this.y[seat], radius, seat);
      if (other >= 0) return Math.hypot(this.x[other] - this.x[seat], this.y[other] - this.y[seat]);
    }
    return 0;
  }
}

function boundsOf(x, y) {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let seat = 0; seat < x.length; seat++) {
    bounds.left = Math.min(bounds.left, x[seat]);
    bounds.right = Math.max(bounds.right, x[seat]);
    bounds.top = Math.min(bounds.top, y[seat]);
    bounds.bottom = Math.max(bounds.bottom, y[seat]);
  }
  return bounds;
}
