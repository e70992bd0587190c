// The form of the checkout. The card stays in it: what leaves the page is the token of the simulated provider.

import { $, $$, h, show, text } from '../lib/dom.js';
import { t } from '../lib/words.js';
import { CARDS, cardOf, cvcFault, emailFault, expiryFault, grouped, numberFault } from './checkout-fields.js';

const CHECKS = { email: emailFault, number: numberFault, expiry: expiryFault, cvc: cvcFault };

const field = (name) => $(`#${name}`);

export function bindForm() {
  $('#cards').append(...CARDS.map(cardChoice));
  fillCard(CARDS[0]);
  field('number').addEventListener('input', markTypedCard);
  field('number').addEventListener('change', () => { field('number').value = grouped(field('number').value); });
  for (const name of Object.keys(CHECKS)) field(name).addEventListener('change', () => recheck(name));
}

function cardChoice(card, index) {
  const expectation = `expect-${index}`;
  return h('label', { class: 'choice' },
    h('input', { type: 'radio', name: 'card', value: card.token, checked: index === 0, 'aria-describedby': expectation, onchange: () => fillCard(card) }),
    h('span', { class: 'choice-name' }, t(`card.${card.token}`)),
    h('span', { class: 'choice-expect', id: expectation }, t(`card.${card.token}.expect`)));
}

function fillCard(card) {
  field('number').value = card.number;
  field('expiry').value = `12/${(new Date().getFullYear() + 2) % 100}`;
  field('cvc').value = '123';
  for (const name of ['number', 'expiry', 'cvc']) say(name, '');
}

function markTypedCard() {
  const typed = cardOf(field('number').value);
  for (const radio of $$('input[name=card]')) radio.checked = radio.value === typed?.token;
}

// A fault is taken back as soon as it is mended, but named only when leaving a field that has something in it.
function recheck(name) {
  if (field(name).value || field(name).hasAttribute('aria-invalid')) say(name, CHECKS[name](field(name).value.trim()));
}

export function say(name, fault) {
  text(`#${name}-error`, fault);
  if (fault) field(name).setAttribute('aria-invalid', 'true');
  else field(name).removeAttribute('aria-invalid');
}

/** What is to be sent, or null: then the faults are named and the first wrong field has the focus. */
export function readForm() {
  const wrong = Object.keys(CHECKS).filter((name) => {
    const fault = CHECKS[name](field(name).value.trim());
    say(name, fault);
    return fault;
  });
  if (wrong.length) {
    field(wrong[0]).focus();
    return null;
  }
  return { email: field('email').value.trim(), paymentToken: cardOf(field('number').value).token };
}

/** While the order is on its way nothing can be changed; what is happening is said below the button. */
export function lockForm(locked) {
  $('#fields').disabled = locked;
  show('#give-back', !locked);
  if (!locked) text('#sending', '');
}
