import { Injectable, type OnModuleInit } from '@nestjs/common';
import { snakeCase } from '../../platform/database/naming.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import {
  type ExpectedWork,
  type Observation,
  type Observed,
  type ProgressObserver,
  ProgressObservers,
} from '../progress/index.js';
import type { HealthFacts } from './domain/facts.js';
import type { EngagementState } from './engagement-state.query.js';
import { scored } from './evaluate-health.js';
import type { HealthSnapshot } from './health-snapshot.store.js';
import { currentState, observeFacts } from './observed-facts.js';

const NOTHING: Observed = { health: null };
const OPTIONS = { daily: false, jobId: 'not stored' };

/** Evaluates an engagement before and after progress is logged, in the same way as the later job; stores nothing. */
@Injectable()
export class HealthProgressObserver implements ProgressObserver, OnModuleInit {
  readonly fields = ['healthBefore', 'healthAfter'];

  constructor(private readonly observers: ProgressObservers) {}

  onModuleInit(): void {
    this.observers.register(this);
  }

  async observe(tx: Tx, engagement: EngagementEntity, expected: ExpectedWork): Promise<Observation> {
    const state = currentState(engagement);
    if (state.status !== 'ACTIVE') return { before: NOTHING, after: () => NOTHING };
    const { model, prior, before, after } = await observeFacts(tx, state, expected);
    const evaluated = (of: EngagementState, facts: HealthFacts): Observed => ({
      health: rowOf(scored({ engagement: of, asOf: tx.now, facts, model, prior }, OPTIONS)),
    });
    return {
      before: evaluated(state, before),
      after: (saved) => {
        const then = currentState(saved);
        return evaluated(then, after(then));
      },
    };
  }
}

/** The evaluation as a row with column names, so that the fields of Health can be read from it. */
function rowOf(health: HealthSnapshot): Record<string, unknown> {
  return Object.fromEntries(Object.entries(health).map(([name, value]) => [snakeCase(name), value]));
}
