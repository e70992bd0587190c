// A marker shape for each category, so that no category is told by its colour alone.

const SHAPES = ['square', 'circle', 'diamond', 'triangle', 'hexagon', 'pentagon', 'cross', 'house'];

export const shapeOf = (category) => SHAPES[category % SHAPES.length];

const around = (sides, turn, radius = 0.5) => Array.from({ length: sides }, (_, i) => {
  const angle = turn + (i * 2 * Math.PI) / sides;
  return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
});

/** Corners in a square of side 1; what is not listed is drawn by its own rule. */
const CORNERS = {
  diamond: [[0.5, -0.04], [1.04, 0.5], [0.5, 1.04], [-0.04, 0.5]],
  triangle: [[0.5, 0.02], [1.02, 0.96], [-0.02, 0.96]],
  hexagon: around(6, 0, 0.54),
  pentagon: around(5, -Math.PI / 2, 0.54),
  cross: [[0.28, 0], [0.72, 0], [0.72, 0.28], [1, 0.28], [1, 0.72], [0.72, 0.72], [0.72, 1], [0.28, 1], [0.28, 0.72], [0, 0.72], [0, 0.28], [0.28, 0.28]],
  house: [[0.5, 0], [1, 0.42], [1, 1], [0, 1], [0, 0.42]],
};

/** Adds the shape to the path of a canvas context, in the square at x, y of the given side. */
export function traceShape(pen, shape, x, y, side) {
  pen.beginPath();
  if (shape === 'circle') pen.arc(x + side / 2, y + side / 2, side / 2, 0, 2 * Math.PI);
  else if (shape === 'square') pen.roundRect(x, y, side, side, side * 0.22);
  else traceCorners(pen, CORNERS[shape].map(([px, py]) => [x + px * side, y + py * side]), side * 0.1);
}

/** A closed polygon with rounded corners. */
export function traceCorners(pen, corners, radius) {
  const last = corners.at(-1);
  pen.moveTo((last[0] + corners[0][0]) / 2, (last[1] + corners[0][1]) / 2);
  corners.forEach(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length];
    pen.arcTo(x, y, (x + nextX) / 2, (y + nextY) / 2, radius);
  });
  pen.closePath();
}

/** Where a text stands best in the shape, below the middle of its square, as a share of the side. */
export const textDrop = (shape) => (shape === 'triangle' ? 0.13 : shape === 'house' ? 0.08 : 0);
