// One frame: ground, sections, seats, labels, overlay. Draws only when something changed, and keeps each frame short.

import { Overlay } from './overlay.js';
import { SectionPainter } from './sections.js';
import { rowNamePlaces } from './row-names.js';
import { CHOSEN, MINE } from './sprites.js';
import { SeatTiles } from './tiles.js';

/** Below the first number of pixels between neighbours seats are not drawn; above the second they are drawn in full. */
const SEATS_FADE_IN = [4, 5.5];
const SETTLED_AFTER_MILLIS = 140;
const BUDGET_MOVING_MILLIS = 4;
const BUDGET_RESTING_MILLIS = 8;
const LARGEST_RATIO = 2;

export class Renderer {
  #pending = 0;
  #settleTimer = 0;

  constructor(canvas, model, camera, { reducedMotion, onFrame }) {
    Object.assign(this, { canvas, model, camera, onFrame });
    this.pen = canvas.getContext('2d', { alpha: false });
    this.sections = new SectionPainter(model);
    this.overlay = new Overlay(model, reducedMotion);
    this.marks = new Map();
    // Not before the first paint, nor during the first zoom.
    globalThis.requestIdleCallback?.(() => rowNamePlaces(model), { timeout: 2000 });
    this.filter = -1;
    this.emphasis = -1;
    this.frames = 0;
    this.lastFrameMillis = 0;
  }

  resize(width, height) {
    this.ratio = Math.min(LARGEST_RATIO, devicePixelRatio || 1);
    this.canvas.width = Math.max(1, Math.round(width * this.ratio));
    this.canvas.height = Math.max(1, Math.round(height * this.ratio));
    if (this.palette) this.#newTiles();
    this.frame(performance.now());
  }

  usePalette(palette) {
    this.palette = palette;
    this.sections.usePalette(palette);
    if (this.ratio) this.#newTiles();
    this.invalidate();
  }

  useFilter(category) {
    this.filter = category;
    this.tiles?.clear();
    this.invalidate();
  }

  #newTiles() {
    if (this.tiles?.palette === this.palette && this.tiles.ratio === this.ratio) return;
    this.tiles?.clear();
    this.tiles = new SeatTiles(this.model, {
      palette: this.palette,
      ratio: this.ratio,
      appearanceOf: (seat) => this.marks.get(seat) ?? this.model.stateOf[seat],
      dimmed: (category) => this.filter >= 0 && category !== this.filter,
    });
  }

  /** Marks seats as MINE or CHOSEN, in place of those that were marked so. */
  mark(appearance, ordinals) {
    const before = [...this.marks].filter(([, each]) => each === appearance).map(([seat]) => seat);
    const after = new Set(ordinals);
    for (const seat of before) if (!after.has(seat)) this.marks.delete(seat);
    for (const seat of after) this.marks.set(seat, appearance);
    this.seatsChanged([...before, ...after]);
  }

  seatsChanged(ordinals) {
    for (const seat of ordinals) this.tiles?.redraw(seat);
    if (ordinals.length) this.invalidate();
  }

  allChanged() {
    this.tiles?.clear();
    this.invalidate();
  }

  invalidate() {
    if (!this.#pending) this.#pending = requestAnimationFrame((now) => this.frame(now));
  }

  frame(now) {
    cancelAnimationFrame(this.#pending);
    this.#pending = 0;
    // A map that has no size yet, as behind the list, has nothing to draw on; its first size paints it.
    if (!this.palette || !this.tiles) return;
    const began = performance.now();
    const moved = this.camera.step(now);
    const settled = !moved && began - this.camera.scaledAt > SETTLED_AFTER_MILLIS;
    this.#paint(settled, now);
    const more = this.#refine(began, settled && !moved);
    if (moved || more || this.overlay.animated) this.invalidate();
    else if (!settled) this.#settleLater();
    this.frames++;
    this.lastFrameMillis = performance.now() - began;
    this.onFrame?.(moved);
  }

  #paint(settled, now) {
    const { pen, camera, palette } = this;
    const view = this.#view();
    const nearness = this.nearness;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = palette.ground;
    pen.fillRect(0, 0, view.width, view.height);
    this.sections.draw(pen, view, nearness, this.emphasis);
    if (nearness > 0) {
      pen.globalAlpha = nearness;
      this.tiles.draw(pen, view, { settled });
      pen.globalAlpha = 1;
    }
    this.sections.drawLabels(pen, view, nearness);
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.overlay.draw(pen, camera, palette, this.marks, now);
  }

  #refine(began, resting) {
    if (this.nearness === 0) return false;
    const { left, drawn } = this.tiles.work(began + (resting ? BUDGET_RESTING_MILLIS : BUDGET_MOVING_MILLIS));
    return left || drawn;
  }

  #settleLater() {
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.invalidate(), SETTLED_AFTER_MILLIS + 10);
  }

  #view() {
    const { camera, ratio, canvas } = this;
    const scale = camera.scale * ratio;
    return { scale, ratio, left: camera.x - canvas.width / 2 / scale, top: camera.y - canvas.height / 2 / scale, width: canvas.width, height: canvas.height };
  }

  get nearness() {
    const [from, to] = SEATS_FADE_IN;
    return Math.min(1, Math.max(0, (this.camera.seatPixels - from) / (to - from)));
  }

  stop() {
    cancelAnimationFrame(this.#pending);
    clearTimeout(this.#settleTimer);
    this.tiles?.clear();
    this.palette = null;
  }
}

export { CHOSEN, MINE };
