import { addDays, latestOf, type LocalDate } from '../../../kernel/local-date.js';
import type { Plan } from './plan.js';

/** Calendar days per week of work: one more than seven, to allow for holidays. */
const CALENDAR_DAYS_PER_WORK_WEEK = 8;
const ROOM_DAYS = 60;

/**
 * A day by which the plan is forecast to end even if its milestones are done one after another. Holidays must be known up to
 * that day.
 */
export function horizonOf(plan: Plan, today: LocalDate, workDaysPerWeek: number): LocalDate {
  const workingDays = plan.reduce(
    (sum, { durationDays, dependsOn }) =>
      sum + durationDays + Math.max(0, ...dependsOn.map(({ lagDays }) => lagDays)),
    0,
  );
  const latest = latestOf(
    today,
    ...plan.flatMap(({ notBeforeOn, commitmentOn, startedOn, completedOn, latestBaselineDueOn }) => [
      notBeforeOn,
      commitmentOn,
      startedOn,
      completedOn,
      latestBaselineDueOn,
    ]),
  );
  const calendarDays = Math.ceil((workingDays * CALENDAR_DAYS_PER_WORK_WEEK) / workDaysPerWeek);
  return addDays(latest, calendarDays + ROOM_DAYS);
}
