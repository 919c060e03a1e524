import { type LocalDate, daysBetween } from '../../../kernel/local-date.js';

/** Consecutive days, both inclusive. */
export interface DaySpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface SpanLimits {
  /** Maximum number of calendar days. */
  readonly mostDays: number;
  /** How many calendar days before and after today it can reach. */
  readonly daysBack: number;
  readonly daysAhead: number;
}

export interface SpanFault {
  readonly field: 'from' | 'to';
  readonly message: string;
}

/** @returns what is wrong with a range and the limit it exceeds; null if it is valid */
export function faultOfSpan({ from, to }: DaySpan, today: LocalDate, limits: SpanLimits): SpanFault | null {
  const { mostDays, daysBack, daysAhead } = limits;
  if (from > to) return { field: 'to', message: `It must not be before the first day, ${from}.` };
  if (daysBetween(from, to) >= mostDays)
    return { field: 'to', message: `${from} to ${to} is longer than ${mostDays} days.` };
  if (daysBetween(from, today) > daysBack)
    return { field: 'from', message: `It must be at most ${daysBack} days before today, ${today}.` };
  if (daysBetween(today, to) > daysAhead)
    return { field: 'to', message: `It must be at most ${daysAhead} days after today, ${today}.` };
  return null;
}
