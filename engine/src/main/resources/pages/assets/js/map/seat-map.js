// The seat map: a canvas that pans and zooms from the whole venue to single seats, with tooltip and zoom buttons.

import { text } from '../lib/dom.js';
import { t } from '../lib/words.js';
import { Camera } from './camera.js';
import { buildFrame } from './frame.js';
import { Gestures } from './gestures.js';
import { SeatModel } from './model.js';
import { contains } from './outline.js';
import { readPalette } from './palette.js';
import { CHOSEN, MINE, Renderer } from './renderer.js';
import { Tooltip } from './tooltip.js';
import { sectionName, spokenSeat } from './words.js';

/** Neighbours must be this many pixels apart before a tap picks a seat; below, it zooms in. */
const PICK_FROM_PIXELS = { mouse: 10, pen: 16, touch: 22 };
const PICK_ZOOM_PIXELS = 34;
const REDRAW_ALL_FROM = 2000;
const NAMED_STATES = { [MINE]: 'mine', [CHOSEN]: 'chosen' };

export class SeatMap {
  #listening = new AbortController();
  #byKeyboard = false;
  #painted = false;

  constructor(container, { plan, model, prices = null, interactive = true, onPick = () => {}, onView = () => {}, label = t('map.label') }) {
    Object.assign(this, { container, prices, interactive, onPick, onView });
    this.model = model ?? new SeatModel(plan);
    const reduced = matchMedia('(prefers-reduced-motion: reduce)');
    this.camera = new Camera({ bounds: this.model.grid.bounds, pitch: this.model.pitch, smallestPitch: this.model.smallestPitch, reducedMotion: () => reduced.matches });
    this.#build(label);
    this.renderer = new Renderer(this.canvas, this.model, this.camera, { reducedMotion: () => reduced.matches, onFrame: (moved) => this.#afterFrame(moved) });
    this.gestures = new Gestures(this.canvas, this.camera, this.#handlers(), { wheelNeedsControl: !interactive });
    this.#followTheme();
    this.#followSize();
  }

  #build(label) {
    const frame = buildFrame(this.container, label, { zoom: (factor) => this.#zoomBy(factor), whole: () => this.zoomTo(null) });
    Object.assign(this, frame);
    this.tooltip = new Tooltip(this.container);
  }

  #followTheme() {
    const paint = () => {
      this.palette = readPalette(this.container, this.model.categories);
      this.renderer.usePalette(this.palette);
      this.container.dispatchEvent(new CustomEvent('themechange'));
    };
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']) {
      matchMedia(query).addEventListener('change', paint, { signal: this.#listening.signal });
    }
    paint();
  }

  #followSize() {
    const fit = () => {
      const { clientWidth, clientHeight } = this.container;
      if (!clientWidth || !clientHeight) return;
      this.camera.resize(clientWidth, clientHeight);
      this.renderer.resize(clientWidth, clientHeight);
      if (this.renderer.overlay.pointed >= 0) this.#tell(this.renderer.overlay.pointed);
    };
    this.sizes = new ResizeObserver(fit);
    this.sizes.observe(this.container);
    fit();
  }

  #handlers() {
    return {
      moved: () => this.renderer.invalidate(),
      hover: (x, y, type) => this.#hover(x, y, type),
      leave: () => this.#point(-1),
      tap: (x, y, type) => this.#tap(x, y, type),
      double: (x, y) => !this.camera.moving && this.seatAt(x, y) < 0 && this.#zoomBy(2, x, y),
      key: () => { this.#byKeyboard = true; },
      enter: () => this.#pick(this.renderer.overlay.pointed),
    };
  }

  /** The seat at a pixel of the canvas, or -1, also where seats are too small to be picked with that kind of pointer. */
  seatAt(x, y, type = 'mouse') {
    const seat = this.model.grid.nearest(...this.camera.toPlan(x, y), this.model.pitch * 1.2);
    if (seat < 0 || !this.#pickable(seat, type)) return -1;
    const [seatX, seatY] = this.camera.toScreen(this.model.x[seat], this.model.y[seat]);
    const reach = Math.max(12, this.#pitchAt(seat) * this.camera.scale * 0.62);
    return Math.hypot(seatX - x, seatY - y) <= reach ? seat : -1;
  }

  #pitchAt(seat) {
    return this.model.sections[this.model.sectionOf[seat]].pitch;
  }

  #pickable(seat, type) {
    return this.#pitchAt(seat) * this.camera.scale >= (PICK_FROM_PIXELS[type] ?? 16);
  }

  sectionAt(x, y) {
    const [planX, planY] = this.camera.toPlan(x, y);
    return this.model.sections.findIndex(({ bounds, outline }) => planX >= bounds.left && planX <= bounds.right
      && planY >= bounds.top && planY <= bounds.bottom && contains(outline, planX, planY));
  }

  #hover(x, y, type) {
    if (type === 'touch' || this.camera.moving) return;
    this.#byKeyboard = false;
    const seat = this.seatAt(x, y, type);
    if (seat >= 0 || this.renderer.nearness === 1) return this.#point(seat);
    const section = this.sectionAt(x, y);
    this.#point(-1);
    this.#emphasise(section);
    if (section >= 0) this.tooltip.showSection(this.#sectionFacts(section), this.pricesIn(section), x, y);
  }

  #emphasise(section) {
    if (this.renderer.emphasis === section) return;
    this.renderer.emphasis = section;
    this.canvas.classList.toggle('pointing', section >= 0);
    this.renderer.invalidate();
  }

  #point(seat) {
    this.#emphasise(-1);
    this.canvas.classList.toggle('pointing', seat >= 0 && this.interactive);
    if (seat < 0) this.tooltip.hide();
    else this.#tell(seat);
    if (this.renderer.overlay.pointed === seat) return;
    this.renderer.overlay.pointed = seat;
    this.renderer.invalidate();
  }

  #tell(ordinal) {
    const seat = this.seat(ordinal);
    const [x, y] = this.camera.toScreen(this.model.x[ordinal], this.model.y[ordinal]);
    this.tooltip.showSeat(seat, this.priceOf(ordinal), this.palette.categories[this.model.categoryOf[ordinal]].color, x, y);
    if (this.#byKeyboard) text(this.spoken, `${sectionName(seat.section)}, ${spokenSeat(seat, this.priceOf(ordinal))}`);
  }

  #tap(x, y, type) {
    this.#byKeyboard = false;
    const seat = this.seatAt(x, y, type);
    if (seat >= 0) {
      this.#point(seat);
      this.#pick(seat);
    } else {
      const near = this.model.grid.nearest(...this.camera.toPlan(x, y), this.model.pitch * 6);
      if (near >= 0 && !this.#pickable(near, type)) this.#zoomTowards(x, y, near);
      else this.#point(-1);
    }
  }

  // First to the section, if that brings the seats clearly nearer, else to the point itself.
  #zoomTowards(x, y, near) {
    const section = this.renderer.nearness < 1 ? this.sectionAt(x, y) : -1;
    const { left, right, top, bottom } = this.model.sections[section]?.bounds ?? this.camera.bounds;
    const scale = Math.min(this.camera.width / (right - left), this.camera.height / (bottom - top));
    if (section >= 0 && scale > this.camera.scale * 1.6) this.zoomTo(section);
    else this.#zoomBy(PICK_ZOOM_PIXELS / this.#pitchAt(near) / this.camera.scale, x, y);
    this.#point(-1);
  }

