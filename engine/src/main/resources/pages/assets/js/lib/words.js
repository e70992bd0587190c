// The texts of a page in the language that the server chose for it: from the catalogues that the page names.

import { language, locale } from './dom.js';

const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules(locale);
let texts = {};

/** Puts another catalogue in place; for tests. */
export function use(catalogue) {
  texts = catalogue;
}

/** Nothing can be said without it, not even that something is wrong. */
async function load(address) {
  for (;;) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return answer.json();
    await new Promise((resolve) => { setTimeout(resolve, 1000 + Math.random() * 1000); });
  }
}

const links = [...globalThis.document?.querySelectorAll?.('link.words') ?? []];
use(Object.assign({}, ...await Promise.all(links.map(({ href }) => load(href)))));

export const has = (key) => key in texts;

/** The text of a key. Numbers are written as the language has them, and `n` chooses the plural. */
export function t(key, values = {}) {
  const found = texts[key];
  if (found === undefined) throw new Error(`no text for ${key} in ${language}`);
  const text = typeof found === 'string' ? found : found[plurals.select(values.n)] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? numbers.format(values[name]) : values[name]));
}

/** A problem in the language of the page, where the catalogue has it; else in the words of the server. */
export function told(problem) {
  const key = `problem.${problem.id}`;
  return has(key) ? { title: t('problem.title'), message: t(key), errors: problem.errors } : problem;
}
