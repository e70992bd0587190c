// What the map is painted with: the tokens of the container, and the plan's own category colours made readable on them.

import { cssOf, difference, inkOn, mix, parseColor, readableOn } from './colors.js';
import { shapeOf } from './shapes.js';

const TOKENS = ['ground', 'section', 'line', 'text', 'muted', 'accent', 'on-accent', 'flash'];
const SPARE = ['#2f6fde', '#d1495b', '#2a9d6f', '#e08e1b', '#8a4fd0', '#0f8b9d', '#b5548f', '#7a8b2a', '#5a6ad0', '#a85b2c'];
const CONTRAST = 3.2;
const TOO_ALIKE = 0.075;

/** @returns the colours by name as CSS, `rgb` of each, and `categories`: [{name, color, rgb, ink, shape}] */
export function readPalette(container, categories) {
  const rgb = Object.fromEntries(TOKENS.map((token) => [token, resolve(container, `--map-${token}`)]));
  const palette = Object.fromEntries(TOKENS.map((token) => [token, cssOf(rgb[token])]));
  return { ...palette, rgb, categories: categoryColors(categories, [rgb.section, rgb.ground]) };
}

// A custom property is only a text; what it comes to, light-dark() included, the browser says for a real property.
function resolve(container, property) {
  const probe = document.createElement('i');
  probe.style.cssText = `display:none;color:var(${property},#888)`;
  container.append(probe);
  const color = parseColor(getComputedStyle(probe).color);
  probe.remove();
  return color ?? [136, 136, 136];
}

function categoryColors(categories, grounds) {
  const used = [];
  return categories.map(({ name, color }, index) => {
    const rgb = distinct(readableOn((color && parseColor(color)) || parseColor(SPARE[index % SPARE.length]), grounds, CONTRAST), used, grounds);
    used.push(rgb);
    return { name, rgb, color: cssOf(rgb), quiet: cssOf(mix(rgb, grounds[0], 0.55)), ink: cssOf(inkOn(rgb)), shape: shapeOf(index) };
  });
}

// Two categories that came out alike: the later one takes the spare colour that is farthest from all before it.
function distinct(rgb, used, grounds) {
  const nearest = (color) => Math.min(Infinity, ...used.map((other) => difference(color, other)));
  if (nearest(rgb) >= TOO_ALIKE) return rgb;
  const spare = SPARE.map((css) => readableOn(parseColor(css), grounds, CONTRAST));
  return spare.reduce((best, color) => (nearest(color) > nearest(best) ? color : best), rgb);
}
