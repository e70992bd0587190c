// Seats drawn once for each size, category and appearance, and copied from then on.

import { AVAILABLE, BLOCKED, HELD, SOLD, UNKNOWN } from './model.js';
import { textDrop, traceShape } from './shapes.js';

export const MINE = 5;
export const CHOSEN = 6;
export const APPEARANCES = 7;

const FILL = 0.84;
const SHAPES_FROM = 8;
const GLYPHS_FROM = 9;

/** How large a seat is drawn where neighbours are so many pixels apart. */
export const seatSide = (pitchPixels) => Math.max(2, Math.round(pitchPixels * FILL));

export class SpriteSet {
  constructor(side, palette, dimmed) {
    this.side = side;
    this.cell = side + 2;
    this.sheet = new OffscreenCanvas(this.cell * APPEARANCES, this.cell * palette.categories.length);
    this.pen = this.sheet.getContext('2d');
    palette.categories.forEach((category, row) => {
      for (let appearance = 0; appearance < APPEARANCES; appearance++) {
        this.pen.save();
        this.pen.translate(appearance * this.cell + 1, row * this.cell + 1);
        this.pen.globalAlpha = dimmed(row) ? 0.18 : 1;
        paintSeat(this.pen, side, appearance, category, palette);
        this.pen.restore();
      }
    });
  }

  /** Copies a seat so that its middle is at x, y, which are whole pixels. */
  stamp(pen, category, appearance, x, y) {
    const { cell } = this;
    pen.drawImage(this.sheet, appearance * cell, category * cell, cell, cell, x, y, cell, cell);
  }
}

function paintSeat(pen, side, appearance, category, palette) {
  if (side < SHAPES_FROM) return paintSmall(pen, side, appearance, category, palette);
  const shape = appearance === SOLD || appearance === BLOCKED || appearance === UNKNOWN ? 'square' : category.shape;
  PAINT[appearance](pen, side, category, palette, shape);
}

// From afar: full, hollow, or a speck.
function paintSmall(pen, side, appearance, category, palette) {
  const speck = Math.max(1, Math.round(side * 0.4));
  const middle = (side - speck) / 2 | 0;
  if (appearance === AVAILABLE) rect(pen, category.color, 0, side);
  else if (appearance === HELD) hollow(pen, category.quiet, side);
  else if (appearance === SOLD) rect(pen, palette.line, middle, speck);
  else if (appearance === UNKNOWN) hollow(pen, palette.line, side);
  else if (appearance !== BLOCKED) rect(pen, palette.accent, 0, side);
}

function rect(pen, color, at, side) {
  pen.fillStyle = color;
  pen.fillRect(at, at, side, side);
}

function hollow(pen, color, side) {
  rect(pen, color, 0, side);
  if (side > 2) pen.clearRect(1, 1, side - 2, side - 2);
}

function fill(pen, shape, side, color, inset = 0) {
  traceShape(pen, shape, inset, inset, side - 2 * inset);
  pen.fillStyle = color;
  pen.fill();
}

function outline(pen, shape, side, color, width) {
  traceShape(pen, shape, width / 2, width / 2, side - width);
  pen.strokeStyle = color;
  pen.lineWidth = width;
  pen.stroke();
}

function glyph(pen, side, color, width, ...lines) {
  pen.strokeStyle = color;
  pen.lineWidth = width;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  for (const [start, ...rest] of lines) {
    pen.moveTo(start[0] * side, start[1] * side);
    for (const [x, y] of rest) pen.lineTo(x * side, y * side);
  }
  pen.stroke();
}

const line = (side) => Math.max(1, side * 0.09);

const PAINT = {
  [AVAILABLE](pen, side, category, palette, shape) {
    fill(pen, shape, side, category.color);
  },
  [HELD](pen, side, category, palette, shape) {
    outline(pen, shape, side, category.quiet, line(side));
    pen.fillStyle = palette.muted;
    pen.beginPath();
    pen.arc(side / 2, side * (0.5 + textDrop(shape)), Math.max(1, side * 0.13), 0, 2 * Math.PI);
    pen.fill();
  },
  [SOLD](pen, side, category, palette, shape) {
    fill(pen, shape, side, palette.line, side * 0.08);
    if (side >= GLYPHS_FROM) glyph(pen, side, palette.muted, line(side), [[0.32, 0.32], [0.68, 0.68]], [[0.68, 0.32], [0.32, 0.68]]);
  },
  [BLOCKED](pen, side, category, palette, shape) {
    pen.setLineDash([2, 2]);
    outline(pen, shape, side, palette.line, 1);
    pen.setLineDash([]);
  },
  [UNKNOWN](pen, side, category, palette, shape) {
    outline(pen, shape, side, palette.line, line(side));
  },
  [MINE](pen, side, category, palette) {
    fill(pen, 'square', side, palette.accent);
    glyph(pen, side, palette['on-accent'], line(side) * 1.4, [[0.26, 0.54], [0.43, 0.71], [0.76, 0.31]]);
  },
  [CHOSEN](pen, side, category, palette, shape) {
    outline(pen, 'square', side, palette.accent, Math.max(2, side * 0.13));
    const inset = side * 0.2;
    pen.translate(inset, inset);
    fill(pen, shape, side - 2 * inset, category.color);
    pen.translate(-inset, -inset);
  },
};

/** A seat as it looks on the map, for legends. */
export function seatPicture(size, appearance, category, palette) {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.round((size + 2) * ratio);
  canvas.style.width = canvas.style.height = `${size + 2}px`;
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  pen.translate(1, 1);
  paintSeat(pen, size, appearance, category, palette);
  return canvas;
}
