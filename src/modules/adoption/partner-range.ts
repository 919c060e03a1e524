import { type LocalDate, addDays, localDay } from '../../kernel/local-date.js';
import { assertDayRange } from '../../platform/graphql/day-range.js';
import { computed } from '../../platform/graphql/reads/fragments/sql.js';

/** Days of the windows of trend, active days and breadth. */
export const WINDOW_DAYS = 28;
const MAX_DAYS = 400;

/** The last complete UTC day. */
export function yesterday(now: Date): LocalDate {
  return addDays(localDay(now, 'UTC'), -1);
}

/** The first and last day of the arguments `from` and `to`; by default, the 28 complete days before today. */
export const FIRST_DAY = computed('firstDay', (argument, now) => rangeOf(argument, now).from);
export const LAST_DAY = computed('lastDay', (argument, now) => rangeOf(argument, now).to);

/** @throws AppError BAD_USER_INPUT if the range is empty or too long */
function rangeOf(argument: (name: string) => unknown, now: Date): { from: LocalDate; to: LocalDate } {
  const day = (name: string) => (argument(name) as LocalDate | null | undefined) ?? null;
  const to = day('to') ?? yesterday(now);
  const from = day('from') ?? addDays(to, 1 - WINDOW_DAYS);
  assertDayRange(from, to, MAX_DAYS);
  return { from, to };
}
