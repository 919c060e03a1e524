import { inDependencyOrder } from '../../../kernel/dependency-order.js';
import type { MilestoneStatus } from '../../../kernel/enums.js';
import { latestOf, type LocalDate } from '../../../kernel/local-date.js';
import type { WorkingCalendar } from '../../../kernel/working-days.js';
import type { Plan, PlanMilestone } from './plan.js';

/** First and last day of a milestone; both null if it is skipped. */
export interface MilestoneDays {
  readonly startOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
}

export interface Forecast {
  /** The milestones in dependency order. */
  readonly order: Plan;
  readonly days: ReadonlyMap<string, MilestoneDays>;
  /** Null if the plan has no go-live milestone, or it is skipped. */
  readonly goLiveOn: LocalDate | null;
}

export interface ForecastOptions {
  readonly calendar: WorkingCalendar;
  /** In the engagement's time zone. */
  readonly today: LocalDate;
  /** The day on which an engagement on hold is expected to resume. */
  readonly holdUntil?: LocalDate | null;
}

/**
 * The forward pass: the start and due date of each milestone if work continues as planned from today.
 * @throws Error if the dependencies form a cycle, which `findCycle` prevents from being saved
 */
export function forecastPlan(plan: Plan, { calendar, today, holdUntil }: ForecastOptions): Forecast {
  const order = inDependencyOrder(plan);
  const workFrom = latestOf(today, holdUntil);
  const days = new Map<string, MilestoneDays>();
  const ends = new Map<string, LocalDate | null>();
  for (const milestone of order) {
    const forecast = DAYS_BY_STATUS[milestone.status](milestone, { calendar, workFrom, ends });
    days.set(milestone.id, forecast);
    ends.set(milestone.id, milestone.status === 'SKIPPED' ? inheritedEnd(milestone, ends) : forecast.dueOn);
  }
  const goLive = plan.find(({ isGoLive }) => isGoLive);
  return { order, days, goLiveOn: (goLive && days.get(goLive.id)?.dueOn) ?? null };
}

/** The forward pass as of the engagement's start: its first baseline. */
export function baselineOf(plan: Plan, startedOn: LocalDate, calendar: WorkingCalendar): Forecast {
  return forecastPlan(plan, { calendar, today: startedOn });
}

interface Situation {
  readonly calendar: WorkingCalendar;
  /** Today, or the day on which work is expected to resume. */
  readonly workFrom: LocalDate;
  /** The ends of the preceding milestones in dependency order, by id. */
  readonly ends: ReadonlyMap<string, LocalDate | null>;
}

const DAYS_BY_STATUS: Record<
  MilestoneStatus,
  (milestone: PlanMilestone, situation: Situation) => MilestoneDays
> = {
  DONE: ({ code, startedOn, completedOn }) => {
    const dueOn = actualDay(completedOn, code);
    return { startOn: startedOn ?? dueOn, dueOn };
  },
  IN_PROGRESS: (milestone, { calendar, workFrom }) => {
    const startOn = actualDay(milestone.startedOn, milestone.code);
    const planned = calendar.addWorkingDays(startOn, milestone.durationDays - 1);
    const dueOn = calendar.addWorkingDays(latestOf(workFrom, planned), 0);
    return { startOn, dueOn: notBeforeCommitment(dueOn, milestone, calendar) };
  },
  NOT_STARTED: (milestone, situation) => {
    const { calendar } = situation;
    const startOn = earliestStart(milestone, situation);
    const dueOn = calendar.addWorkingDays(startOn, milestone.durationDays - 1);
    return { startOn, dueOn: notBeforeCommitment(dueOn, milestone, calendar) };
  },
  SKIPPED: () => ({ startOn: null, dueOn: null }),
};

function earliestStart(
  { notBeforeOn, dependsOn }: PlanMilestone,
  { calendar, workFrom, ends }: Situation,
): LocalDate {
  const allowed = dependsOn.map(({ id, lagDays }) => {
    const end = ends.get(id);
    return end ? calendar.workingDayAfter(end, 1 + lagDays) : null;
  });
  return latestOf(calendar.addWorkingDays(latestOf(workFrom, notBeforeOn), 0), ...allowed);
}

function notBeforeCommitment(
  dueOn: LocalDate,
  { commitmentOn }: PlanMilestone,
  calendar: WorkingCalendar,
): LocalDate {
  return commitmentOn ? latestOf(dueOn, calendar.addWorkingDays(commitmentOn, 0)) : dueOn;
}

/** The end of a skipped milestone: the latest end of its predecessors, without its own lags. */
function inheritedEnd(
  { dependsOn }: PlanMilestone,
  ends: ReadonlyMap<string, LocalDate | null>,
): LocalDate | null {
  const inherited = dependsOn.map(({ id }) => ends.get(id) ?? null).filter((end) => end !== null);
  return inherited.sort().at(-1) ?? null;
}

function actualDay(day: LocalDate | null, code: string): LocalDate {
  if (day === null) throw new Error(`Milestone ${code} lacks the actual day that its status implies.`);
  return day;
}
