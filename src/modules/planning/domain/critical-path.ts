import type { LocalDate } from '../../../kernel/local-date.js';

/** A milestone of a plan, as far as the critical path needs it. */
export interface ForecastMilestone {
  readonly code: string;
  readonly forecastStartOn: LocalDate | null;
  readonly forecastDueOn: LocalDate | null;
  /** Working days; 0 on the critical path. */
  readonly floatDays: number | null;
}

export interface CriticalMilestone {
  readonly code: string;
  readonly dueBefore: LocalDate | null;
  readonly dueAfter: LocalDate | null;
}

/**
 * The milestones on the critical path before or after a move of go-live, in schedule order. Both, because a milestone that is
 * done has no float, and one that caught up may no longer be critical.
 * @param before the plan with its previous forecast; empty for a new plan
 * @param after the plan, in plan order, with its new forecast
 */
export function criticalPathOf(
  before: readonly ForecastMilestone[],
  after: readonly ForecastMilestone[],
): CriticalMilestone[] {
  const earlier = new Map(before.map((milestone) => [milestone.code, milestone]));
  return after
    .filter(({ code, floatDays }) => floatDays === 0 || earlier.get(code)?.floatDays === 0)
    .toSorted(bySchedule)
    .map(({ code, forecastDueOn }) => ({
      code,
      dueBefore: earlier.get(code)?.forecastDueOn ?? null,
      dueAfter: forecastDueOn,
    }));
}

/** 0 for the same days, so that such milestones stay in plan order. */
function bySchedule(one: ForecastMilestone, other: ForecastMilestone): number {
  const [key, otherKey] = [one, other].map(
    ({ forecastStartOn, forecastDueOn }) => `${forecastStartOn ?? '~'} ${forecastDueOn ?? '~'}`,
  ) as [string, string];
  return key === otherKey ? 0 : key < otherKey ? -1 : 1;
}
