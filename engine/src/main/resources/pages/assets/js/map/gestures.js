// Pointer, wheel and keyboard on the map's canvas, turned into camera moves and taps.

const TAP_WITHIN_PIXELS = { mouse: 5, pen: 8, touch: 10 };
const TAP_WITHIN_MILLIS = 600;
const WHEEL_ZOOM = 0.0016;
const PINCH_WHEEL_ZOOM = 0.01;
const KEY_PAN_PIXELS = 90;
const FLING_FROM = 0.25;

export class Gestures {
  #pointers = new Map();
  #press = null;
  #listening = new AbortController();

  /**
   * @param {object} on moved(): the camera moved; hover(x, y, type) and leave(); tap(x, y, type); key(): moved by keyboard; enter()
   */
  constructor(canvas, camera, on, { wheelNeedsControl = false } = {}) {
    Object.assign(this, { canvas, camera, on, wheelNeedsControl });
    const listen = (type, handler, options) => canvas.addEventListener(type, handler.bind(this), { ...options, signal: this.#listening.signal });
    listen('pointerdown', this.#down);
    listen('pointermove', this.#move);
    listen('pointerup', this.#up);
    listen('pointercancel', this.#cancel);
    listen('pointerleave', this.#leave);
    listen('wheel', this.#wheel, { passive: false });
    listen('keydown', this.#key);
    listen('dblclick', this.#double);
  }

  stop() {
    this.#listening.abort();
  }

  #at(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #down(event) {
    if (event.button !== 0) return;
    const [x, y] = this.#at(event);
    this.canvas.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x, y });
    this.camera.stop();
    const single = this.#pointers.size === 1;
    this.#press = single ? { x, y, at: event.timeStamp, dragged: false, vx: 0, vy: 0, movedAt: event.timeStamp } : null;
    if (!single) this.on.leave();
  }

  #move(event) {
    const [x, y] = this.#at(event);
    const pointer = this.#pointers.get(event.pointerId);
    if (!pointer) return this.on.hover(x, y, event.pointerType);
    if (this.#pointers.size === 2) this.#pinch(event.pointerId, x, y);
    else if (this.#press) this.#drag(event, pointer, x, y);
    Object.assign(pointer, { x, y });
  }

  #drag(event, pointer, x, y) {
    const press = this.#press;
    const far = Math.hypot(x - press.x, y - press.y) > (TAP_WITHIN_PIXELS[event.pointerType] ?? 8);
    if (!press.dragged && !far) return;
    if (!press.dragged) {
      press.dragged = true;
      this.canvas.classList.add('dragging');
      this.on.leave();
    }
    const [dx, dy] = [x - pointer.x, y - pointer.y];
    const elapsed = Math.max(1, event.timeStamp - press.movedAt);
    press.vx = 0.7 * (dx / elapsed) + 0.3 * press.vx;
    press.vy = 0.7 * (dy / elapsed) + 0.3 * press.vy;
    press.movedAt = event.timeStamp;
    this.camera.pan(dx, dy);
    this.on.moved();
  }

  // Two fingers: the plan follows both, so their middle pans and their distance zooms.
  #pinch(id, x, y) {
    const [other] = [...this.#pointers].filter(([each]) => each !== id).map(([, point]) => point);
    const before = this.#pointers.get(id);
    const [middleX, middleY] = [(before.x + other.x) / 2, (before.y + other.y) / 2];
    const distance = Math.hypot(before.x - other.x, before.y - other.y) || 1;
    this.camera.pan((x - before.x) / 2, (y - before.y) / 2);
    this.camera.zoom(Math.hypot(x - other.x, y - other.y) / distance, middleX, middleY);
    this.on.moved();
  }

  #up(event) {
    const press = this.#press;
    this.#cancel(event);
    if (!press) return;
    const [x, y] = this.#at(event);
    if (press.dragged) {
      const still = event.timeStamp - press.movedAt > 60;
      if (!still && Math.hypot(press.vx, press.vy) > FLING_FROM) this.camera.fling(press.vx, press.vy);
      this.on.moved();
    } else if (event.timeStamp - press.at < TAP_WITHIN_MILLIS) {
      this.on.tap(x, y, event.pointerType);
    }
  }

  #cancel(event) {
    this.#pointers.delete(event.pointerId);
    this.#press = null;
    this.canvas.classList.remove('dragging');
  }

  #leave(event) {
    if (!this.#pointers.has(event.pointerId) && event.pointerType === 'mouse') this.on.leave();
  }

  #wheel(event) {
    if (this.wheelNeedsControl && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const strength = event.ctrlKey && Math.abs(event.deltaY) < 50 ? PINCH_WHEEL_ZOOM : WHEEL_ZOOM;
    const factor = Math.exp(-Math.max(-400, Math.min(400, event.deltaY * lines)) * strength);
    this.camera.zoom(factor, ...this.#at(event));
    this.on.leave();
    this.on.moved();
  }

  #double(event) {
    this.on.double(...this.#at(event));
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = event.shiftKey ? 3 : 1;
    const action = {
      ArrowLeft: () => this.camera.pan(KEY_PAN_PIXELS * far, 0),
      ArrowRight: () => this.camera.pan(-KEY_PAN_PIXELS * far, 0),
      ArrowUp: () => this.camera.pan(0, KEY_PAN_PIXELS * far),
      ArrowDown: () => this.camera.pan(0, -KEY_PAN_PIXELS * far),
      '+': () => this.camera.zoomSmoothly(1.6),
      '=': () => this.camera.zoomSmoothly(1.6),
      '-': () => this.camera.zoomSmoothly(1 / 1.6),
      0: () => this.camera.show(null),
    }[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.on.enter();
    else if (action) action();
    else return;
    event.preventDefault();
    this.on.key();
    this.on.moved();
  }
}
