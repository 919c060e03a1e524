import { type Interval, dayOf, daysOf, endOfInterval, intervalOf, plusDays, startOf } from './days.js';
import { type Cohort, STEPS, stepsOf } from './funnel.js';
import { ratio } from './quantiles.js';
import type { Call, Engagement, World } from './world.js';

export type CohortInterval = Extract<Interval, 'WEEK' | 'MONTH'>;

/** How many intervals are shown after the first. */
const SHOWN = { WEEK: 26, MONTH: 12 };

/** Adoption.cohorts of the engagements of a cohort, by the interval in which they began. */
export function cohortsOf(
  world: World,
  engagements: readonly Engagement[],
  calls: readonly Call[],
  { from, to, interval, now }: Cohort & { readonly interval: CohortInterval; readonly now: number },
) {
  const range = { first: startOf(from), last: Math.min(startOf(plusDays(to, 1)), now) };
  const starts = new Set(daysOf(from, to).map((day) => intervalOf(startOf(day), interval)));
  return [...starts].map((start) => {
    const began = engagements.filter(({ startedOn }) => intervalOf(startOf(startedOn), interval) === start);
    const reached = began.map((engagement) => reachedAt(world, engagement, calls));
    const ends = endsOf(start, interval, now);
    const cells = STEPS.flatMap((step, place) =>
      ends.map((end, since) => {
        const n = reached.filter((instants) => (instants[place] ?? Infinity) < end).length;
        return { step, since, n, share: ratio(n, began.length) };
      }),
    );
    const partial = start < range.first || endOfInterval(start, interval) > range.last;
    return { start: dayOf(start), partial, engagements: began.length, cells };
  });
}

/** When an engagement had reached each step and all before it. */
function reachedAt(world: World, engagement: Engagement, calls: readonly Call[]): number[] {
  const steps = stepsOf(world, engagement, calls);
  const gap = steps.indexOf(null);
  const known = (gap === -1 ? steps : steps.slice(0, gap)) as number[];
  return known.map((_instant, place) => Math.max(...known.slice(0, place + 1)));
}

/** The ends of the intervals from the cohort's own to the current one. */
function endsOf(start: number, interval: CohortInterval, now: number): number[] {
  const ends: number[] = [];
  for (let at = start; at <= now && ends.length <= SHOWN[interval]; at = endOfInterval(at, interval))
    ends.push(endOfInterval(at, interval));
  return ends;
}
