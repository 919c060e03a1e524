import { addDays, latestOf, type LocalDate } from '../../../kernel/local-date.js';
import type { Plan } from './plan.js';

/** Calendar days for each week of working days, with room for holidays. */
const DAYS_PER_WEEK = 8;
const ROOM_DAYS = 60;

/**
 * A day that no forecast of the plan passes, far or near: as if everything were done one after another. It tells up to
 * when holidays must be known.
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
