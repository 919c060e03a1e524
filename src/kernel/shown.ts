import type { LocalDate } from './local-date.js';

/** Formats hours for people, with at most one decimal. */
export function shownHours(hours: number): string {
  return String(Math.round(hours * 10) / 10);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Formats a day for people, e.g. 30 Nov 2026. */
export function shownDay(day: LocalDate): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]!} ${year!}`;
}
