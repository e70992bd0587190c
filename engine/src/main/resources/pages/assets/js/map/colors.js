// Colours as numbers: parsing, contrast after WCAG 2, and lightness in OKLab (https://bottosson.github.io/posts/oklab/).

let pen;

/** Any CSS colour as [r, g, b], 0 to 255, or null where it is none. */
export function parseColor(css) {
  pen ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  pen.fillStyle = '#000';
  pen.fillStyle = css;
  const first = pen.fillStyle;
  pen.fillStyle = '#fff';
  pen.fillStyle = css;
  if (pen.fillStyle !== first) return null;
  pen.clearRect(0, 0, 1, 1);
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

export const cssOf = (rgb) => `rgb(${rgb.map(Math.round).join(' ')})`;

export const mix = (a, b, shareOfB) => a.map((value, i) => value + (b[i] - value) * shareOfB);

const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const gamma = (value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

export function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => linear(value / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

export function toOklab(rgb) {
  const [r, g, b] = rgb.map((value) => linear(value / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function fromOklab([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return rgb.map((value) => 255 * Math.min(1, Math.max(0, gamma(Math.min(1, Math.max(0, value))))));
}

export const difference = (a, b) => Math.hypot(...toOklab(a).map((value, i) => value - toOklab(b)[i]));

/** The colour, made lighter or darker just as far as the contrast to every ground needs. */
export function readableOn(rgb, grounds, wanted) {
  const worst = (color) => Math.min(...grounds.map((ground) => contrast(color, ground)));
  if (worst(rgb) >= wanted) return rgb;
  const [lightness, a, b] = toOklab(rgb);
  const towards = luminance(grounds[0]) > 0.25 ? 0 : 1;
  for (let step = 1; step <= 24; step++) {
    const share = step / 24;
    const color = fromOklab([lightness + (towards - lightness) * share, a * (1 - share * 0.5), b * (1 - share * 0.5)]);
    if (worst(color) >= wanted) return color;
  }
  return towards ? [255, 255, 255] : [0, 0, 0];
}

/** The one of the two that is easier to read on the colour. */
export const inkOn = (rgb, dark = [16, 14, 22], light = [255, 255, 255]) => (contrast(rgb, dark) > contrast(rgb, light) ? dark : light);
