import { addDays, type LocalDate } from '../../../kernel/local-date.js';
import type { WorkingCalendar } from '../../../kernel/working-days.js';

/** Days on hold. */
export interface Hold {
  readonly from: LocalDate;
  /** The day on which work resumed, no longer on hold; null while it lasts. */
  readonly to: LocalDate | null;
}

/** Working days that a milestone took, both ends counted, without days on hold; at least 1. */
export function actualDays(
  { startedOn, completedOn }: { readonly startedOn: LocalDate; readonly completedOn: LocalDate },
  holds: readonly Hold[],
  calendar: WorkingCalendar,
): number {
  const counted = (from: LocalDate, to: LocalDate) =>
    to < from ? 0 : calendar.workingDaysBetween(addDays(from, -1), to);
  const onHold = holds.reduce((sum, { from, to }) => {
    const last = to === null || to > completedOn ? completedOn : addDays(to, -1);
    return sum + counted(from > startedOn ? from : startedOn, last);
  }, 0);
  return Math.max(1, counted(startedOn, completedOn) - onHold);
}

/** Working days from a milestone's start through yesterday, at least 0. */
export function elapsedDays(startedOn: LocalDate, today: LocalDate, calendar: WorkingCalendar): number {
  return Math.max(0, calendar.workingDaysBetween(addDays(startedOn, -1), addDays(today, -1)));
}
