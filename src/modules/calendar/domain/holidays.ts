import { refuse } from '../../../kernel/errors.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';

/** Public holidays per region: about thirty a year for thirty years. */
export const MAX_HOLIDAYS = 1_000;
/** Calendar days before and after today that a holiday can be entered or queried for: thirty years. */
const MAX_HOLIDAY_DAYS = 10_957;
/** Calendar days per query: ten years. */
export const MAX_HOLIDAY_SPAN = 3_654;

/** @throws Refusal with the path of the first invalid day */
export function assertHolidays(given: readonly { readonly day: LocalDate }[], today: LocalDate): void {
  if (given.length > MAX_HOLIDAYS)
    refuse('LIMIT_EXCEEDED', 'days', `A region can have at most ${MAX_HOLIDAYS} public holidays.`);
  const seen = new Set<LocalDate>();
  given.forEach(({ day }, index) => {
    const field = `days.${index}.day`;
    if (seen.has(day)) refuse('INVALID', field, `${day} is listed twice.`);
    const fault = holidayFault(day, today);
    if (fault !== null) refuse('INVALID', field, fault);
    seen.add(day);
  });
}

export function changedHolidays(before: readonly LocalDate[], after: readonly LocalDate[]) {
  const [was, is] = [new Set(before), new Set(after)];
  return { added: after.filter((day) => !was.has(day)), removed: before.filter((day) => !is.has(day)) };
}

/** @returns why a day cannot be entered or queried, or null */
export function holidayFault(day: LocalDate, today: LocalDate): string | null {
  const [first, last] = [addDays(today, -MAX_HOLIDAY_DAYS), addDays(today, MAX_HOLIDAY_DAYS)];
  return day >= first && day <= last ? null : `${day} must be between ${first} and ${last}.`;
}
