import { latestOf, type LocalDate } from '../../kernel/local-date.js';
import type { WorkingCalendar } from '../../kernel/working-days.js';
import { todayOf, type Tx, write } from '../../platform/database/tx.js';
import { calendarFrom, loadHolidays, workDaysPerWeek } from '../calendar/index.js';
import { type EngagementEntity, saveEngagement } from '../engagements/index.js';
import { criticalPathOf, type ForecastMilestone } from './domain/critical-path.js';
import { horizonOf } from './domain/horizon.js';
import { type Moved, movedMilestones } from './domain/moved.js';
import { type Schedule, scheduleOf } from './domain/schedule.js';
import { goLiveMoveRow, goLiveMoveWrites } from './go-live-move.store.js';
import { forecastWrite, type ForecastRow, type StoredMilestone } from './milestone.store.js';
import { loadPlanning, type Planning } from './planning.store.js';

export interface UpdateForecastOptions {
  /** What may move go-live: the action in the audit log; kept in the history of its moves. */
  readonly action: string;
  /** The current plan; loaded if omitted. */
  readonly plan?: readonly StoredMilestone[];
  /** Increments the engagement's version even if none of its own columns changed. */
  readonly touched?: boolean;
  /** Other columns of the engagement to change in the same statement. */
  readonly also?: Partial<EngagementEntity>;
}

/**
 * Updates the forecast of a locked engagement and writes what changed, in one statement to read and one to write.
 * `engagement` is updated in place.
 */
export async function updateForecast(
  tx: Tx,
  engagement: EngagementEntity,
  options: UpdateForecastOptions,
): Promise<ForecastResult> {
  const { plan } = options;
  const then = { ...engagement, ...options.also };
  const planning = plan ? { plan, ...(await loadHolidays(tx, then.region)) } : await loadPlanning(tx, then);
  return updateForecastFrom(tx, engagement, planning, {
    ...options,
    today: todayOf(tx, then),
  });
}

export interface ForecastResult {
  readonly plan: readonly StoredMilestone[];
  /** The milestones whose forecast moved, in plan order. */
  readonly moved: readonly Moved[];
  /** Whether anything was written, to the milestones or the engagement. */
  readonly written: boolean;
}

/** Like `updateForecast`, but with planning data already read under the lock. @param today in the engagement's time zone */
export async function updateForecastFrom(
  tx: Tx,
  engagement: EngagementEntity,
  planning: Planning,
  {
    action,
    today,
    touched = false,
    also = {},
  }: Omit<UpdateForecastOptions, 'plan'> & { readonly today: LocalDate },
): Promise<ForecastResult> {
  const { plan } = planning;
  const schedule = await scheduleFrom(tx, { ...engagement, ...also }, planning, today);
  const rows = movedRows(plan, schedule);
  const after = plan.map((milestone) => ({ ...milestone, ...forecastRow(schedule, milestone.id) }));
  const goLive = { before: engagement.forecastGoLiveOn, after: schedule.goLiveOn };
  const move = { ...goLive, criticalPath: criticalPathOf(plan, after), action };
  if (rows.length > 0) await write(tx, forecastWrite(rows));
  await write(tx, ...goLiveMoveWrites([goLiveMoveRow(tx, engagement.id, move)]));
  const wanted = { ...also, ...scheduleColumns(schedule) };
  const saved = await saveEngagement(tx, engagement, wanted, touched);
  return { written: saved || rows.length > 0, plan: after, moved: movedMilestones(plan, after) };
}

/** Starts the history of go-live's moves with the first forecast of a new engagement. */
export function recordFirstForecast(
  tx: Tx,
  { id, forecastGoLiveOn }: EngagementEntity,
  milestones: readonly ForecastMilestone[],
  action: string,
): Promise<void> {
  const criticalPath = criticalPathOf([], milestones);
  const first = { before: null, after: forecastGoLiveOn, criticalPath, action };
  return write(tx, ...goLiveMoveWrites([goLiveMoveRow(tx, id, first)]));
}

/**
 * The schedule of an engagement's plan as of `today`; nothing is written.
 * @param engagement its current state, or the state it is about to have
 */
export async function scheduleNow(
  tx: Tx,
  engagement: EngagementEntity,
  { plan, today }: { readonly plan: readonly StoredMilestone[]; readonly today: LocalDate },
): Promise<Schedule> {
  const planning = { plan, ...(await loadHolidays(tx, engagement.region)) };
  return scheduleFrom(tx, engagement, planning, today);
}

async function scheduleFrom(
  tx: Tx,
  engagement: EngagementEntity,
  planning: Planning,
  today: LocalDate,
): Promise<Schedule> {
  const calendar = await calendarFrom(tx, planning, calendarSpan(engagement, planning, today));
  return scheduleIn(calendar, engagement, planning.plan, today);
}

/** The days that the calendar must cover to schedule an engagement's plan. */
export function calendarSpan(
  { startedOn: from, expectedResumeOn: holdUntil }: EngagementEntity,
  { plan, ...holidays }: Planning,
  today: LocalDate,
) {
  return { from, to: horizonOf(plan, latestOf(today, holdUntil), workDaysPerWeek(holidays)) };
}

/** The schedule of an engagement's plan in a calendar that covers `calendarSpan`. */
export function scheduleIn(
  calendar: WorkingCalendar,
  { startedOn, expectedResumeOn: holdUntil, baselineGoLiveOn, latestBaselineGoLiveOn }: EngagementEntity,
  plan: readonly StoredMilestone[],
  today: LocalDate,
): Schedule {
  const baselines = { baselineGoLiveOn, latestBaselineGoLiveOn };
  return scheduleOf(plan, { calendar, today, startedOn, holdUntil, ...baselines });
}

/** The engagement's columns that follow from its schedule. */
export function scheduleColumns(schedule: Schedule) {
  const { goLiveOn, actualGoLiveOn, varianceDays, varianceFromLatestDays, performanceIndex } = schedule;
  return {
    forecastGoLiveOn: goLiveOn,
    actualGoLiveOn,
    scheduleVarianceDays: varianceDays,
    scheduleVarianceFromLatestDays: varianceFromLatestDays,
    // As text with six decimals, like the column, so that an unchanged index compares equal.
    schedulePerformanceIndex: performanceIndex?.toFixed(6) ?? null,
  };
}

export function forecastRow({ days, floats }: Schedule, id: string): ForecastRow {
  const { startOn, dueOn } = days.get(id)!;
  return { id, forecastStartOn: startOn, forecastDueOn: dueOn, floatDays: floats.get(id) ?? null };
}

/** The rows of the milestones whose forecast changes. */
export function movedRows(plan: readonly StoredMilestone[], schedule: Schedule): ForecastRow[] {
  return plan.flatMap((milestone) => {
    const row = forecastRow(schedule, milestone.id);
    const stays = (Object.keys(row) as (keyof ForecastRow)[]).every((name) => row[name] === milestone[name]);
    return stays ? [] : [row];
  });
}
