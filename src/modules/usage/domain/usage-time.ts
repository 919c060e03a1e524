import { upperAscii } from '../../../kernel/text.js';

/** How far a sender's clock may be ahead. */
const MAX_AHEAD_MS = 5 * 60_000;

/** Keys that detect duplicates are kept one month longer than this. */
const MAX_AGE_MONTHS = 13;

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):([0-5]\d):([0-5]\d)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Parses an RFC 3339 instant to the millisecond; null for anything else, including days that do not exist: Date would
 * read 30 February as 2 March.
 */
export function parseInstant(text: unknown): Date | null {
  const parts = typeof text === 'string' ? RFC_3339.exec(text) : null;
  if (parts === null) return null;
  const [whole, year, month, day, hour] = parts;
  if (Number(hour) > 23 || Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month)))
    return null;
  return new Date(upperAscii(whole));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CLF = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/;

/**
 * @returns RFC 3339 text of a time in the Common Log Format, `10/Jun/2023:15:36:28 +0000`; any other value unchanged
 */
export function clfInstant(value: unknown): unknown {
  const parts = typeof value === 'string' ? CLF.exec(value) : null;
  if (parts === null) return value;
  const [, day, name, year, clock, hours, minutes] = parts;
  const month = String(MONTHS.indexOf(name!) + 1).padStart(2, '0');
  return `${year}-${month}-${day}T${clock}${hours}:${minutes}`;
}

/** The last millisecond of the year 9999; RFC 3339 cannot express later times. */
const MAX_EPOCH_MS = 253_402_300_799_999;

/** @returns RFC 3339 text of milliseconds since 1970; null for any other value */
export function epochInstant(value: unknown): string | null {
  const isEpoch = typeof value === 'number' && value >= 0 && value <= MAX_EPOCH_MS;
  return isEpoch ? new Date(value).toISOString() : null;
}

const MAX_NANOS = 2n ** 64n - 1n;
const NANOS_PER_MS = 1_000_000n;

/**
 * @returns nanoseconds since 1970, given as text or as a number; today's are beyond 2^53, where a number is up to 128 ns off,
 *   so it is rounded to microseconds. Null for any other value.
 */
export function epochNanos(value: unknown): bigint | null {
  const nanos = typeof value === 'number' ? nanosOfNumber(value) : nanosOfText(value);
  return nanos !== null && nanos <= MAX_NANOS ? nanos : null;
}

function nanosOfNumber(value: number): bigint | null {
  if (!Number.isInteger(value) || value < 0) return null;
  return Number.isSafeInteger(value) ? BigInt(value) : BigInt(Math.round(value / 1_000)) * 1_000n;
}

function nanosOfText(value: unknown): bigint | null {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? BigInt(value) : null;
}

/** @returns RFC 3339 text, to the millisecond; null for null */
export function nanosInstant(nanos: bigint | null): string | null {
  return nanos === null ? null : new Date(Number(nanos / NANOS_PER_MS)).toISOString();
}

export function isTooFarAhead(time: Date, now: Date): boolean {
  return time.getTime() > now.getTime() + MAX_AHEAD_MS;
}

/** Whether a time is more than 13 calendar months (UTC) before now. */
export function isTooOld(time: Date, now: Date): boolean {
  return time.getTime() < oldestAt(now);
}

let latest = { now: Number.NaN, oldest: 0 };

/** Remembers the last answer: the records of a request have the same now. */
function oldestAt(now: Date): number {
  if (latest.now !== now.getTime())
    latest = { now: now.getTime(), oldest: monthsBefore(now, MAX_AGE_MONTHS) };
  return latest.oldest;
}

/** Epoch ms; a day that the earlier month lacks becomes its last day. */
function monthsBefore(now: Date, months: number): number {
  const target = new Date(now);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() - months);
  const lastDay = daysInMonth(target.getUTCFullYear(), target.getUTCMonth() + 1);
  return target.setUTCDate(Math.min(now.getUTCDate(), lastDay));
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param month 1-12; any other month has no days */
function daysInMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}
