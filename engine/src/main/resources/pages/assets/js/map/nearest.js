// Free seats in place of some that are gone: of the same category, together if there is such a group, as near as can be.

import { AVAILABLE } from './model.js';

const OTHER_ROW = 2.5;
const OTHER_SECTION = 12;
const BESIDE_KEPT = 1.5;
const APART = 1.75;

/**
 * @param {SeatModel} model
 * @param {number[]} lost ordinals to replace
 * @param {number[]} kept ordinals that stay chosen; the new ones had best be beside them
 * @returns {number[]} as many ordinals as could be found, none of them lost or kept
 */
export function nearestFree(model, lost, kept = []) {
  const taken = new Set([...lost, ...kept]);
  const categories = [...new Set(lost.map((ordinal) => model.categoryOf[ordinal]))];
  return categories.flatMap((category) => {
    const gone = lost.filter((ordinal) => model.categoryOf[ordinal] === category);
    const found = replace(model, category, gone, kept, taken);
    found.forEach((ordinal) => taken.add(ordinal));
    return found;
  });
}

function replace(model, category, gone, kept, taken) {
  const anchor = anchorOf(model, gone, kept);
  const free = (ordinal) => model.stateOf[ordinal] === AVAILABLE && model.categoryOf[ordinal] === category && !taken.has(ordinal);
  return nearestGroup(model, anchor, gone.length, free) ?? nearestSingles(model, anchor, gone.length, free);
}

// Where the seats should be: at those that are gone, in the row of the first.
function anchorOf(model, gone, kept) {
  const mean = (coordinate) => gone.reduce((sum, ordinal) => sum + coordinate[ordinal], 0) / gone.length;
  return { x: mean(model.x), y: mean(model.y), row: model.rowOf[gone[0]], section: model.sectionOf[gone[0]], kept: new Set(kept) };
}

// In units of the distance between neighbours.
function costOf(model, anchor, ordinal) {
  const section = model.sectionOf[ordinal];
  const distance = Math.hypot(model.x[ordinal] - anchor.x, model.y[ordinal] - anchor.y) / model.sections[anchor.section].pitch;
  return distance + (model.rowOf[ordinal] === anchor.row ? 0 : OTHER_ROW) + (section === anchor.section ? 0 : OTHER_SECTION);
}

const together = (model, a, b) => Math.hypot(model.x[a] - model.x[b], model.y[a] - model.y[b]) <= APART * model.sections[model.sectionOf[a]].pitch;

// Slides a window of the wanted size along every row.
function nearestGroup(model, anchor, size, free) {
  let best = null;
  let bestCost = Infinity;
  for (let row = 0; row + 1 < model.rowStart.length; row++) {
    let run = 0;
    for (let ordinal = model.rowStart[row]; ordinal < model.rowStart[row + 1]; ordinal++) {
      run = !free(ordinal) ? 0 : run > 0 && together(model, ordinal - 1, ordinal) ? run + 1 : 1;
      if (run < size) continue;
      const group = Array.from({ length: size }, (_, i) => ordinal - size + 1 + i);
      const cost = group.reduce((sum, each) => sum + costOf(model, anchor, each), 0) / size - (besideKept(model, anchor, group) ? BESIDE_KEPT : 0);
      if (cost < bestCost) [best, bestCost] = [group, cost];
    }
  }
  return best;
}

function besideKept(model, anchor, group) {
  return [group[0] - 1, group.at(-1) + 1].some((ordinal) => anchor.kept.has(ordinal) && model.rowOf[ordinal] === model.rowOf[group[0]]);
}

function nearestSingles(model, anchor, size, free) {
  const found = [];
  for (let ordinal = 0; ordinal < model.size; ordinal++) if (free(ordinal)) found.push([costOf(model, anchor, ordinal), ordinal]);
  return found.sort(([a], [b]) => a - b).slice(0, size).map(([, ordinal]) => ordinal);
}
