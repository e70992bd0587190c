import { readFileSync } from 'node:fs';
import { use } from '../../main/resources/pages/assets/js/lib/words.js';

export const LANGUAGES = ['en', 'de', 'es', 'fr'];

export const catalogue = (language) => JSON.parse(readFileSync(new URL(`../../main/resources/pages/assets/words/${language}.json`, import.meta.url), 'utf8'));

/** As a page in English has it. */
export const english = () => use(catalogue('en'));
