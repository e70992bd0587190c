// Where the names of rows stand: beyond their ends, where neither seats nor other names are.

const BEYOND = 1.15;
const FROM_SEATS = 0.8;
const FROM_NAMES = 0.9;

const known = new WeakMap();

/** By the seat at an end of a row: the points for its name. Found once for a model. */
export function rowNamePlaces(model) {
  if (!known.has(model)) known.set(model, findPlaces(model));
  return known.get(model);
}

function findPlaces(model) {
  const places = new Map();
  const names = new Names(model.pitch);
  const add = (seat, neighbour) => {
    const { pitch } = model.sections[model.sectionOf[seat]];
    const [dx, dy] = [model.x[seat] - model.x[neighbour], model.y[seat] - model.y[neighbour]];
    const share = (pitch * BEYOND) / (Math.hypot(dx, dy) || 1);
    const [x, y] = [model.x[seat] + dx * share, model.y[seat] + dy * share];
    if (names.hasNear(x, y) || model.grid.nearest(x, y, pitch * FROM_SEATS) >= 0) return;
    names.add(x, y);
    places.set(seat, [...(places.get(seat) ?? []), [x, y]]);
  };
  for (let row = 0; row + 1 < model.rowStart.length; row++) {
    const [first, last] = [model.rowStart[row], model.rowStart[row + 1] - 1];
    if (last <= first) continue;
    add(first, first + 1);
    add(last, last - 1);
  }
  return places;
}

// The names so far, in cells as wide as neighbouring seats are apart.
class Names {
  #cells = new Map();

  constructor(pitch) {
    this.pitch = pitch;
  }

  #cell(x, y) {
    return Math.round(x / this.pitch) * 65536 + Math.round(y / this.pitch);
  }

  add(x, y) {
    this.#cells.set(this.#cell(x, y), [x, y]);
  }

  hasNear(x, y) {
    for (let across = -1; across <= 1; across++) {
      for (let down = -1; down <= 1; down++) {
        const other = this.#cells.get(this.#cell(x + across * this.pitch, y + down * this.pitch));
        if (other && Math.hypot(other[0] - x, other[1] - y) < this.pitch * FROM_NAMES) return true;
      }
    }
    return false;
  }
}
