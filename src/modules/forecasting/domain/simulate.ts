import type { LocalDate } from '../../../kernel/local-date.js';
import { Random } from '../../../kernel/random.js';
import { type DurationSample, drawableDurations, MIN_SAMPLES, type SamplePool } from './sampling.js';

/** A plan that can be scheduled with other durations. */
export interface RepeatablePlan {
  /** Place of the go-live milestone in the plan's order. */
  readonly goLive: number;
  /** Schedules the plan with durations in working days, in the plan's order; returns the number of the day of go-live. */
  forward(durations: Int32Array): number;
  /** Calls back with the place of each critical milestone of the last schedule. */
  eachCritical(durations: Int32Array, count: (place: number) => void): void;
  dayOf(number: number): LocalDate;
}

/** An unfinished milestone. */
export interface OpenMilestone {
  readonly id: string;
  /** Its place in the repeatable plan. */
  readonly place: number;
  /** Its place in plan order. */
  readonly position: number;
  /** Working days. */
  readonly planned: number;
  /** Working days from its start through yesterday; null unless it is in progress. */
  readonly elapsed: number | null;
  readonly pool: SamplePool;
  readonly samples: readonly DurationSample[];
  readonly n: number;
}

export interface ProbableGoLive {
  /** The earliest day that at least half of the runs reach; null if there are too few samples. */
  readonly p50On: LocalDate | null;
  /** The same for four fifths of the runs. */
  readonly p80On: LocalDate | null;
  readonly driverId: string | null;
  readonly pool: SamplePool | null;
  readonly n: number;
}

export const RUNS = 1_000;

/**
 * Probable go-live from 1,000 runs of the schedule, each with a duration drawn from history for every unfinished milestone.
 * @param open the unfinished milestones, go-live included
 * @param size number of milestones in the plan
 * @param seed the same seed gives the same answer
 */
export function simulateGoLive(
  plan: RepeatablePlan,
  open: readonly OpenMilestone[],
  { size, seed, runs = RUNS }: { readonly size: number; readonly seed: string; readonly runs?: number },
): ProbableGoLive {
  const fewest = Math.min(...open.map(({ n }) => n));
  if (fewest < MIN_SAMPLES) return { p50On: null, p80On: null, driverId: null, pool: null, n: fewest };
  const random = new Random(seed);
  const drawable = open.map(({ planned, samples, elapsed }) => drawableDurations(planned, samples, elapsed));
  const durations = new Int32Array(size).fill(1);
  const goLives = new Int32Array(runs);
  const criticalRuns = new Int32Array(size);
  const sums = new Float64Array(size);
  for (let run = 0; run < runs; run += 1) {
    for (let index = 0; index < open.length; index += 1) {
      const { place } = open[index]!;
      const drawn = drawable[index]!;
      const duration = drawn[random.below(drawn.length)]!;
      durations[place] = duration;
      sums[place]! += duration;
    }
    goLives[run] = plan.forward(durations);
    plan.eachCritical(durations, (place) => {
      criticalRuns[place]! += 1;
    });
  }
  goLives.sort();
  const shareOf = (share: number) => plan.dayOf(goLives[Math.ceil(runs * share) - 1]!);
  const driver = driverOf(plan, open, { criticalRuns, sums });
  const { pool, n } = driver ?? open.find(({ place }) => place === plan.goLive)!;
  return { p50On: shareOf(0.5), p80On: shareOf(0.8), driverId: driver?.id ?? null, pool, n };
}

/** Critical in most runs; then with the larger mean duration; then first in plan order. */
function driverOf(
  { goLive }: RepeatablePlan,
  open: readonly OpenMilestone[],
  { criticalRuns, sums }: { readonly criticalRuns: Int32Array; readonly sums: Float64Array },
): OpenMilestone | undefined {
  const often = ({ place }: OpenMilestone) => criticalRuns[place]!;
  return open
    .filter((one) => one.place !== goLive && often(one) > 0)
    .toSorted(
      (one, other) =>
        often(other) - often(one) || sums[other.place]! - sums[one.place]! || one.position - other.position,
    )[0];
}
