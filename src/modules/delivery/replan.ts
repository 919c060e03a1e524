import { type LocalDate, latestOf } from '../../kernel/local-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { type EngagementEntity, saveEngagement } from '../engagements/index.js';
import { horizonOf } from './domain/horizon.js';
import { type Schedule, scheduleOf } from './domain/schedule.js';
import { calendarOf } from './holidays.store.js';
import { type ForecastRow, type StoredMilestone, loadPlan, saveForecast } from './milestone.store.js';

export interface ReplanOptions {
  /** In the engagement's time zone. */
  readonly today: LocalDate;
  /** The plan as it now is, where the caller has it; else it is loaded. */
  readonly plan?: readonly StoredMilestone[];
  /** Counts the engagement's version on even where nothing of it moved. */
  readonly touched?: boolean;
  /** What else of the engagement changes with it. */
  readonly also?: Partial<EngagementEntity>;
}

/**
 * Takes the forecast of a locked engagement and writes what moved: its milestones in one statement, then its own days
 * and measures. The number of statements does not depend on the number of milestones.
 */
export async function replan(tx: Tx, engagement: EngagementEntity, options: ReplanOptions): Promise<void> {
  const { today, touched = false, also = {} } = options;
  const plan = options.plan ?? (await loadPlan(tx, engagement.id));
  const schedule = await scheduleNow(tx, { ...engagement, ...also }, { plan, today });
  await saveForecast(tx, movedRows(plan, schedule));
  await saveEngagement(tx, engagement, { ...also, ...engagementDays(schedule) }, touched);
}

/**
 * Where a plan of an engagement stands on a day; nothing is written.
 * @param engagement as it is, or as it is about to be
 */
export async function scheduleNow(
  tx: Tx,
  engagement: EngagementEntity,
  { plan, today }: { readonly plan: readonly StoredMilestone[]; readonly today: LocalDate },
): Promise<Schedule> {
  const { region, startedOn, expectedResumeOn: holdUntil } = engagement;
  const { baselineGoLiveOn, latestBaselineGoLiveOn } = engagement;
  const span = { from: startedOn, to: horizonOf(plan, latestOf(today, holdUntil)) };
  const calendar = await calendarOf(tx, region, span);
  const baselines = { baselineGoLiveOn, latestBaselineGoLiveOn };
  return scheduleOf(plan, { calendar, today, startedOn, holdUntil, ...baselines });
}

/** What of an engagement its schedule decides. */
export function engagementDays(schedule: Schedule) {
  const { goLiveOn, actualGoLiveOn, varianceDays, varianceFromLatestDays, performanceIndex } = schedule;
  return {
    forecastGoLiveOn: goLiveOn,
    actualGoLiveOn,
    scheduleVarianceDays: varianceDays,
    scheduleVarianceFromLatestDays: varianceFromLatestDays,
    // As text with the column's six decimals, so that an index that did not change counts as none that did.
    schedulePerformanceIndex: performanceIndex?.toFixed(6) ?? null,
  };
}

export function forecastRow({ days, floats }: Schedule, id: string): ForecastRow {
  const { startOn, dueOn } = days.get(id)!;
  return { id, forecastStartOn: startOn, forecastDueOn: dueOn, floatDays: floats.get(id) ?? null };
}

function movedRows(plan: readonly StoredMilestone[], schedule: Schedule): ForecastRow[] {
  return plan.flatMap((milestone) => {
    const row = forecastRow(schedule, milestone.id);
    const stays = (Object.keys(row) as (keyof ForecastRow)[]).every((name) => row[name] === milestone[name]);
    return stays ? [] : [row];
  });
}
