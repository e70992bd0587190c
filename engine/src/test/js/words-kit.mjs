import { readFileSync } from 'node:fs';
import { use } from '../../main/resources/pages/assets/js/lib/words.js';

export const LANGUAGES = ['en', 'de', 'es', 'fr'];

/** What all pages say, what rooms, events and draws do, and what the shop does: by the folders of their files. */
export const GROUPS = ['common/', '', 'shop/'];

export const part = (group, language) => JSON.parse(readFileSync(new URL(`../../main/resources/pages/assets/words/${group}${language}.json`, import.meta.url), 'utf8'));

/** All texts of a language, as the server has them. */
export const catalogue = (language) => Object.assign({}, ...GROUPS.map((group) => part(group, language)));

/** As a page in English has it. */
export const english = () => use(catalogue('en'));
