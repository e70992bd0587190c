// The detail of an action of the log, in words.

import { laneWords } from './lanes.js';

const HIDDEN = ['onsaleId', 'registrationOpensAt', 'registrationClosesAt', 'eventId', 'allocationId', 'codeId', 'phase', 'paused', 'commitment'];
/** PostgreSQL keeps members in an order of its own. */
const ORDER = ['name', 'queueOpensAt', 'opensAt', 'closesAt', 'admissionsPerMinute', 'maxActive', 'passSeconds', 'control', 'mode', 'winners', 'standbyAbove', 'message', 'protects', 'onOutage'];
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

const words = (id) => id.replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).replaceAll(/[-_]/g, ' ');
const isChange = (any) => isObject(any) && 'from' in any && 'to' in any;
const isObject = (any) => any !== null && typeof any === 'object' && !Array.isArray(any);

const place = ([name]) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
const inOrder = (entries) => entries.filter(([name]) => !HIDDEN.includes(name)).sort((a, b) => place(a) - place(b));

/**
 * "admissions per minute 600 → 900, pass seconds 300 → 120"
 * @param {object|null} detail members are values, {from, to}, or groups of such
 * @param {(iso: string) => string} time how times are shown
 */
export function describeDetail(detail, time = (iso) => iso) {
  const value = (any) => {
    if (any === null || any === undefined) return 'nothing';
    if (typeof any === 'number') return any.toLocaleString('en-GB');
    if (typeof any === 'string') return ISO_TIME.test(any) ? time(any) : any;
    return Array.isArray(any) && any.every((each) => isObject(each) && 'share' in each) ? laneWords(any) || 'none' : JSON.stringify(any);
  };
  const parts = (members) => inOrder(Object.entries(members)).flatMap(([name, any]) => {
    if (any === null || (Array.isArray(any) && any.length === 0)) return [];
    if (isChange(any)) return [`${words(name)} ${value(any.from)} → ${value(any.to)}`];
    return isObject(any) ? parts(any) : [`${words(name)} ${value(any)}`];
  });
  return isObject(detail) ? parts(detail).join(', ') : '';
}
