import { LIMITS } from './quick-log.js';

const WHOLE = /^(?=\d)(?:(\d{1,4})h)?(?:(\d{1,4})m)?$/i;
const DECIMAL = /^(\d{1,2})[.,](\d{1,2})h$/i;
/** A number with a unit of time, in whatever form, or followed by something else. */
const SIMILAR = /^\d+(?:[.,]\d+)?(?:h|hrs?|hours?|m|mins?|minutes?)(?:\d.*)?[.,;:!?)]*$/i;
const HOUR = 60;

/**
 * Reads a time such as `1h30m`, `90m` or `1.5h`.
 * @returns minutes, rounded; a fault, as a clause, if it is similar to a time; null for anything else
 */
export function minutesOf(word: string): number | { readonly fault: string } | null {
  const minutes = wholeMinutes(word) ?? decimalMinutes(word);
  if (minutes === null)
    return SIMILAR.test(word) ? { fault: 'is not a time; write 1h30m, 90m or 1.5h' } : null;
  return minutes > LIMITS.minutes ? { fault: 'is more than a day' } : minutes;
}

/** Formats minutes as `minutesOf` reads them, e.g. `1h30m`. */
export function shownMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 || hours === 0 ? `${rest}m` : ''}`;
}

function wholeMinutes(word: string): number | null {
  const [found, hours, rest] = WHOLE.exec(word) ?? [];
  if (found === undefined) return null;
  // 1h75m is a slip.
  if (hours !== undefined && Number(rest ?? 0) >= HOUR) return null;
  return Number(hours ?? 0) * HOUR + Number(rest ?? 0);
}

function decimalMinutes(word: string): number | null {
  const [found, whole, fraction] = DECIMAL.exec(word) ?? [];
  return found === undefined ? null : Math.round(Number(`${whole}.${fraction}`) * HOUR);
}
