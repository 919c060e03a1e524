import { addDays, instantAt, type LocalDate, localDay } from '../../kernel/local-date.js';
import { bucketsOf } from '../adoption/index.js';

export type TrendInterval = 'DAY' | 'WEEK' | 'MONTH';

/** A stretch of whole UTC days, and the instant at which it is over. */
export interface TrendSpan {
  readonly firstDay: LocalDate;
  /** Inclusive. */
  readonly lastDay: LocalDate;
  /** 24:00 UTC of the last day, or now. */
  readonly at: Date;
  /** Whether it is only part of its interval: clipped by the range, or not over yet. */
  readonly partial: boolean;
}

/**
 * The UTC days, ISO weeks or months that overlap a range, clipped to it and to now; those that have not begun are left out.
 * @param to inclusive
 */
export function trendSpans(from: LocalDate, to: LocalDate, interval: TrendInterval, now: Date): TrendSpan[] {
  // At midnight the day that begins is not there yet.
  const begun = localDay(new Date(now.getTime() - 1), 'UTC');
  const end = to < begun ? to : begun;
  if (from > end) return [];
  const buckets = bucketsOf(from, end, interval, now);
  return buckets.map(({ start, partial }, index) => {
    const next = buckets[index + 1]?.start.slice(0, 10);
    const lastDay = next === undefined ? end : addDays(next, -1);
    const midnight = instantAt(addDays(lastDay, 1), '00:00', 'UTC');
    const firstDay = index === 0 ? from : start.slice(0, 10);
    return { firstDay, lastDay, at: midnight < now ? midnight : now, partial };
  });
}
