// What the fields of the checkout accept, and the test cards of the simulated payment provider.

/** Number, token and behaviour of every card that the simulated provider knows. */
export const CARDS = [
  { token: 'tok_visa', number: '4242 4242 4242 4242', name: 'Approves', expect: 'Paid at once; the tickets come within seconds.' },
  { token: 'tok_declined', number: '4000 0000 0000 0002', name: 'Declines', expect: 'The bank refuses. Nothing is charged, the seats go back on sale.' },
  { token: 'tok_slow', number: '4000 0000 0000 0010', name: 'Slow bank', expect: 'The bank takes two seconds, then approves.' },
  { token: 'tok_timeout', number: '4000 0000 0000 0028', name: 'Bank does not answer', expect: 'We ask again and again, then give up without a charge. Takes a while.' },
  { token: 'tok_lost_reply', number: '4000 0000 0000 0036', name: 'Answer is lost after charging', expect: 'The bank charges and its answer gets lost. You are charged once all the same.' },
];

const digitsOf = (text) => text.replace(/\D/g, '');

/** The card with this number, however it is spaced, or undefined. */
export const cardOf = (number) => CARDS.find((card) => digitsOf(card.number) === digitsOf(number));

/** Groups of four, as cards print them. */
export const grouped = (number) => digitsOf(number).replace(/(.{4})(?=.)/g, '$1 ');

// The same shape as the server asks for, so that a wrong address is named before anything is sent.
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Each check answers what is wrong and what to do, or an empty text. */
export function emailFault(email) {
  if (!email) return 'Enter the address for your order, such as ada@example.org.';
  if (email.length > 254) return 'This address is too long. Use one with up to 254 characters.';
  return EMAIL.test(email) ? '' : 'This is not a complete e-mail address. It looks like ada@example.org.';
}

export function numberFault(number) {
  if (!digitsOf(number)) return 'Choose a test card, or enter the number of one.';
  return cardOf(number) ? '' : 'The simulated bank does not know this card. Choose one of the test cards above.';
}

export function expiryFault(expiry, now = new Date()) {
  const [, month, year] = /^\s*(0?[1-9]|1[0-2])\s*\/\s*(?:20)?(\d\d)\s*$/.exec(expiry) ?? [];
  if (!month) return 'Enter month and year, such as 04/30.';
  const firstDayAfter = new Date(2000 + Number(year), Number(month), 1);
  return firstDayAfter > now ? '' : 'This card has expired. Enter a month to come.';
}

export const cvcFault = (cvc) => (/^\d{3,4}$/.test(cvc.trim()) ? '' : 'Enter the 3 or 4 digits of the security code.');

/** The thresholds of a countdown (seconds) that lie between two readings; the lowest counts, so that sleep skips the others. */
export const passedMark = (before, left, marks = [10, 30, 60]) => marks.find((mark) => left <= mark && before > mark) ?? null;
