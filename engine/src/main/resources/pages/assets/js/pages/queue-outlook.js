// Tells those who wait what is left, and whether their place will find something.

import { show, text } from '../lib/dom.js';
import { leftWords, likelihood, textsIn } from './queue-outlook-words.js';

/** @param {object} status of the queue @param {number|null} position of this visitor */
export function showOutlook(status, position) {
  const language = document.documentElement.lang || 'en';
  const chance = status.phase === 'CLOSED' ? null : likelihood(status.outlook, { position, entrants: status.entrants, winners: status.mode === 'LOTTERY' ? status.winners : null });
  show('#outlook', chance !== null);
  if (chance === null) return;
  text('#chance', textsIn(language)[chance]);
  text('#left', leftWords(status.outlook, language));
}

export const hideOutlook = () => show('#outlook', false);
