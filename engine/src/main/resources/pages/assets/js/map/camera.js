// What part of the plan is in view: the plan point at the middle of the viewport and the scale, in pixels a plan unit.

const FIT = 0.94;
const LARGEST_SEAT_PIXELS = 52;
const FLING_HALF_LIFE_MILLIS = 110;
const FLING_ENDS_BELOW = 0.02;

export class Camera {
  constructor({ bounds, pitch, smallestPitch = pitch, reducedMotion = () => false }) {
    this.bounds = padded(bounds, pitch * 1.6);
    this.pitch = pitch;
    this.smallestPitch = smallestPitch;
    this.reducedMotion = reducedMotion;
    this.width = 1;
    this.height = 1;
    this.x = (this.bounds.left + this.bounds.right) / 2;
    this.y = (this.bounds.top + this.bounds.bottom) / 2;
    this.scale = 1;
    this.motion = null;
    this.scaledAt = -Infinity;
  }

  get wholeScale() {
    const { left, right, top, bottom } = this.bounds;
    return FIT * Math.min(this.width / (right - left), this.height / (bottom - top));
  }

  get largestScale() {
    return Math.max(this.wholeScale * 1.5, LARGEST_SEAT_PIXELS / this.smallestPitch);
  }

  get moving() {
    return this.motion !== null;
  }

  /** How large the distance of two neighbouring seats is on the screen: what the level of detail depends on. */
  get seatPixels() {
    return this.pitch * this.scale;
  }

  /** A view of the whole stays one; any other keeps its upper left corner, so that seats stay where they are on the screen. */
  resize(width, height) {
    const whole = this.scale <= this.wholeScale * 1.02 || this.width === 1;
    const [right, down] = [(width - this.width) / 2 / this.scale, (height - this.height) / 2 / this.scale];
    this.width = width;
    this.height = height;
    this.#place(whole ? this.#view(null) : { x: this.x + right, y: this.y + down, scale: this.scale });
  }

  toScreen(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (y - this.y) * this.scale + this.height / 2];
  }

  toPlan(screenX, screenY) {
    return [(screenX - this.width / 2) / this.scale + this.x, (screenY - this.height / 2) / this.scale + this.y];
  }

  pan(dx, dy) {
    this.motion = null;
    this.#place({ x: this.x - dx / this.scale, y: this.y - dy / this.scale, scale: this.scale });
  }

  /** Zooms by the factor; the plan point under the given pixel stays where it is. */
  zoom(factor, screenX = this.width / 2, screenY = this.height / 2) {
    this.motion = null;
    this.#place(this.#zoomed(factor, screenX, screenY));
  }

  zoomSmoothly(factor, screenX = this.width / 2, screenY = this.height / 2) {
    this.flyTo(this.#zoomed(factor, screenX, screenY), 220);
  }

  #zoomed(factor, screenX, screenY) {
    const target = this.motion?.target ?? this;
    const scale = this.#limited(target.scale * factor);
    const [x, y] = this.toPlan(screenX, screenY);
    return { x: x - (screenX - this.width / 2) / scale, y: y - (screenY - this.height / 2) / scale, scale };
  }

  /** Shows the rectangle of the plan, or all of it for null, at no larger a scale than the one given. */
  show(bounds, { scaleAtMost = Infinity, millis = 420 } = {}) {
    const view = this.#view(bounds);
    this.flyTo({ ...view, scale: Math.min(view.scale, Math.max(this.wholeScale, scaleAtMost)) }, millis);
  }

  #view(bounds) {
    const { left, right, top, bottom } = bounds ?? this.bounds;
    const scale = FIT * Math.min(this.width / Math.max(1, right - left), this.height / Math.max(1, bottom - top));
    return { x: (left + right) / 2, y: (top + bottom) / 2, scale: this.#limited(scale) };
  }

  flyTo(target, millis) {
    const limited = this.#clamped(target);
    if (this.reducedMotion()) {
      this.motion = null;
      this.#place(limited);
    } else {
      this.motion = { target: limited, from: { x: this.x, y: this.y, scale: this.scale }, began: performance.now(), millis };
    }
  }

  /** Lets the plan glide on, at a speed in pixels a millisecond. */
  fling(vx, vy) {
    if (!this.reducedMotion()) this.motion = { vx, vy, last: performance.now() };
  }

  stop() {
    this.motion = null;
  }

  /** Moves on to the time given; answers whether anything moved. */
  step(now) {
    if (!this.motion) return false;
    if (this.motion.target) this.#fly(now);
    else this.#glide(now);
    return true;
  }

  #fly(now) {
    const { target, from, began, millis } = this.motion;
    const t = Math.min(1, Math.max(0, (now - began) / millis));
    const eased = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
    const scale = from.scale * (target.scale / from.scale) ** eased;
    // A point of the screen stands still while the scale changes, so the way goes with the inverse of the scale.
    const way = Math.abs(target.scale / from.scale - 1) < 0.01 ? eased : (1 / scale - 1 / from.scale) / (1 / target.scale - 1 / from.scale);
    this.#place({ x: from.x + (target.x - from.x) * way, y: from.y + (target.y - from.y) * way, scale });
    if (t === 1) this.motion = null;
  }

  #glide(now) {
    const { vx, vy, last } = this.motion;
    const elapsed = Math.min(64, Math.max(0, now - last));
    const decay = 0.5 ** (elapsed / FLING_HALF_LIFE_MILLIS);
    const glide = this.motion;
    this.pan(vx * elapsed, vy * elapsed);
    this.motion = Math.hypot(vx, vy) * decay < FLING_ENDS_BELOW ? null : Object.assign(glide, { vx: vx * decay, vy: vy * decay, last: now });
  }

  #limited(scale) {
    return Math.min(this.largestScale, Math.max(this.wholeScale, scale));
  }

  // The view may leave the plan by no more than a part of itself; a plan smaller than the view is centred.
  #clamped({ x, y, scale }) {
    const limited = this.#limited(scale);
    const { left, right, top, bottom } = this.bounds;
    const within = (value, low, high, view) => {
      const slack = Math.max(0, (high - low) / 2 - view * 0.3);
      return Math.min((low + high) / 2 + slack, Math.max((low + high) / 2 - slack, value));
    };
    return { x: within(x, left, right, this.width / limited), y: within(y, top, bottom, this.height / limited), scale: limited };
  }

  #place(view) {
    const { x, y, scale } = this.#clamped(view);
    if (scale !== this.scale) this.scaledAt = performance.now();
    this.x = x;
    this.y = y;
    this.scale = scale;
  }
}

const padded = ({ left, top, right, bottom }, by) => ({ left: left - by, top: top - by, right: right + by, bottom: bottom + by });
