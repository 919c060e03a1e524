import { type LocalDate, addDays } from '../../../kernel/local-date.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import type { Arc } from './arc.js';
import type { Rest } from './course.js';

/** Everyone in the demo world works from Monday to Friday. */
export const CALENDAR = workingCalendar([]);

/** @returns the day that many days before the present, or the next working day if it is not one */
export function dayAgo(presentOn: LocalDate, days: number): LocalDate {
  return CALENDAR.addWorkingDays(addDays(presentOn, -days), 0);
}

/** @returns first day on which nothing happens any more; null for none */
export function untilOf({ quietSinceDaysAgo, closed, hold }: Arc, presentOn: LocalDate): LocalDate | null {
  const heldDaysAgo = hold && 'resumesIn' in hold ? hold.daysAgo : undefined;
  const ends = [quietSinceDaysAgo, closed?.daysAgo, heldDaysAgo].filter((each) => each !== undefined);
  return ends.length === 0 ? null : dayAgo(presentOn, Math.max(...ends));
}

/** Days without work of a past hold; work continues on the day after it ended. */
export function restOf({ hold }: Arc, presentOn: LocalDate): Rest | null {
  if (!hold || 'resumesIn' in hold) return null;
  return { from: dayAgo(presentOn, hold.daysAgo), to: addDays(dayAgo(presentOn, hold.resumedDaysAgo), 1) };
}
