import { fromMicros, toMicros } from './micro.js';
import { MEASURE_CODES, MeasureCode } from './model.js';

/** What a comparison needs of a stored evaluation. */
export interface ComparedEvaluation {
  readonly scoreExact: number | null;
  readonly measures: readonly { readonly measure: MeasureCode; readonly contribution: number | null }[];
}

export interface HealthChange {
  /** Points, 6 decimals; the parts sum to it exactly. */
  readonly delta: number;
  readonly parts: readonly { readonly measure: MeasureCode; readonly delta: number }[];
}

/** Points that each measure added or took between two evaluations; null if either has no score. */
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
