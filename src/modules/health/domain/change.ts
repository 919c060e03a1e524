import { fromMicros, toMicros } from './micro.js';
import { MEASURE_CODES, MeasureCode } from '../../../kernel/health-model.js';

/** The part of a stored evaluation that a comparison needs. */
export interface ComparedEvaluation {
  readonly scoreExact: number | null;
  readonly measures: readonly { readonly measure: MeasureCode; readonly contribution: number | null }[];
}

export interface HealthChange {
  /** Points with 6 decimals; the parts add up to it exactly. */
  readonly delta: number;
  readonly parts: readonly { readonly measure: MeasureCode; readonly delta: number }[];
}

/** How many points each measure gained or lost between two evaluations; null if either has no score. */
export function changeBetween(before: ComparedEvaluation, after: ComparedEvaluation): HealthChange | null {
  if (before.scoreExact === null || after.scoreExact === null) return null;
  const part = (measure: MeasureCode) =>
    fromMicros(contributionMicros(after, measure) - contributionMicros(before, measure));
  return {
    delta: fromMicros(toMicros(after.scoreExact) - toMicros(before.scoreExact)),
    parts: MEASURE_CODES.map((measure) => ({ measure, delta: part(measure) })),
  };
}

function contributionMicros({ measures }: ComparedEvaluation, code: MeasureCode): number {
  return toMicros(measures.find(({ measure }) => measure === code)?.contribution ?? 0);
}
