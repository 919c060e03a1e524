import { type LocalDate, addDays } from '../../../kernel/local-date.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import type { Arc } from './arc.js';
import type { Rest } from './course.js';

/** Everyone of the demo world works from Monday to Friday. */
export const CALENDAR = workingCalendar([]);

/** @returns the day so many days before the present or, where nobody works on it, the next one on which they do */
export function dayAgo(presentOn: LocalDate, days: number): LocalDate {
  return CALENDAR.addWorkingDays(addDays(presentOn, -days), 0);
}

/** @returns the first day on which nothing happens any more; null for none */
export function untilOf({ quietSinceDaysAgo, closed, hold }: Arc, presentOn: LocalDate): LocalDate | null {
  const heldDaysAgo = hold && 'resumesIn' in hold ? hold.daysAgo : undefined;
  const ends = [quietSinceDaysAgo, closed?.daysAgo, heldDaysAgo].filter((each) => each !== undefined);
  return ends.length === 0 ? null : dayAgo(presentOn, Math.max(...ends));
}

/** The days without work of a hold that is over; work goes on on the day after the one that ends it. */
export function restOf({ hold }: Arc, presentOn: LocalDate): Rest | null {
  if (!hold || 'resumesIn' in hold) return null;
  return { from: dayAgo(presentOn, hold.daysAgo), to: addDays(dayAgo(presentOn, hold.resumedDaysAgo), 1) };
}
