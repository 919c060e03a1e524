import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { modelsInUse, type PublishedModel } from '../health-models/index.js';
import { evaluate } from './domain/evaluate.js';
import type { HealthFacts } from './domain/facts.js';
import type { EngagementState } from './engagement-state.query.js';
import { type ExternalFacts, gatherFacts, externalFactsAt } from './gather-facts.js';
import {
  type Evaluated,
  type HealthSnapshot,
  type PriorEvaluations,
  priorEvaluations,
} from './health-snapshot.store.js';

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

async function basesAt(
  tx: Tx,
  engagements: readonly EngagementState[],
  asOf: Date,
): Promise<Map<string, Basis>> {
  const ids = engagements.map(({ id }) => id);
  const inUse = await modelsInUse(tx, ids, asOf);
  const judged = engagements.map((engagement) => ({
    engagement,
    modelId: inUse.get(engagement.id)!.active.id,
  }));
  const prior = await priorEvaluations(tx, judged, asOf);
  const external = await externalFactsAt(tx, engagements, asOf);
  return new Map(
    ids.map((id) => {
      const { active: model, shadow } = inUse.get(id)!;
      return [id, { model, shadow, prior: prior.get(id)!, ...external.get(id)! }];
    }),
  );
}

/**
 * Evaluates engagements at an instant by the active model and by their shadows: from the same values, but each with a band of its
 * own; stores nothing. The number of statements does not depend on that of the engagements, only on that of their regions.
 * @param optionsOf the options for an engagement
 * @returns those that were ACTIVE
 */
export async function evaluateWithShadows(
  tx: Tx,
  states: readonly EngagementState[],
  asOf: Date,
  optionsOf: (engagementId: string) => EvaluationOptions,
): Promise<Evaluated[]> {
  const engagements = states.filter(({ status }) => status === 'ACTIVE');
  if (engagements.length === 0) return [];
  const bases = await basesAt(tx, engagements, asOf);
  const facts = await gatherFacts(tx, engagements, asOf, bases);
  const shadowed = engagements.flatMap((engagement) => {
    const { shadow } = bases.get(engagement.id)!;
    return shadow === null ? [] : [{ engagement, modelId: shadow.id }];
  });
  const priorOfShadows = await priorEvaluations(tx, shadowed, asOf, 'health_shadow');
  return engagements.map((engagement) => {
    const { id } = engagement;
    const basis = bases.get(id)!;
    const about = { engagement, asOf, facts: facts.get(id)! };
    const options = optionsOf(id);
    const health = scored({ ...about, ...basis }, options);
    const { shadow: model } = basis;
    if (model === null) return { health, shadow: null };
    const prior = priorOfShadows.get(id)!;
    return { health, shadow: scored({ ...about, model, prior }, { ...options, daily: health.daily }) };
  });
}

export interface Scored {
  readonly engagement: EngagementState;
  readonly asOf: Date;
  readonly facts: HealthFacts;
  readonly model: PublishedModel;
  readonly prior: PriorEvaluations;
}

export function scored(
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
