// The outline of a section: its rows as a band, which follows curved blocks; the convex hull where rows are not in order.

const PAD = 0.85;
const SIMPLIFY = 0.16;
const SAMPLES = 120;
const OUTSIDE_AT_MOST = 0.02;

/**
 * @param {number[][][]} rows points of each row, front to back
 * @param {number} pitch distance of neighbouring seats
 * @returns {{outline: number[][], label: number[], bounds: object, extent: number}} extent: side of a square of the same area
 */
export function outlineOf(rows, pitch) {
  const points = sampleOf(rows);
  const pad = pitch * PAD;
  let outline = simplify(band(alignRows(rows), pad), pitch * SIMPLIFY);
  if (leavesOut(outline, points)) outline = simplify(paddedHull(rows.flat(), pad), pitch * SIMPLIFY);
  const bounds = boundsOfPoints(outline);
  return { outline, label: labelPoint(outline, points), bounds, extent: Math.sqrt(Math.abs(area(outline))) };
}

// Enough of the points to judge by: a stadium has tens of thousands.
function sampleOf(rows) {
  const points = rows.flat();
  const step = Math.ceil(points.length / SAMPLES);
  return step > 1 ? points.filter((_, index) => index % step === 0) : points;
}

const leavesOut = (outline, points) => points.filter(([x, y]) => !contains(outline, x, y)).length > points.length * OUTSIDE_AT_MOST;

/** Even-odd test of a point in a polygon. */
export function contains(polygon, x, y) {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i];
    const [xj, yj] = polygon[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

// Rows that were numbered the other way round are turned, so that ends meet ends.
function alignRows(rows) {
  const [dx, dy] = direction(rows[0]);
  return rows.map((row) => {
    const [x, y] = direction(row);
    return x * dx + y * dy < 0 ? row.toReversed() : row;
  });
}

const direction = (row) => [row.at(-1)[0] - row[0][0], row.at(-1)[1] - row[0][1]];

function band(rows, pad) {
  const side = sideOf(rows[0], rows.at(-1));
  const front = shifted(rows[0], pad, -side);
  const back = shifted(rows.at(-1), pad, side);
  const right = edge(rows, pad, side);
  const left = edge(rows.map((row) => row.toReversed()), pad, -side);
  return [...front, ...right, ...back.reverse(), ...left.reverse()];
}

// Along the ends of the rows, from the first to the last; where one reaches far beyond its neighbour, along its free side too.
function edge(rows, pad, side) {
  return rows.slice(0, -1).flatMap((row, index) => {
    const next = rows[index + 1];
    const beyond = overhang(row, next);
    const step = beyond > 2 * pad ? outer(shifted(row, pad, side), beyond - pad).reverse()
      : beyond < -2 * pad ? outer(shifted(next, pad, -side), -beyond - pad) : [];
    return index > 0 ? [stretched(row, pad).at(-1), ...step] : step;
  });
}

// How far the end of a row lies beyond that of the next one, along the row.
function overhang(row, next) {
  const [nx, ny] = normal(row, row.length - 1);
  return (row.at(-1)[0] - next.at(-1)[0]) * ny - (row.at(-1)[1] - next.at(-1)[1]) * nx;
}

const outer = (points, reach) => points.filter(([x, y]) => Math.hypot(x - points.at(-1)[0], y - points.at(-1)[1]) < reach);

// On which side of the first row the last one lies: 1 or -1.
function sideOf(first, last) {
  const middle = first[first.length >> 1];
  const [nx, ny] = normal(first, first.length >> 1);
  const [x, y] = last[last.length >> 1];
  return (x - middle[0]) * nx + (y - middle[1]) * ny < 0 ? -1 : 1;
}

function normal(row, index) {
  const [x0, y0] = row[Math.max(0, index - 1)];
  const [x1, y1] = row[Math.min(row.length - 1, index + 1)];
  const length = Math.hypot(x1 - x0, y1 - y0);
  return length ? [-(y1 - y0) / length, (x1 - x0) / length] : [0, 1];
}

// The row with both ends drawn out by the padding.
function stretched(row, pad) {
  const [nx, ny] = normal(row, 0);
  const [mx, my] = normal(row, row.length - 1);
  const [x0, y0] = row[0];
  const [x1, y1] = row.at(-1);
  return [[x0 - ny * pad, y0 + nx * pad], ...row.slice(1, -1), [x1 + my * pad, y1 - mx * pad]];
}

function shifted(row, pad, side) {
  const long = stretched(row.length > 1 ? row : [row[0], row[0]], pad);
  return long.map(([x, y], index) => {
    const [nx, ny] = normal(long, index);
    return [x + nx * pad * side, y + ny * pad * side];
  });
}

/** Andrew's monotone chain over the four corners of every seat. */
function paddedHull(points, pad) {
  const corners = points.flatMap(([x, y]) => [[x - pad, y - pad], [x + pad, y - pad], [x - pad, y + pad], [x + pad, y + pad]]);
  corners.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(corners), ...half(corners.toReversed())];
}

const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

// Douglas-Peucker on the closed line, cut at its two ends.
function simplify(polygon, tolerance) {
  const half = polygon.length >> 1;
  const reduce = (from, to) => {
    let worst = -1;
    let distance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const d = distanceToLine(polygon[i], polygon[from], polygon[to % polygon.length]);
      if (d > distance) [worst, distance] = [i, d];
    }
    return worst < 0 ? [polygon[from]] : [...reduce(from, worst), ...reduce(worst, to)];
  };
  return polygon.length < 5 ? polygon : [...reduce(0, half), ...reduce(half, polygon.length)];
}

function distanceToLine([x, y], [x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  return length ? Math.abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length : Math.hypot(x - x0, y - y0);
}

function area(polygon) {
  let sum = 0;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) sum += polygon[j][0] * polygon[i][1] - polygon[i][0] * polygon[j][1];
  return sum / 2;
}

// The mean of the seats; in a bent section, where that lies outside, the seat next to it.
function labelPoint(outline, points) {
  const x = points.reduce((sum, point) => sum + point[0], 0) / points.length;
  const y = points.reduce((sum, point) => sum + point[1], 0) / points.length;
  if (contains(outline, x, y)) return [x, y];
  const away = ([px, py]) => (px - x) ** 2 + (py - y) ** 2;
  return points.reduce((best, point) => (away(point) < away(best) ? point : best));
}

function boundsOfPoints(points) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
