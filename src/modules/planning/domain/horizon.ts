import { addDays, latestOf, type LocalDate } from '../../../kernel/local-date.js';
import type { Plan } from './plan.js';

/** Calendar days per week of work: one more than seven, to allow for holidays. */
const DAYS_PER_WEEK = 8;
const ROOM_DAYS = 60;

/**
 * A day that no forecast of the plan exceeds, as if its milestones were done one after another. Holidays must be known up to
 * that day.
 */
export function horizonOf(plan: Plan, today: LocalDate, daysAWeek: number): LocalDate {
  const workingDays = plan.reduce(
    (sum, { durationDays, dependsOn }) =>
      sum + durationDays + Math.max(0, ...dependsOn.map(({ lagDays }) => lagDays)),
    0,
  );
  const latest = latestOf(
    today,
    ...plan.flatMap(({ notBeforeOn, commitmentOn, startedOn, completedOn, baselineDueOn }) => [
      notBeforeOn,
      commitmentOn,
      startedOn,
      completedOn,
      baselineDueOn,
    ]),
  );
  return addDays(latest, Math.ceil((workingDays * DAYS_PER_WEEK) / daysAWeek) + ROOM_DAYS);
}
