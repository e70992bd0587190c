// Where the errors of a problem document belong in a form.

/**
 * An error belongs to the field of its name, else to the nearest field above or below it: `prices.Gold` is shown at `prices.Gold.amount`,
 * `prices.Gold.amount` at `prices` where there is nothing nearer.
 * @param {{field: string, detail: string}[]} errors
 * @param {string[]} fields the names that the form has, in its order
 * @returns {{byField: Map<string, string[]>, rest: {field: string, detail: string}[]}} in the form's order
 */
export function placeErrors(errors, fields) {
  const found = new Map();
  const rest = [];
  for (const error of errors) {
    const field = nearest(error.field, fields);
    if (field === null) rest.push(error);
    else found.set(field, [...(found.get(field) ?? []), error.detail]);
  }
  return { byField: new Map(fields.filter((field) => found.has(field)).map((field) => [field, found.get(field)])), rest };
}

function nearest(name, fields) {
  if (!name) return null;
  if (fields.includes(name)) return name;
  const below = fields.find((field) => isBelow(field, name));
  if (below) return below;
  const above = fields.filter((field) => isBelow(name, field)).sort((a, b) => b.length - a.length);
  return above[0] ?? null;
}

const isBelow = (name, parent) => name.startsWith(`${parent}.`) || name.startsWith(`${parent}[`);

/** "must be from 1 to 100" becomes "Must be from 1 to 100." */
export function sentence(detail) {
  const text = detail.trim();
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…)}\]]$/.test(first) ? first : `${first}.`;
}
