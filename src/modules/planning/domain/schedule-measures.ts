import type { LocalDate } from '../../../kernel/local-date.js';
import type { WorkingCalendar } from '../../../kernel/working-days.js';
import type { PlanMilestone } from './plan.js';

/** @returns working days by which the forecast go-live is later than the baseline's, negative if earlier; null if either is null */
export function scheduleVarianceDays(
  baselineGoLiveOn: LocalDate | null,
  forecastGoLiveOn: LocalDate | null,
  calendar: WorkingCalendar,
): number | null {
  if (!baselineGoLiveOn || !forecastGoLiveOn) return null;
  return calendar.workingDaysBetween(baselineGoLiveOn, forecastGoLiveOn);
}

/**
 * Earned value / planned value: weight of the done milestones / weight of those due before today in the baseline. Skipped
 * milestones and those without a baseline do not count.
 * @returns a ratio, 1 if on schedule; null if nothing was due before today
 * @source ISO 21508, earned value management
 */
export function schedulePerformanceIndex(
  milestones: readonly Pick<PlanMilestone, 'weight' | 'status' | 'latestBaselineDueOn'>[],
  today: LocalDate,
): number | null {
  let done = 0;
  let planned = 0;
  for (const { weight, status, latestBaselineDueOn } of milestones) {
    if (status === 'SKIPPED' || latestBaselineDueOn === null) continue;
    if (status === 'DONE') done += weight;
    if (latestBaselineDueOn < today) planned += weight;
  }
  return planned === 0 ? null : done / planned;
}
