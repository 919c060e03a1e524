import { latestOf, type LocalDate } from '../../kernel/local-date.js';
import type { WorkingCalendar } from '../../kernel/working-days.js';
import type { Tx } from '../../platform/database/tx.js';
import { type RegionCalendars, workDaysPerWeek } from '../calendar/index.js';
import type { EngagementEntity } from '../engagements/index.js';
import { horizonOf } from './domain/horizon.js';
import { NumberedPlan } from './domain/numbered-plan.js';
import type { StoredMilestone } from './milestone.store.js';

export interface NumberPlanOptions {
  /** In the engagement's time zone. */
  readonly today: LocalDate;
  /** The longest that each unfinished milestone may take, in working days; holidays are read that far ahead. */
  readonly longest: ReadonlyMap<string, number>;
  /** With that of the engagement's region. */
  readonly calendars: RegionCalendars;
}

/** An engagement's plan, to be scheduled many times with other durations, and the calendar of its region. */
export async function numberPlan(
  tx: Tx,
  { region, startedOn, expectedResumeOn: holdUntil }: EngagementEntity,
  plan: readonly StoredMilestone[],
  { today, longest, calendars }: NumberPlanOptions,
): Promise<{ readonly numbered: NumberedPlan; readonly calendar: WorkingCalendar }> {
  const stretched = plan.map((one) => ({ ...one, durationDays: longest.get(one.id) ?? one.durationDays }));
  const to = horizonOf(stretched, latestOf(today, holdUntil), workDaysPerWeek(calendars.holidaysOf(region)));
  const calendar = await calendars.calendarOf(tx, region, { from: startedOn, to });
  return { numbered: new NumberedPlan(plan, { calendar, today, holdUntil }), calendar };
}
