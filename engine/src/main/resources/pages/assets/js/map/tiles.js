// The seats as bitmap tiles, for the scale in view and a few that were in view before. A frame only copies tiles; missing ones are
// drawn within a budget, and until then the tiles of another scale stand in. A changed seat is redrawn in its tiles, in place.

import { AVAILABLE } from './model.js';
import { rowNamePlaces } from './row-names.js';
import { CHOSEN, SpriteSet, seatSide } from './sprites.js';
import { textDrop } from './shapes.js';

const TILE = 256;
const LAYERS = 3;
/** From which size of a seat its number, and the names of rows, can be read; in CSS pixels, as the sizes of row names are. */
const NUMBERS_FROM = 17;
const CHOSEN_NUMBERS_FROM = 26;
const ROW_NAMES_FROM = 11;
const ROW_NAME_SIZES = [9, 15];
const SPARE_TILES = 48;
const RESCALE_WITHIN = [0.55, 1.8];

export class SeatTiles {
  #layers = [];
  #pool = [];
  #missing = [];

  constructor(model, { palette, appearanceOf, ratio, dimmed }) {
    Object.assign(this, { model, palette, appearanceOf, ratio, dimmed });
    this.tile = Math.round(TILE * ratio);
    this.origin = { x: model.grid.bounds.left, y: model.grid.bounds.top };
  }

  clear() {
    for (const layer of this.#layers) this.#dispose(layer);
    this.#layers = [];
  }

  get count() {
    return this.#layers.reduce((sum, layer) => sum + layer.tiles.size, 0);
  }

  /** Copies what is in view; view is {left, top, scale, width, height} in device pixels. Notes the tiles that are missing. */
  draw(pen, view, { settled }) {
    const layer = this.#layerFor(view.scale, settled);
    this.#missing = [];
    const shown = this.#range(layer, view, 0);
    for (let row = shown.top; row <= shown.bottom; row++) {
      for (let column = shown.left; column <= shown.right; column++) {
        const tile = layer.tiles.get(key(column, row));
        if (tile) this.#copy(pen, view, layer, column, row, tile);
        else {
          this.#missing.push([column, row]);
          this.#standIn(pen, view, layer, column, row);
        }
      }
    }
    this.#nearestFirst(shown);
    if (settled) this.#addRing(layer, view);
    this.#forget(layer, view, shown);
  }

  /** Draws missing tiles until the deadline, one at least. Answers whether some are left, and whether one in view was drawn. */
  work(deadline) {
    const layer = this.#layers[0];
    let drawn = false;
    while (this.#missing.length && layer) {
      const [column, row, ahead] = this.#missing.shift();
      layer.tiles.set(key(column, row), this.#paint(layer, column, row));
      drawn ||= !ahead;
      if (performance.now() >= deadline) break;
    }
    return { left: this.#missing.length > 0, drawn };
  }

  /** Redraws one seat wherever it was drawn. */
  redraw(seat) {
    for (const layer of this.#layers) {
      const { side, x, y } = this.#spot(layer, seat);
      const reach = side / 2 + 1;
      for (const row of tilesAcross(y, reach, this.tile)) {
        for (const column of tilesAcross(x, reach, this.tile)) {
          const tile = layer.tiles.get(key(column, row));
          if (tile) this.#paintSeat(tile.pen, layer, seat, column * this.tile, row * this.tile, true);
        }
      }
    }
  }

  // At rest the scale is exact, so that seats are sharp; while it changes, near enough will do.
  #layerFor(scale, settled) {
    const [low, high] = settled ? [0.998, 1.002] : RESCALE_WITHIN;
    const fits = (layer) => scale / layer.scale > low && scale / layer.scale < high;
    const at = this.#layers.findIndex(fits);
    const [layer] = at < 0 ? [{ scale, tiles: new Map(), sprites: new Map() }] : this.#layers.splice(at, 1);
    this.#layers.unshift(layer);
    for (const old of this.#layers.splice(LAYERS)) this.#dispose(old);
    return layer;
  }

  #dispose(layer) {
    this.#pool.push(...layer.tiles.values());
    this.#pool.length = Math.min(this.#pool.length, SPARE_TILES);
    layer.tiles.clear();
  }

  #range(layer, view, margin) {
    const zoom = layer.scale / view.scale;
    const size = this.tile;
    const { bounds } = this.model.grid;
    const edge = 3 * this.model.pitch * layer.scale;
    const first = (at) => Math.floor(at / size) - margin;
    return {
      left: Math.max(first(-edge), first((view.left - this.origin.x) * layer.scale)),
      top: Math.max(first(-edge), first((view.top - this.origin.y) * layer.scale)),
      right: Math.min(first((bounds.right - bounds.left) * layer.scale + edge) + margin, first((view.left - this.origin.x) * layer.scale + view.width * zoom) + 2 * margin),
      bottom: Math.min(first((bounds.bottom - bounds.top) * layer.scale + edge) + margin, first((view.top - this.origin.y) * layer.scale + view.height * zoom) + 2 * margin),
    };
  }

  #nearestFirst({ left, right, top, bottom }) {
    const away = ([column, row]) => Math.abs(column - (left + right) / 2) + Math.abs(row - (top + bottom) / 2);
    this.#missing.sort((a, b) => away(a) - away(b));
  }

