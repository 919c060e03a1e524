import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { evaluate } from './domain/evaluate.js';
import { ONBOARDING_V1 } from './domain/onboarding-v1.js';
import type { EngagementState } from './engagement-state.query.js';
import { type ExternalFacts, gatherFacts, externalFactsAt } from './gather-facts.js';
import { type PublishedModel, newestModel } from './health-model.store.js';
import { type HealthSnapshot, type PriorEvaluations, priorEvaluations } from './health-snapshot.store.js';

export interface EvaluationOptions {
  /** Whether it is the daily evaluation; only that one can raise the band. */
  readonly daily: boolean;
  readonly jobId: string;
}

/** The inputs of an evaluation that logging progress does not change. */
export interface Basis extends ExternalFacts {
  readonly model: PublishedModel;
  readonly prior: PriorEvaluations;
}

export async function basisAt(tx: Tx, engagement: EngagementState, asOf: Date): Promise<Basis> {
  const model = await newestModel(tx, ONBOARDING_V1.slug);
  const prior = await priorEvaluations(tx, engagement, asOf);
  return { model, prior, ...(await externalFactsAt(tx, engagement, asOf)) };
}

/**
 * Evaluates an engagement at an instant, in a fixed number of statements; stores nothing.
 * @param engagement its state at that instant
 * @param basis if it has already been read for this instant
 * @returns null unless the engagement was ACTIVE then
 */
export async function evaluateHealth(
  tx: Tx,
  engagement: EngagementState,
  asOf: Date,
  { daily, jobId }: EvaluationOptions,
  basis?: Basis,
): Promise<HealthSnapshot | null> {
  const { id: engagementId, status, stage } = engagement;
  if (status !== 'ACTIVE') return null;
  const { model, prior, ...external } = basis ?? (await basisAt(tx, engagement, asOf));
  const facts = await gatherFacts(tx, engagement, asOf, external);
  const { isDaily, ...previous } = prior;
  const options = { daily: daily || isDaily };
  const { scoreExact, coverage, stageGroup: _group, ...result } = evaluate(model, facts, previous, options);
  return {
    ...{ id: newId(), engagementId, modelId: model.id, jobId, asOf, stage, ...options, ...result },
    scoreExact: scoreExact === null ? null : String(scoreExact),
    coverage: String(coverage),
  };
}
