import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { evaluate } from './domain/evaluate.js';
import { ONBOARDING_V1 } from './domain/onboarding-v1.js';
import type { EngagementState } from './engagement-state.query.js';
import { gatherFacts } from './gather-facts.js';
import { newestModel } from './health-model.store.js';
import { type HealthSnapshot, evaluationBefore } from './health-snapshot.store.js';

export interface EvaluationOptions {
  /** Whether it is the day's own evaluation, which alone may raise the band. */
  readonly daily: boolean;
  readonly jobId: string;
}

/**
 * Judges an engagement as it stood at an instant and stores nothing; the number of statements is fixed.
 * @returns null unless the engagement was ACTIVE then
 */
export async function evaluateHealth(
  tx: Tx,
  engagement: EngagementState,
  asOf: Date,
  { daily, jobId }: EvaluationOptions,
): Promise<HealthSnapshot | null> {
  const { id: engagementId, status, stage } = engagement;
  if (status !== 'ACTIVE') return null;
  const { id: modelId, ...model } = await newestModel(tx, ONBOARDING_V1.slug);
  const facts = await gatherFacts(tx, engagement, asOf);
  const { isDaily, ...previous } = await evaluationBefore(tx, engagement, asOf);
  const options = { daily: daily || isDaily };
  const { scoreExact, coverage, stageGroup: _group, ...verdict } = evaluate(model, facts, previous, options);
  return {
    ...{ id: newId(), engagementId, modelId, jobId, asOf, stage, ...options, ...verdict },
    scoreExact: scoreExact === null ? null : String(scoreExact),
    coverage: String(coverage),
  };
}
