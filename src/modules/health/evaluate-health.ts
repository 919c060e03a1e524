import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { modelsInUse, type PublishedModel } from '../health-models/index.js';
import { evaluate } from './domain/evaluate.js';
import type { HealthFacts } from './domain/facts.js';
import type { EngagementState } from './engagement-state.query.js';
import { type ExternalFacts, gatherFacts, externalFactsAt } from './gather-facts.js';
import { type HealthSnapshot, type PriorEvaluations, priorEvaluations } from './health-snapshot.store.js';

export interface EvaluationOptions {
  /** Whether it is the daily evaluation; only that one can raise the band. */
  readonly daily: boolean;
  readonly jobId: string;
}

/** The inputs of an evaluation that logging progress does not change. */
export interface Basis extends ExternalFacts {
  readonly model: PublishedModel;
  /** The model on trial; null if there is none. */
  readonly shadow: PublishedModel | null;
  readonly prior: PriorEvaluations;
}

export async function basisAt(tx: Tx, engagement: EngagementState, asOf: Date): Promise<Basis> {
  const { active: model, shadow } = (await modelsInUse(tx, [engagement.id], asOf)).get(engagement.id)!;
  const prior = await priorEvaluations(tx, engagement, asOf, model.id);
  return { model, shadow, prior, ...(await externalFactsAt(tx, engagement, asOf)) };
}

/**
 * Evaluates an engagement at an instant by the active model, in a fixed number of statements; stores nothing.
 * @param engagement its state at that instant
 * @param basis read for this instant
 * @returns null unless the engagement was ACTIVE then
 */
export async function evaluateHealth(
  tx: Tx,
  engagement: EngagementState,
  asOf: Date,
  options: EvaluationOptions,
  basis: Basis,
): Promise<HealthSnapshot | null> {
  if (engagement.status !== 'ACTIVE') return null;
  const facts = await gatherFacts(tx, engagement, asOf, basis);
  return scored({ engagement, asOf, facts, ...basis }, options);
}

/** Like `evaluateHealth`, also by the shadow: from the same values, but with a band of its own. */
export async function evaluateWithShadow(
  tx: Tx,
  engagement: EngagementState,
  asOf: Date,
  options: EvaluationOptions,
): Promise<{ readonly health: HealthSnapshot; readonly shadow: HealthSnapshot | null } | null> {
  if (engagement.status !== 'ACTIVE') return null;
  const basis = await basisAt(tx, engagement, asOf);
  const { shadow: model } = basis;
  const about = { engagement, asOf, facts: await gatherFacts(tx, engagement, asOf, basis) };
  const health = scored({ ...about, ...basis }, options);
  if (model === null) return { health, shadow: null };
  const prior = await priorEvaluations(tx, engagement, asOf, model.id, 'health_shadow');
  return { health, shadow: scored({ ...about, model, prior }, { ...options, daily: health.daily }) };
}

interface Scored {
  readonly engagement: EngagementState;
  readonly asOf: Date;
  readonly facts: HealthFacts;
  readonly model: PublishedModel;
  readonly prior: PriorEvaluations;
}

function scored(
  { engagement, asOf, facts, model, prior }: Scored,
  { daily, jobId }: EvaluationOptions,
): HealthSnapshot {
  const { isDaily, ...previous } = prior;
  const options = { daily: daily || isDaily };
  const { scoreExact, coverage, stageGroup: _group, ...result } = evaluate(model, facts, previous, options);
  return {
    ...{ id: newId(), engagementId: engagement.id, modelId: model.id, jobId, asOf },
    ...{ stage: engagement.stage, ...options, ...result },
    scoreExact: scoreExact === null ? null : String(scoreExact),
    coverage: String(coverage),
  };
}