  // Tiles just out of view, so that a pan finds them ready.
  #addRing(layer, view) {
    const ring = this.#range(layer, view, 1);
    for (let row = ring.top; row <= ring.bottom; row++) {
      for (let column = ring.left; column <= ring.right; column++) {
        const known = layer.tiles.has(key(column, row)) || this.#missing.some(([c, r]) => c === column && r === row);
        if (!known) this.#missing.push([column, row, true]);
      }
    }
  }

  #forget(layer, view, shown) {
    const atMost = 3 * (shown.right - shown.left + 3) * (shown.bottom - shown.top + 3);
    if (layer.tiles.size <= atMost) return;
    const keep = this.#range(layer, view, 2);
    for (const [at, tile] of layer.tiles) {
      const [column, row] = placeOf(at);
      if (column >= keep.left && column <= keep.right && row >= keep.top && row <= keep.bottom) continue;
      layer.tiles.delete(at);
      if (this.#pool.length < SPARE_TILES) this.#pool.push(tile);
    }
  }

  // Tiles are laid out from whole pixels, so that neither seams nor blur show when the scale is exact.
  #copy(pen, view, layer, column, row, tile) {
    const zoom = view.scale / layer.scale;
    const exact = Math.abs(zoom - 1) < 0.002;
    const x = (this.origin.x - view.left) * view.scale;
    const y = (this.origin.y - view.top) * view.scale;
    if (exact) pen.drawImage(tile.canvas, Math.round(x) + column * this.tile, Math.round(y) + row * this.tile);
    else pen.drawImage(tile.canvas, x + column * this.tile * zoom, y + row * this.tile * zoom, this.tile * zoom, this.tile * zoom);
  }

  #standIn(pen, view, layer, column, row) {
    for (const other of this.#layers.slice(1)) {
      if (this.#copyPart(pen, view, layer, column, row, other)) return;
    }
  }

  #copyPart(pen, view, layer, column, row, other) {
    const across = other.scale / layer.scale;
    const size = this.tile;
    const [left, top, right, bottom] = [column, row, column + 1, row + 1].map((edge) => edge * size * across);
    const zoom = view.scale / other.scale;
    const x = (this.origin.x - view.left) * view.scale;
    const y = (this.origin.y - view.top) * view.scale;
    let copied = false;
    for (let r = Math.floor(top / size); r * size < bottom; r++) {
      for (let c = Math.floor(left / size); c * size < right; c++) {
        const tile = other.tiles.get(key(c, r));
        if (!tile) continue;
        const [x0, y0] = [Math.max(left, c * size), Math.max(top, r * size)];
        const [x1, y1] = [Math.min(right, (c + 1) * size), Math.min(bottom, (r + 1) * size)];
        pen.drawImage(tile.canvas, x0 - c * size, y0 - r * size, x1 - x0, y1 - y0, x + x0 * zoom, y + y0 * zoom, (x1 - x0) * zoom, (y1 - y0) * zoom);
        copied = true;
      }
    }
    return copied;
  }

  #blank() {
    const tile = this.#pool.pop();
    if (tile) {
      tile.pen.clearRect(0, 0, this.tile, this.tile);
      return tile;
    }
    const canvas = new OffscreenCanvas(this.tile, this.tile);
    return { canvas, pen: canvas.getContext('2d') };
  }

  #paint(layer, column, row) {
    const tile = this.#blank();
    const { scale } = layer;
    const margin = 2 * this.model.pitch;
    const left = (column * this.tile) / scale + this.origin.x;
    const top = (row * this.tile) / scale + this.origin.y;
    const span = this.tile / scale;
    this.model.grid.within(left - margin, top - margin, left + span + margin, top + span + margin, (seat) => {
      this.#paintSeat(tile.pen, layer, seat, column * this.tile, row * this.tile, false);
      this.#paintRowName(tile.pen, layer, seat, column * this.tile, row * this.tile);
    });
    return tile;
  }

  /** Where a seat lies in a layer, in pixels from the plan's corner, and how large it is there. */
  #spot(layer, seat) {
    const { model, origin } = this;
    const side = seatSide(model.sections[model.sectionOf[seat]].pitch * layer.scale);
    return { side, x: (model.x[seat] - origin.x) * layer.scale, y: (model.y[seat] - origin.y) * layer.scale };
  }

  #sprites(layer, side) {
    if (!layer.sprites.has(side)) layer.sprites.set(side, new SpriteSet(side, this.palette, this.dimmed));
    return layer.sprites.get(side);
  }

  #paintSeat(pen, layer, seat, left, top, again) {
    const spot = this.#spot(layer, seat);
    const sprites = this.#sprites(layer, spot.side);
    const x = Math.round(spot.x - sprites.cell / 2) - left;
    const y = Math.round(spot.y - sprites.cell / 2) - top;
    if (x >= this.tile || y >= this.tile || x + sprites.cell <= 0 || y + sprites.cell <= 0) return;
    const category = this.model.categoryOf[seat];
    const appearance = this.appearanceOf(seat);
    if (again) pen.clearRect(x, y, sprites.cell, sprites.cell);
    sprites.stamp(pen, category, appearance, x, y);
    const numbered = (appearance === AVAILABLE && spot.side >= NUMBERS_FROM * this.ratio) || (appearance === CHOSEN && spot.side >= CHOSEN_NUMBERS_FROM * this.ratio);
    if (numbered && !this.dimmed(category)) {
      this.#paintNumber(pen, this.model.numbers[seat], this.palette.categories[category], spot.side, x + sprites.cell / 2, y + sprites.cell / 2, appearance === CHOSEN);
    }
  }

  #paintNumber(pen, number, category, side, x, y, small) {
    const share = (number.length > 2 ? 0.33 : 0.43) * (small ? 0.72 : 1);
    pen.font = `650 ${Math.floor(side * share)}px system-ui, sans-serif`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillStyle = category.ink;
    pen.fillText(number, x, y + side * (0.03 + textDrop(category.shape)));
  }

  #paintRowName(pen, layer, seat, left, top) {
    const ends = rowNamePlaces(this.model).get(seat);
    if (!ends) return;
    const { side } = this.#spot(layer, seat);
    if (side < ROW_NAMES_FROM * this.ratio) return;
    const [smallest, largest] = ROW_NAME_SIZES;
    pen.font = `600 ${Math.floor(Math.max(smallest * this.ratio, Math.min(largest * this.ratio, side * 0.5)))}px system-ui, sans-serif`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.fillStyle = this.palette.muted;
    const name = this.model.rowNames[this.model.rowOf[seat]];
    for (const [x, y] of ends) pen.fillText(name, (x - this.origin.x) * layer.scale - left, (y - this.origin.y) * layer.scale - top);
  }
}

const OFFSET = 32768;
const key = (column, row) => (row + OFFSET) * 65536 + column + OFFSET;
const placeOf = (at) => [(at % 65536) - OFFSET, Math.floor(at / 65536) - OFFSET];

function tilesAcross(at, reach, size) {
  const first = Math.floor((at - reach) / size);
  const last = Math.floor((at + reach) / size);
  return first === last ? [first] : [first, last];
}
