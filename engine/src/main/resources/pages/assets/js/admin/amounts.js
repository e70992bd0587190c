// Prices as people type them, in minor units. No guessing: what could mean two amounts is refused.

/** The server takes no more. */
const MOST_MINOR = 1_000_000_000;

/**
 * @param {string} text "45", "45.5", "45,50"
 * @param {number} digits of the currency's minor unit
 * @returns {{amount: number} | {error: string}}
 */
export function toMinor(text, digits) {
  const trimmed = text.trim();
  if (trimmed === '') return { error: 'Enter a price; 0 is free.' };
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(trimmed);
  if (!match) return { error: `Enter digits only, like ${example(digits)}.` };
  const [, whole, fraction = ''] = match;
  if (fraction.length > digits) {
    return { error: digits === 0 ? 'This currency has no minor unit; enter a whole number.' : `Enter ${digits} digits after the point at the most, like ${example(digits)}.` };
  }
  const amount = Number(whole + fraction.padEnd(digits, '0'));
  return amount > MOST_MINOR ? { error: `Enter ${(MOST_MINOR / 10 ** digits).toLocaleString('en-GB')} at the most.` } : { amount };
}

/** 4500 with 2 digits is "45.00". */
export const toMajorText = (amount, digits) => (amount / 10 ** digits).toFixed(digits);

const example = (digits) => toMajorText(45 * 10 ** digits, digits);
