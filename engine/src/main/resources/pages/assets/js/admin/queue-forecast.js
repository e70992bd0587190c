// How a queue will go: a fluid model of admissions, for planning. The waiting room's own arithmetic is the server's.

/**
 * Admissions are bound by the rate, and by the concurrent shoppers, each of whom stays for a while: C shoppers who stay s minutes free C / s
 * slots a minute (Little's law).
 * @param {object} plan
 * @param {number} plan.visitors who have joined when the sale opens
 * @param {number} plan.ratePerMinute
 * @param {number} plan.maxActive
 * @param {number} plan.stayMinutes mean time from the call to the purchase or to giving up
 * @param {number} plan.seats on sale
 * @param {number} plan.seatsPerOrder mean
 * @param {number} plan.conversion share of those called who buy, 0 to 1
 * @param {number} plan.openMinutes from the opening to the close
 */
export function forecast({ visitors, ratePerMinute, maxActive, stayMinutes, seats, seatsPerOrder, conversion, openMinutes }) {
  const slotsPerMinute = stayMinutes > 0 ? maxActive / stayMinutes : Infinity;
  const perMinute = Math.min(ratePerMinute, slotsPerMinute);
  const lastCalledMinutes = visitors / perMinute;
  const callsToSellOut = seatsPerOrder * conversion > 0 ? seats / (seatsPerOrder * conversion) : Infinity;
  const soldOut = callsToSellOut <= visitors;
  return {
    perMinute,
    boundBy: slotsPerMinute < ratePerMinute ? 'concurrency' : 'rate',
    lastCalledMinutes,
    medianWaitMinutes: lastCalledMinutes / 2,
    calledBeforeClose: Math.min(visitors, Math.floor(perMinute * openMinutes)),
    soldOutMinutes: soldOut ? callsToSellOut / perMinute : null,
    calledInVain: soldOut ? Math.floor(visitors - callsToSellOut) : 0,
    seatsSold: soldOut ? seats : Math.round(visitors * seatsPerOrder * conversion),
  };
}

/** [minutes after the opening, called so far]: up to the last call or the close, whichever is first. */
export function admittedOverTime({ visitors, openMinutes }, { perMinute, lastCalledMinutes }) {
  const end = Math.min(lastCalledMinutes, openMinutes);
  return [[0, 0], [end, Math.min(visitors, perMinute * end)]];
}

/** 40 seconds, 33 minutes, 2 hours 5 minutes */
export function minutesText(minutes) {
  if (!Number.isFinite(minutes)) return 'never';
  if (minutes < 1) return unit(Math.max(1, Math.round(minutes * 60)), 'second');
  const whole = Math.round(minutes);
  if (whole < 90) return unit(whole, 'minute');
  const rounded = whole < 600 ? Math.round(whole / 5) * 5 : Math.round(whole / 60) * 60;
  const hours = Math.floor(rounded / 60);
  return rounded % 60 ? `${unit(hours, 'hour')} ${unit(rounded % 60, 'minute')}` : unit(hours, 'hour');
}

const unit = (number, name) => `${number.toLocaleString('en-GB')} ${name}${number === 1 ? '' : 's'}`;
const people = (number) => unit(number, 'visitor');
const perMinuteText = (rate) => (rate >= 10 ? Math.round(rate).toLocaleString('en-GB') : rate.toFixed(1).replace(/\.0$/, ''));

/** The forecast in words. */
export function inWords(plan, result) {
  const drained = result.lastCalledMinutes <= plan.openMinutes;
  const call = drained
    ? `the last is called ${minutesText(result.lastCalledMinutes)} after opening, half of them within ${minutesText(result.medianWaitMinutes)}`
    : `only ${result.calledBeforeClose.toLocaleString('en-GB')} of them are called before the sale closes`;
  const hall = result.soldOutMinutes !== null && result.soldOutMinutes <= plan.openMinutes
    ? `The hall of ${unit(plan.seats, 'seat')} is likely sold out after ${minutesText(result.soldOutMinutes)}.`
    : `About ${Math.min(plan.seats, Math.round(result.calledBeforeClose * plan.seatsPerOrder * plan.conversion)).toLocaleString('en-GB')} of ${unit(plan.seats, 'seat')} would be sold.`;
  return `${people(plan.visitors)} at ${perMinuteText(result.perMinute)} a minute: ${call}. ${hall}`;
}

const MINUTE_MILLIS = 60_000;
const SHORT_QUEUE_MILLIS = 5 * MINUTE_MILLIS;
const SHORT_PASS_SECONDS = 90;

/**
 * What is odd about the settings, each with the field it is about. Times are epoch milliseconds.
 * @returns {{field: string, text: string}[]}
 */
export function warnings(plan, result, { nowMillis, queueOpensMillis, opensMillis, closesMillis, startsMillis, passSeconds }) {
  const found = [];
  const warn = (applies, field, text) => applies && found.push({ field, text });
  warn(opensMillis <= nowMillis, 'opensAt', 'The sale opens in the past: it would be open at once, with nobody in the queue to draw.');
  warn(opensMillis > nowMillis && queueOpensMillis <= nowMillis, 'queueOpensAt', 'The queue opens in the past: people can join as soon as you schedule this.');
  warn(queueOpensMillis <= opensMillis && opensMillis - queueOpensMillis < SHORT_QUEUE_MILLIS && opensMillis > nowMillis, 'queueOpensAt',
    'The queue is open for less than five minutes before the sale: few will be in the draw, and those who come later queue by arrival.');
  warn(startsMillis !== null && closesMillis > startsMillis, 'closesAt', 'The sale closes after the event has started.');
  warn(closesMillis > opensMillis && result.calledBeforeClose < plan.visitors, 'closesAt',
    `The sale closes before the queue is through: ${(plan.visitors - result.calledBeforeClose).toLocaleString('en-GB')} of ${people(plan.visitors)} would never be called.`);
  warn(result.boundBy === 'concurrency', 'maxActive',
    `Concurrent shoppers bind, not the rate: ${plan.maxActive.toLocaleString('en-GB')} who stay ${minutesText(plan.stayMinutes)} make ${perMinuteText(result.perMinute)} a minute, less than ${plan.ratePerMinute.toLocaleString('en-GB')}.`);
  warn(passSeconds < SHORT_PASS_SECONDS, 'passSeconds', `A pass of ${passSeconds} seconds is short: many will not find seats in time and lose their turn.`);
  warn(plan.maxActive > plan.seats * 2 && plan.seats > 0, 'maxActive', 'More people may shop at once than there are seats, twice over: many will find every seat they pick taken.');
  return found;
}
