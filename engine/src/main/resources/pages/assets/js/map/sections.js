// Sections as areas: from afar filled by how much is free, with name and count; from near a quiet ground under the seats.

import { contrast, cssOf, inkOn, mix } from './colors.js';
import { contains } from './outline.js';
import { traceCorners } from './shapes.js';

const SMALLEST_TEXT = 10;
const LETTER_WIDTH = 0.6;
const WORDS_FROM = 64;
const STEPS = 12;

export class SectionPainter {
  constructor(model) {
    this.model = model;
    this.paths = model.sections.map(({ outline, pitch }) => {
      const path = new Path2D();
      traceCorners(path, outline, pitch * 0.7);
      return path;
    });
  }

  usePalette(palette) {
    this.palette = palette;
    this.fills = new Map();
  }

  /** @param view as for tiles @param nearness 0: seats are not shown, 1: they are @param emphasis a section to outline, or -1 */
  draw(pen, view, nearness, emphasis) {
    pen.save();
    pen.setTransform(view.scale, 0, 0, view.scale, -view.left * view.scale, -view.top * view.scale);
    for (const section of this.model.sections) {
      if (!visible(section.bounds, view)) continue;
      pen.fillStyle = this.#fill(section, nearness).css;
      pen.fill(this.paths[section.index]);
      if (nearness < 1 && section.index !== emphasis) continue;
      pen.lineWidth = (section.index === emphasis ? 2.5 : 1) * view.ratio / view.scale;
      pen.strokeStyle = section.index === emphasis ? this.palette.text : this.palette.line;
      pen.stroke(this.paths[section.index]);
    }
    pen.restore();
  }

  drawLabels(pen, view, nearness) {
    if (nearness >= 1) return;
    pen.globalAlpha = 1 - nearness;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    for (const section of this.model.sections) {
      if (visible(section.bounds, view)) this.#label(pen, view, section, nearness);
    }
    pen.globalAlpha = 1;
  }

  // The name alone, or with the count below it, or nothing: whatever fits into the section.
  #label(pen, view, section, nearness) {
    const room = (section.extent * view.scale) / view.ratio;
    // Whole pixels only: each size of a font costs its glyphs anew.
    const size = Math.round(Math.min(17, Math.max(SMALLEST_TEXT, room * 0.24)) * view.ratio);
    const fits = (letters, lines) => boxFits(section, (letters * size * LETTER_WIDTH) / view.scale, (lines * size * 1.2) / view.scale);
    if (!fits(section.name.length, 1)) return;
    const count = this.#countText(section, room);
    const counted = count !== null && fits(Math.max(section.name.length, count.length * 0.85), 1.9);
    const x = (section.label[0] - view.left) * view.scale;
    const y = (section.label[1] - view.top) * view.scale;
    pen.fillStyle = this.#fill(section, nearness).ink;
    pen.font = `700 ${size}px system-ui, sans-serif`;
    pen.fillText(section.name, x, counted ? y - size * 0.52 : y);
    if (!counted) return;
    pen.font = `500 ${Math.round(Math.max(SMALLEST_TEXT * view.ratio, size * 0.82))}px system-ui, sans-serif`;
    pen.fillText(count, x, y + size * 0.56);
  }

  #countText(section, room) {
    if (!this.model.known) return null;
    const free = this.model.available(section.index);
    return free === 0 ? 'none' : room > WORDS_FROM ? `${free} left` : String(free);
  }

  // Kept for a dozen steps of "how much is free", since a fill and its ink take some arithmetic.
  #fill(section, nearness) {
    const share = this.model.known ? Math.ceil((this.model.available(section.index) / this.model.capacity(section.index)) * STEPS) : STEPS / 2;
    const near = Math.round(nearness * STEPS);
    const at = (section.category * (STEPS + 1) + share) * (STEPS + 1) + near;
    if (!this.fills.has(at)) this.fills.set(at, this.#mixed(section.category, share / STEPS, near / STEPS));
    return this.fills.get(at);
  }

  #mixed(category, share, nearness) {
    const { rgb, categories } = this.palette;
    const strength = share === 0 ? 0 : 0.2 + 0.7 * share;
    const far = mix(share === 0 ? rgb.line : rgb.section, categories[category].rgb, strength);
    const fill = mix(far, rgb.section, nearness);
    const ink = contrast(fill, rgb.text) >= 4.5 ? rgb.text : inkOn(fill);
    return { css: cssOf(fill), ink: cssOf(ink) };
  }
}

/** Whether a box of that size, around the section's label point, lies within its outline; sizes in plan units. */
function boxFits({ label: [x, y], outline }, width, height) {
  return [-0.5, 0.5].every((across) => [-0.5, 0.5].every((down) => contains(outline, x + across * width, y + down * height)));
}

const visible = ({ left, right, top, bottom }, view) => right > view.left && bottom > view.top
  && left < view.left + view.width / view.scale && top < view.top + view.height / view.scale;