  #zoomBy(factor, x, y) {
    this.camera.zoomSmoothly(factor, x, y);
    this.renderer.invalidate();
  }

  #pick(ordinal) {
    if (ordinal < 0 || !this.interactive) return;
    this.onPick(this.seat(ordinal));
    if (this.renderer.overlay.pointed === ordinal) this.#tell(ordinal);
  }

  #afterFrame(moved) {
    this.#nameWhere();
    if (this.#byKeyboard) this.#point(this.renderer.nearness === 1 ? this.#seatInTheMiddle() : -1);
    else if (moved && this.renderer.overlay.pointed >= 0) this.#point(-1);
    this.onView({ scale: this.camera.scale, seatPixels: this.camera.seatPixels });
    if (this.model.known && !this.#painted) {
      this.#painted = true;
      performance.mark('onrush:map-painted');
    }
  }

  #seatInTheMiddle() {
    return this.model.grid.nearest(this.camera.x, this.camera.y, this.model.pitch * 3);
  }

  #nameWhere() {
    const many = this.model.sections.length > 1 && this.renderer.nearness === 1 && this.camera.scale > this.camera.wholeScale * 1.4;
    const section = many ? this.sectionAt(this.camera.width / 2, this.camera.height / 2) : -1;
    const name = section < 0 ? '' : sectionName(this.model.sections[section].name);
    if (this.where.textContent !== name) this.where.textContent = name;
    if (this.where.hidden !== (name === '')) this.where.hidden = name === '';
  }

  #sectionFacts(index) {
    return { name: this.model.sections[index].name, known: this.model.known, available: this.model.available(index), capacity: this.model.capacity(index) };
  }

  /** The prices in a section, the lowest first. */
  pricesIn(section) {
    if (!this.prices) return [];
    const [first, end] = this.model.sectionRange(section);
    const names = new Set(this.model.categoryOf.slice(first, end));
    return [...names].map((index) => this.prices[this.model.categories[index].name]).filter(Boolean).sort((a, b) => a.amount - b.amount);
  }

  priceOf(ordinal) {
    return this.prices?.[this.model.categories[this.model.categoryOf[ordinal]].name] ?? null;
  }

  /** A seat in names, with its state as this visitor sees it. */
  seat(ordinal) {
    const seat = this.model.seat(ordinal);
    return { ...seat, state: NAMED_STATES[this.renderer.marks.get(ordinal)] ?? seat.state };
  }

  /** Takes the whole availability text; answers what changed since the last, as [ordinal, from, to]. */
  setStates(letters) {
    const first = !this.model.known;
    const changes = this.model.setStates(letters);
    const many = first || changes.length > REDRAW_ALL_FROM;
    if (many) this.renderer.allChanged();
    else this.renderer.seatsChanged(changes.map(([ordinal]) => ordinal));
    if (many || changes.length) this.#tellChange(many ? null : changes);
    return changes;
  }

  /** Takes [[ordinal, letter], …]; answers what changed, as [ordinal, from, to]. */
  applyChanges(pairs) {
    const changes = this.model.applyChanges(pairs);
    this.renderer.seatsChanged(changes.map(([ordinal]) => ordinal));
    if (changes.length) this.#tellChange(changes);
    return changes;
  }

  // For what is shown beside the map: counts in the legend, the list, the page. The event's detail: which seats, or null for all.
  #tellChange(changes) {
    this.container.dispatchEvent(new CustomEvent('seatschange', { detail: changes?.map(([ordinal]) => ordinal) ?? null }));
    const { pointed } = this.renderer.overlay;
    if (pointed >= 0 && !this.tooltip.element.hidden) this.#tell(pointed);
  }

  setMine(ordinals) {
    this.renderer.mark(MINE, ordinals);
  }

  setChosen(ordinals) {
    this.renderer.mark(CHOSEN, ordinals);
  }

  /** Shows one category clearly and the others faintly; null shows all. */
  setFilter(category) {
    this.renderer.useFilter(category ?? -1);
  }

  /** Draws the eye to seats. */
  flash(ordinals) {
    this.renderer.overlay.flash(ordinals);
    this.renderer.invalidate();
  }

  /** Shows seats (their ordinals), a section (its index) or, for null, the whole venue. */
  zoomTo(target) {
    if (target === null) this.camera.show(null);
    else if (typeof target === 'number') this.#showAtMost(this.model.sections[target].bounds, this.model.sections[target].pitch);
    else if (target.length) this.#showAtMost(this.#around(target), Math.min(...target.map((seat) => this.#pitchAt(seat))));
    this.renderer.invalidate();
  }

  #showAtMost(bounds, pitch) {
    this.camera.show(bounds, { scaleAtMost: PICK_ZOOM_PIXELS / pitch });
  }

  #around(ordinals) {
    const room = this.model.pitch * 4;
    const xs = ordinals.map((ordinal) => this.model.x[ordinal]);
    const ys = ordinals.map((ordinal) => this.model.y[ordinal]);
    return { left: Math.min(...xs) - room, right: Math.max(...xs) + room, top: Math.min(...ys) - room, bottom: Math.max(...ys) + room };
  }

  /** Where a seat is on the screen, in pixels of the container; for tests and for what is laid over the map. */
  screenOf(ordinal) {
    return this.camera.toScreen(this.model.x[ordinal], this.model.y[ordinal]);
  }

  stats() {
    const { frames, lastFrameMillis, nearness } = this.renderer;
    return { frames, lastFrameMillis, tiles: this.renderer.tiles?.count ?? 0, level: nearness === 0 ? 'sections' : this.camera.seatPixels < 11 ? 'squares' : 'seats' };
  }

  destroy() {
    this.#listening.abort();
    this.gestures.stop();
    this.sizes.disconnect();
    this.renderer.stop();
    this.container.replaceChildren();
    this.container.classList.remove('seat-map');
  }
}

export { SeatModel };
