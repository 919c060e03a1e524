import { changeBetween, type ComparedEvaluation, MEASURE_NAMES } from '../health/index.js';
import {
  type ChangeFacts,
  type ChangeReason,
  type HealthDifference,
  reasonCodesOfChange,
  reasonOfChange,
} from './domain/change-reason.js';

interface Evaluation {
  readonly score: number;
  readonly evaluation: ComparedEvaluation;
}

/** The facts as read by SQL. */
type StoredChange = Omit<ChangeFacts, 'health'> & {
  readonly health: { readonly before: Evaluation; readonly after: Evaluation } | null;
};

/** The reason of a change, in one to three sentences. */
export const whyOf = (stored: StoredChange): string => reasonOfChange(factsOf(stored));

export const reasonsOf = (stored: StoredChange): ChangeReason[] => reasonCodesOfChange(factsOf(stored));

const factsOf = ({ health, ...facts }: StoredChange): ChangeFacts => ({
  ...facts,
  health: health && difference(health.before, health.after),
});

function difference(before: Evaluation, after: Evaluation): HealthDifference | null {
  const change = changeBetween(before.evaluation, after.evaluation);
  if (change === null) return null;
  const parts = change.parts.map(({ measure, delta }) => ({ name: MEASURE_NAMES[measure], delta }));
  return { scoreBefore: before.score, scoreAfter: after.score, parts };
}
