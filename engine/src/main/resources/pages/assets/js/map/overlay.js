// What lies over the seats: the rings of pointer and keyboard, pins of chosen seats from afar, and rings that draw the eye.

import { MINE } from './sprites.js';

const FLASH_MILLIS = 1800;
const PINS_BELOW = 9;

export class Overlay {
  #flashes = new Map();

  constructor(model, reducedMotion) {
    this.model = model;
    this.reducedMotion = reducedMotion;
    this.pointed = -1;
  }

  flash(ordinals, now = performance.now()) {
    for (const ordinal of ordinals) this.#flashes.set(ordinal, now);
  }

  get animated() {
    return this.#flashes.size > 0;
  }

  draw(pen, camera, palette, marked, now) {
    if (camera.seatPixels < PINS_BELOW) for (const [ordinal, appearance] of marked) this.#pin(pen, camera, palette, ordinal, appearance);
    for (const [ordinal, began] of this.#flashes) {
      if (now - began > FLASH_MILLIS) this.#flashes.delete(ordinal);
      else this.#flash(pen, camera, palette, ordinal, Math.max(0, (now - began) / FLASH_MILLIS));
    }
    if (this.pointed >= 0) this.#ring(pen, camera, palette.text, this.pointed, 1.14, 2.5);
  }

  #at(camera, ordinal) {
    return camera.toScreen(this.model.x[ordinal], this.model.y[ordinal]);
  }

  #side(camera, ordinal) {
    return Math.max(6, this.model.sections[this.model.sectionOf[ordinal]].pitch * camera.scale);
  }

  #ring(pen, camera, color, ordinal, factor, width) {
    const [x, y] = this.#at(camera, ordinal);
    const side = this.#side(camera, ordinal) * factor;
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.beginPath();
    pen.roundRect(x - side / 2, y - side / 2, side, side, side * 0.26);
    pen.stroke();
  }

  #flash(pen, camera, palette, ordinal, age) {
    const wave = this.reducedMotion() ? 0.3 : (age * 2) % 1;
    pen.globalAlpha = 1 - wave * 0.85;
    this.#ring(pen, camera, palette.flash, ordinal, 1.1 + wave * 1.5, 3);
    pen.globalAlpha = 1;
  }

  #pin(pen, camera, palette, ordinal, appearance) {
    const [x, y] = this.#at(camera, ordinal);
    pen.beginPath();
    pen.arc(x, y, 6.5, 0, 2 * Math.PI);
    pen.fillStyle = palette.accent;
    pen.strokeStyle = palette['on-accent'];
    pen.lineWidth = 2;
    pen.fill();
    pen.stroke();
    if (appearance !== MINE) return;
    pen.beginPath();
    pen.moveTo(x - 3, y + 0.3);
    pen.lineTo(x - 0.8, y + 2.6);
    pen.lineTo(x + 3.2, y - 2.4);
    pen.stroke();
  }
}
