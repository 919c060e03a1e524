import { type LocalDate, addDays, fromEpochDay, toEpochDay } from '../../../kernel/local-date.js';

export const INTERVALS = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const;
export type Interval = (typeof INTERVALS)[number];

const HOURS = Array.from({ length: 24 }, (_value, hour) => String(hour).padStart(2, '0'));
/** Epoch day 0 was a Thursday, so ISO weeks start on epoch days with this remainder. */
const MONDAY = 4;

const FIRST_DAYS: Readonly<Record<Exclude<Interval, 'HOUR'>, (day: LocalDate) => LocalDate>> = {
  DAY: (day) => day,
  WEEK: (day) => fromEpochDay(Math.floor((toEpochDay(day) - MONDAY) / 7) * 7 + MONDAY),
  MONTH: (day) => `${day.slice(0, 7)}-01`,
};

/** @returns the first day of the ISO week or month that contains the day; the day itself for DAY */
export function firstDayOf(day: LocalDate, interval: Exclude<Interval, 'HOUR'>): LocalDate {
  return FIRST_DAYS[interval](day);
}

/**
 * Start times, in ISO text, of all UTC intervals that overlap a range, without gaps; the first ISO week or month may
 * start before the range.
 * @param to inclusive
 */
export function bucketStarts(from: LocalDate, to: LocalDate, interval: Interval): string[] {
  const days = Array.from({ length: toEpochDay(to) - toEpochDay(from) + 1 }, (_value, index) =>
    addDays(from, index),
  );
  if (interval === 'HOUR') return days.flatMap((day) => HOURS.map((hour) => `${day}T${hour}:00:00.000Z`));
  const firstDays = new Set(days.map(FIRST_DAYS[interval]));
  return [...firstDays].map((day) => `${day}T00:00:00.000Z`);
}

/** An interval of a series. */
export interface Bucket {
  /** Start time in ISO text. */
  readonly start: string;
  /** Whether the range begins or ends within it, or it is not over yet. */
  readonly partial: boolean;
}

const ENDS: Readonly<Record<Interval, (start: Date) => number>> = {
  HOUR: (start) => start.setUTCHours(start.getUTCHours() + 1),
  DAY: (start) => start.setUTCDate(start.getUTCDate() + 1),
  WEEK: (start) => start.setUTCDate(start.getUTCDate() + 7),
  MONTH: (start) => start.setUTCMonth(start.getUTCMonth() + 1),
};

/**
 * All intervals that overlap a range, as in {@link bucketStarts}.
 * @param to inclusive
 */
export function bucketsOf(from: LocalDate, to: LocalDate, interval: Interval, now: Date): Bucket[] {
  const first = new Date(from).getTime();
  const last = Math.min(ENDS.DAY(new Date(to)), now.getTime());
  return bucketStarts(from, to, interval).map((start) => ({
    start,
    partial: new Date(start).getTime() < first || ENDS[interval](new Date(start)) > last,
  }));
}
