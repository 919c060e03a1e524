import type { LocalDate } from '../../../kernel/local-date.js';
import type { WorkingCalendar } from '../../../kernel/working-days.js';
import type { PlanMilestone } from './plan.js';

/** @returns working days that the forecast go-live lies after the baseline's, negative before it; null without both */
export function scheduleVarianceDays(
  baselineGoLiveOn: LocalDate | null,
  forecastGoLiveOn: LocalDate | null,
  calendar: WorkingCalendar,
): number | null {
  if (!baselineGoLiveOn || !forecastGoLiveOn) return null;
  return calendar.workingDaysBetween(baselineGoLiveOn, forecastGoLiveOn);
}

/**
 * Earned over planned value: the weight that is done over the weight whose baseline lies behind today. Skipped
 * milestones and those without a baseline count in neither.
 * @returns a ratio, 1 on schedule; null while nothing was due before today
 * @source ISO 21508, earned value management
 */
export function schedulePerformanceIndex(
  milestones: readonly Pick<PlanMilestone, 'weight' | 'status' | 'baselineDueOn'>[],
  today: LocalDate,
): number | null {
  let done = 0;
  let planned = 0;
  for (const { weight, status, baselineDueOn } of milestones) {
    if (status === 'SKIPPED' || baselineDueOn === null) continue;
    if (status === 'DONE') done += weight;
    if (baselineDueOn < today) planned += weight;
  }
  return planned === 0 ? null : done / planned;
}
