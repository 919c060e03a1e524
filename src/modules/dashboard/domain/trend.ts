import { type HealthBand, HEALTH_BANDS } from '../../../kernel/enums.js';
import type { BandCountOf } from './portfolio.js';

/** The engagements that were active at the end of an interval, counted and added up, and the go-lives of the interval. */
export interface TrendCell {
  readonly at: string;
  readonly engagements: number;
  /** Engagements by their latest evaluation; those without one are in none. */
  readonly bands: Readonly<Partial<Record<HealthBand, number>>>;
  readonly scored: number;
  readonly scoreSum: number;
  /** Engagements with a variance, in working days against the first baseline. */
  readonly varied: number;
  readonly varianceSum: number;
  readonly maxVarianceDays: number | null;
  readonly openBlockers: number;
  readonly goLivesReached: number;
  readonly goLivesPlanned: number;
}

export interface TrendPoint {
  readonly at: string;
  readonly partial: boolean;
  readonly engagements: number;
  readonly bands: readonly BandCountOf[];
  readonly averageScore: number | null;
  readonly meanVarianceDays: number | null;
  readonly maxVarianceDays: number | null;
  readonly openBlockers: number;
  readonly goLivesReached: number;
  readonly goLivesPlanned: number;
}

/**
 * An engagement without an evaluation counts as INSUFFICIENT_DATA; a mean over nothing is null.
 * @param partial whether the point is for part of its interval only
 */
export function trendPoint(cell: TrendCell, partial: boolean): TrendPoint {
  const { at, engagements, maxVarianceDays, openBlockers, goLivesReached, goLivesPlanned } = cell;
  return {
    ...{ at, partial, engagements, maxVarianceDays, openBlockers, goLivesReached, goLivesPlanned },
    bands: HEALTH_BANDS.map((band) => ({ band, engagements: bandCount(cell, band) })),
    averageScore: mean(cell.scoreSum, cell.scored),
    meanVarianceDays: mean(cell.varianceSum, cell.varied),
  };
}

function bandCount({ bands, engagements }: TrendCell, band: HealthBand): number {
  const count = bands[band] ?? 0;
  if (band !== 'INSUFFICIENT_DATA') return count;
  const evaluated = Object.values(bands).reduce((sum, each) => sum + each, 0);
  return count + engagements - evaluated;
}

function mean(sum: number, n: number): number | null {
  return n === 0 ? null : sum / n;
}
