// What the pages say about who somebody is, and about going on on another device: a file for each language, of which a page loads its own.

const LANGUAGES = ['en', 'de', 'es', 'fr'];
let texts = {};

/** Puts other texts in place; for tests. */
export function use(catalogue) {
  texts = catalogue;
}

const wanted = globalThis.document?.documentElement.lang.slice(0, 2);
if (wanted !== undefined) {
  const language = LANGUAGES.includes(wanted) ? wanted : 'en';
  use(await (await fetch(new URL(`../../person/${language}.json`, import.meta.url))).json());
}

/** The words of a key, with what belongs in them. */
export const says = (key, value = '') => texts[key].replace('{0}', value);
