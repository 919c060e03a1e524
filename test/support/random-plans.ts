import fc from 'fast-check';
import { MILESTONE_STATUSES } from '../../src/kernel/enums.js';
import { addDays } from '../../src/kernel/local-date.js';
import { MIN_LAG_DAYS } from '../../src/kernel/plan-limits.js';
import { after, milestone } from '../../src/modules/planning/domain/plan.fixture.js';
import type { PlanMilestone } from '../../src/modules/planning/domain/plan.js';
import type { NaiveFacts } from './naive-planner.js';

/** A Wednesday; plans are around it, across the turn of the year. */
const AROUND = '2026-12-09';
const dayNear = (from: string, min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((offset) => addDays(from, offset));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });

/** Everything of a milestone but its position in the plan; actual dates are never in the future. */
const factsAsOf = (today: string): fc.Arbitrary<Partial<PlanMilestone>> =>
  fc
    .record({
      durationDays: fc.integer({ min: 1, max: 12 }),
      weight: fc.integer({ min: 0, max: 5 }),
      notBeforeOn: maybe(dayNear(today, -10, 30)),
      commitmentOn: maybe(dayNear(today, -10, 30)),
      latestBaselineDueOn: maybe(dayNear(today, -20, 20)),
      status: fc.constantFrom(...MILESTONE_STATUSES, ...(['NOT_STARTED', 'NOT_STARTED', 'SKIPPED'] as const)),
      startedOn: dayNear(today, -30, 0),
      lastedDays: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ startedOn, lastedDays, ...rest }) => {
      const completedOn = addDays(startedOn, lastedDays) > today ? today : addDays(startedOn, lastedDays);
      return {
        ...rest,
        startedOn: ['DONE', 'IN_PROGRESS'].includes(rest.status) ? startedOn : null,
        completedOn: rest.status === 'DONE' ? completedOn : null,
      };
    });

/** As many leads as lags; sometimes a lead longer than most milestones. */
const lagDays = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -4, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: MIN_LAG_DAYS, max: -5 }) },
);

const links = fc.array(fc.record({ back: fc.integer({ min: 1, max: 6 }), lagDays }), { maxLength: 3 });

interface Row {
  readonly facts: Partial<PlanMilestone>;
  readonly links: readonly { readonly back: number; readonly lagDays: number }[];
}

/** Each row depends on some of the six before it; a milestone appears once among another's predecessors. */
function planOf(rows: readonly Row[], goLive: number): PlanMilestone[] {
  return rows.map((row, index) => {
    const lags = new Map(row.links.map(({ back, lagDays }) => [index - back, lagDays]));
    const dependsOn = [...lags]
      .filter(([place]) => place >= 0)
      .map(([place, lagDays]) => after(`M${place}`, lagDays));
    return milestone(`M${index}`, { ...row.facts, dependsOn, isGoLive: index === goLive });
  });
}

/** Usually the last is go-live; sometimes an earlier one, so that some milestones come after it, or none. */
const goLiveOf = (length: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(length - 1) },
    { weight: 2, arbitrary: fc.integer({ min: -1, max: length - 1 }) },
  );

/** Usually a common one; sometimes any days, at least one. */
export const workWeek: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 7], [1, 2, 3, 4, 6, 7]) },
  { weight: 1, arbitrary: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }) },
);

/**
 * Plans of 1 to 14 milestones, in any order, with everything a planner needs: a day that may be a weekend or
 * holiday and may be before the start, few or many public holidays, a hold, a baseline.
 */
export const randomFacts: fc.Arbitrary<NaiveFacts> = dayNear(AROUND, -7, 28).chain((today) =>
  fc.record({
    plan: fc
      .array(fc.record({ facts: factsAsOf(today), links }), { minLength: 1, maxLength: 14 })
      .chain((rows) => goLiveOf(rows.length).map((goLive) => planOf(rows, goLive)))
      .chain((plan) => fc.shuffledSubarray(plan, { minLength: plan.length })),
    holidays: fc.array(dayNear(today, -40, 120), { maxLength: 30 }),
    workWeek,
    today: fc.constant(today),
    startedOn: fc.oneof(dayNear(today, -60, 0), dayNear(today, 1, 20)),
    holdUntil: maybe(dayNear(today, -10, 25)),
    baselineGoLiveOn: maybe(dayNear(today, -30, 60)),
    latestBaselineGoLiveOn: maybe(dayNear(today, -30, 60)),
  }),
);
