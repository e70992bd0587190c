// The levers of an onsale: which there are in a phase, what each will do to those who wait, and the doing of it.

import { $, busy, confirmed, h, toast } from '../lib/dom.js';
import { count } from '../lib/money.js';
import { complain, change } from './frame.js';
import { askDoor } from './door-dialog.js';
import { askMode } from './mode-dialog.js';
import { modeWord } from './modes.js';
import { askRevocation } from './visitors.js';
import { askPace } from './pace-dialog.js';

const people = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;
const waiting = ({ waiting: number }) => people(number, 'person waits', 'people wait');
const shopping = ({ active }) => (active === 0 ? 'Nobody shops at the moment.' : `${people(active, 'person who has a pass goes', 'people who have a pass go')} on shopping until it ends.`);

/** Each: in which phases, and the question before it is done. */
const LEVERS = {
  open: {
    label: 'Open now', kind: 'primary', phases: ['SCHEDULED', 'QUEUEING'], done: 'Opened',
    ask: (queue) => ({ title: 'Open the sale now?', action: 'Open now', detail: queue.entrants === 0
      ? 'Nobody is in the queue. The draw is made at once, and those who come later are let in by arrival.'
      : `${people(queue.entrants, 'person is', 'people are')} in the queue. The draw is made at once, and the first are called, at ${count(queue.ratePerMinute)} a minute. This cannot be taken back.` }),
  },
  resume: {
    label: 'Resume', kind: 'primary', phases: ['PAUSED'], done: 'Resumed',
    ask: (queue) => ({ title: 'Resume the sale?', action: 'Resume', detail: `${waiting(queue)}. They are called again at ${count(queue.ratePerMinute)} a minute, where they stopped.` }),
  },
  pause: {
    label: 'Pause', kind: '', phases: ['SCHEDULED', 'QUEUEING', 'OPEN'], done: 'Paused',
    ask: (queue) => ({ title: 'Pause the sale?', action: 'Pause', detail: `${waiting(queue)}. They keep their places, more may join, and nobody is called until you resume. ${shopping(queue)}` }),
  },
  pace: { label: 'Change the pace', kind: '', phases: ['SCHEDULED', 'QUEUEING', 'OPEN', 'PAUSED'] },
  mode: { label: 'Switch the mode', kind: '', phases: ['SCHEDULED', 'QUEUEING', 'OPEN', 'PAUSED'] },
  revoke: { label: 'Take a place back', kind: '', phases: ['QUEUEING', 'OPEN', 'PAUSED'] },
  door: { label: 'Who gets a place', kind: '', phases: ['SCHEDULED', 'QUEUEING', 'OPEN', 'PAUSED'] },
  close: {
    label: 'Close for good', kind: 'danger', phases: ['SCHEDULED', 'QUEUEING', 'OPEN', 'PAUSED'], done: 'Closed',
    ask: (queue) => ({ title: 'Close the sale for good?', action: 'Close for good', danger: true, detail: `${queue.waiting === 0 ? 'Nobody waits.' : `${waiting(queue)} and will never be called.`} ${shopping(queue)} A closed onsale does not open again; you would schedule another.` }),
  },
};

/**
 * @param {string} onsaleId
 * @param {{queue: () => object, terms: () => object, onDone: (terms: object) => void}} page
 * @returns {(phase: string) => void} shows the levers of a phase
 */
export function buildControls(onsaleId, page) {
  const buttons = Object.entries(LEVERS).map(([name, lever]) => {
    const button = h('button', { class: `btn ${lever.kind}`, type: 'button', hidden: true }, lever.label);
    button.addEventListener('click', () => busy(button, () => pull(name, lever, onsaleId, page)));
    return { button, lever };
  });
  $('#controls').replaceChildren(...buttons.map(({ button }) => button));
  return (phase) => {
    buttons.forEach(({ button, lever }) => keepFocus(button, !lever.phases.includes(phase)));
    $('#closed').hidden = phase !== 'CLOSED';
  };
}

/** A button that vanishes under the keyboard hands the focus on. */
function keepFocus(button, hidden) {
  const lost = hidden && !button.hidden && document.activeElement === button;
  button.hidden = hidden;
  if (lost) $('#title').focus();
}

async function pull(name, lever, onsaleId, page) {
  try {
    const terms = await (name === 'pace' ? changePace(onsaleId, page) : name === 'mode' ? switchMode(onsaleId, page) : name === 'door' ? changeDoor(onsaleId, page) : name === 'revoke' ? revoke(onsaleId, page) : act(name, lever, onsaleId, page));
    if (terms) page.onDone(terms);
  } catch (error) {
    complain(error);
  }
}

async function act(name, lever, onsaleId, page) {
  if (!(await confirmed(lever.ask(page.queue())))) return null;
  const terms = await change('POST', `/onsales/${onsaleId}/${name}`);
  toast(`${lever.done}. It is in force everywhere within seconds.`, { kind: 'good' });
  return terms;
}

async function switchMode(onsaleId, page) {
  const terms = await askMode(page.terms(), (body) => change('PATCH', `/onsales/${onsaleId}`, body));
  if (terms) toast(`Now: ${modeWord(terms.mode).toLowerCase()}. It is in force everywhere within seconds.`, { kind: 'good' });
  return terms;
}

async function revoke(onsaleId, page) {
  if (!(await askRevocation((body) => change('POST', `/onsales/${onsaleId}/revocations`, body)))) return null;
  toast('The place is taken back. It is refused everywhere within seconds.', { kind: 'good' });
  return page.terms();
}

async function changeDoor(onsaleId, page) {
  const terms = await askDoor(page.terms(), (body) => change('PATCH', `/onsales/${onsaleId}`, body));
  if (terms) toast('Changed. It is in force everywhere within seconds.', { kind: 'good' });
  return terms;
}

async function changePace(onsaleId, page) {
  const terms = await askPace(page.terms(), page.queue(), (body) => change('PATCH', `/onsales/${onsaleId}`, body));
  if (terms) toast(`Now ${count(terms.admissionsPerMinute)} a minute, ${count(terms.maxActive)} shopping at most.`, { kind: 'good' });
  return terms;
}
