import { latestOf, type LocalDate } from '../../../kernel/local-date.js';
import type { WorkingCalendar } from '../../../kernel/working-days.js';
import { floatDays } from './float.js';
import { forecastPlan, type MilestoneDays } from './forecast.js';
import type { Plan } from './plan.js';
import { schedulePerformanceIndex, scheduleVarianceDays } from './schedule-measures.js';

/** The forecast of a plan as of one day, with its measures. */
export interface Schedule {
  readonly days: ReadonlyMap<string, MilestoneDays>;
  /** Working days by milestone id. */
  readonly floats: ReadonlyMap<string, number | null>;
  readonly goLiveOn: LocalDate | null;
  /** The day the go-live milestone was completed. */
  readonly actualGoLiveOn: LocalDate | null;
  /** Working days late against the first baseline. */
  readonly varianceDays: number | null;
  /** Working days late against the latest baseline. */
  readonly varianceFromLatestDays: number | null;
  /** Ratio of work done to work due; see schedulePerformanceIndex. */
  readonly performanceIndex: number | null;
}

export interface ScheduleOptions {
  readonly calendar: WorkingCalendar;
  /** In the engagement's time zone. */
  readonly today: LocalDate;
  /** Work starts no earlier than this day, even if today is before it. */
  readonly startedOn: LocalDate;
  /** In the first baseline. */
  readonly baselineGoLiveOn: LocalDate | null;
  /** In the latest baseline; omitted if the first is the only one. */
  readonly latestBaselineGoLiveOn?: LocalDate | null;
  /** The day on which an engagement on hold is expected to resume. */
  readonly holdUntil?: LocalDate | null;
}

export function scheduleOf(plan: Plan, options: ScheduleOptions): Schedule {
  const { calendar, today, startedOn, baselineGoLiveOn, holdUntil } = options;
  const { latestBaselineGoLiveOn = baselineGoLiveOn } = options;
  const forecast = forecastPlan(plan, { calendar, today: latestOf(today, startedOn), holdUntil });
  const goLive = plan.find(({ isGoLive }) => isGoLive);
  return {
    days: forecast.days,
    floats: floatDays(forecast, calendar),
    goLiveOn: forecast.goLiveOn,
    actualGoLiveOn: goLive?.status === 'DONE' ? goLive.completedOn : null,
    varianceDays: scheduleVarianceDays(baselineGoLiveOn, forecast.goLiveOn, calendar),
    varianceFromLatestDays: scheduleVarianceDays(latestBaselineGoLiveOn, forecast.goLiveOn, calendar),
    performanceIndex: schedulePerformanceIndex(plan, today),
  };
}
