import { type LocalDate, daysBetween } from '../../../kernel/local-date.js';
import { ADOPTION_STEPS, type AdoptionStep } from './adoption-steps.js';
import { type Interval, firstDayOf } from './buckets.js';

export type CohortInterval = Extract<Interval, 'WEEK' | 'MONTH'>;

/** Cells of one cohort and step end here, however long ago it started. */
export const MAX_SINCE: Readonly<Record<CohortInterval, number>> = { WEEK: 26, MONTH: 12 };

/** Engagements of one cohort that reached a step, and all earlier ones, in the same interval. */
export interface Reached {
  /** First day of the interval in which the engagements started. */
  readonly start: LocalDate;
  readonly step: AdoptionStep;
  /** First day of the interval in which they reached the step; may lie before `start`. */
  readonly period: LocalDate;
  readonly n: number;
}

export interface CohortCell {
  readonly step: AdoptionStep;
  /** Intervals since the cohort's own. */
  readonly since: number;
  /** Engagements that had reached the step by the end of that interval. */
  readonly n: number;
  /** n / engagements of the cohort; null if it has none. */
  readonly share: number | null;
}

/** @returns whole intervals from one first day to another; negative if it is earlier */
export function intervalsBetween(from: LocalDate, to: LocalDate, interval: CohortInterval): number {
  if (interval === 'WEEK') return daysBetween(from, to) / 7;
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  );
}

/**
 * The cells of a cohort for some steps, by step and then by interval, from its own up to the current one.
 * @param cohort its first day, and its number of engagements
 * @param reached counts of this and other cohorts
 * @param today the UTC date
 */
export function cellsOf(
  { start, engagements }: { readonly start: LocalDate; readonly engagements: number },
  reached: readonly Reached[],
  { interval, steps = ADOPTION_STEPS, today }: CellsWanted,
): CohortCell[] {
  const last = Math.min(MAX_SINCE[interval], intervalsBetween(start, firstDayOf(today, interval), interval));
  const own = reached.filter((each) => each.start === start);
  return steps.flatMap((step) => {
    const ofStep = own.filter((each) => each.step === step);
    return Array.from({ length: Math.max(0, last + 1) }, (_each, since) => {
      const n = ofStep
        .filter(({ period }) => intervalsBetween(start, period, interval) <= since)
        .reduce((sum, each) => sum + each.n, 0);
      return { step, since, n, share: engagements ? n / engagements : null };
    });
  });
}

interface CellsWanted {
  readonly interval: CohortInterval;
  readonly steps?: readonly AdoptionStep[];
  readonly today: LocalDate;
}
