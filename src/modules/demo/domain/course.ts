import type { EngagementStage, Environment, Party, Visibility } from '../../../kernel/enums.js';
import { type LocalDate, toEpochDay } from '../../../kernel/local-date.js';
import type { WorkingCalendar } from '../../../kernel/working-days.js';
import type { Arc } from './arc.js';

/** A milestone of the initial plan, with its planned days. */
export interface PlannedMilestone {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly stage: EngagementStage;
  readonly party: Party;
  readonly visibility: Visibility;
  readonly required: boolean;
  readonly isGoLive: boolean;
  /** Null if traffic does not prove it. */
  readonly usageProof: { readonly environment: Environment } | null;
  readonly baselineStartOn: LocalDate;
  readonly baselineDueOn: LocalDate;
}

/** What happens to an engagement's plan on one day. */
export interface CourseDay {
  readonly day: LocalDate;
  readonly started: readonly PlannedMilestone[];
  readonly done: readonly PlannedMilestone[];
}

/** Days on hold; `to` is the first day after them. */
export interface Rest {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface CourseOptions {
  readonly arc: Arc;
  readonly startedOn: LocalDate;
  /** First day on which nothing happens any more; null for none. */
  readonly until: LocalDate | null;
  /** A hold, which delays everything planned after its start; null for none. */
  readonly rest: Rest | null;
  readonly calendar: WorkingCalendar;
}

/**
 * The course of a plan: each milestone starts and ends after as many working days as planned, times the pace. If the
 * plan gets stuck at a milestone, that one and all planned to start after it stay open.
 * @returns days on which something happens, in order
 */
export function courseOf(milestones: readonly PlannedMilestone[], options: CourseOptions): CourseDay[] {
  const { arc, until } = options;
  const stuck = stuckOn(milestones, arc);
  const days = new Map<LocalDate, { started: PlannedMilestone[]; done: PlannedMilestone[] }>();
  const on = (day: LocalDate) => days.get(day) ?? days.set(day, { started: [], done: [] }).get(day)!;
  for (const milestone of milestones) {
    if (stuck && milestone.baselineStartOn > stuck.baselineDueOn) continue;
    const startedDay = actual(milestone.baselineStartOn, options);
    const doneOn = actual(milestone.baselineDueOn, options);
    if (doneOn > startedDay) on(startedDay).started.push(milestone);
    if (milestone !== stuck) on(doneOn).done.push(milestone);
  }
  const combined = [...days].filter(([day]) => until === null || day < until);
  return inOrder(combined.map(([day, moves]) => ({ day, ...moves })));
}

/** Sorts by day; the order within a day is kept. */
export function inOrder<T extends { readonly day: LocalDate }>(moves: readonly T[]): T[] {
  return [...moves].sort((one, other) => Number(one.day > other.day) - Number(one.day < other.day));
}

/** Combines days up to a given one by week: each week is moved to the last day on which something happened. */
export function inWeeks(course: readonly CourseDay[], upTo: LocalDate): CourseDay[] {
  const weeks = new Map<number, CourseDay>();
  for (const each of course.filter(({ day }) => day <= upTo)) {
    const week = Math.floor((toEpochDay(each.day) + MONDAY) / 7);
    const { started = [], done = [] } = weeks.get(week) ?? {};
    weeks.set(week, { day: each.day, started: [...started, ...each.started], done: [...done, ...each.done] });
  }
  // A milestone that starts and ends in the same week only counts as done.
  const combined = [...weeks.values()].map(({ started, ...week }) => ({
    ...week,
    started: started.filter((each) => !week.done.includes(each)),
  }));
  return [...combined, ...course.filter(({ day }) => day > upTo)];
}

/** 1 January 1970, epoch day 0, was a Thursday. */
const MONDAY = 3;

function actual(planned: LocalDate, { arc, startedOn, rest, calendar }: CourseOptions): LocalDate {
  const days = calendar.workingDaysBetween(startedOn, planned);
  const day = calendar.addWorkingDays(startedOn, Math.max(0, Math.round(days * arc.pace)));
  if (!rest || day < rest.from) return day;
  return calendar.addWorkingDays(rest.to, calendar.workingDaysBetween(rest.from, day));
}

/** @returns the milestone that never gets done; undefined if the plan is not stuck */
export function stuckOn(
  milestones: readonly PlannedMilestone[],
  { stuckIn }: Arc,
): PlannedMilestone | undefined {
  const candidates = milestones.filter(
    ({ stage, party, isGoLive }) => stage === stuckIn && (party === 'COMPLIANCE' || isGoLive),
  );
  return candidates.sort((one, other) => (one.baselineDueOn < other.baselineDueOn ? -1 : 1))[0];
}
