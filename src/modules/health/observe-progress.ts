import { Injectable, type OnModuleInit } from '@nestjs/common';
import { snakeCase } from '../../platform/database/naming.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type Observation,
  type Observed,
  type ProgressObserver,
  ProgressObservers,
} from '../progress/index.js';
import { type EngagementState, engagementStateAt } from './engagement-state.query.js';
import { type Basis, basisAt, evaluateHealth } from './evaluate-health.js';
import type { HealthSnapshot } from './health-snapshot.store.js';

/** Evaluates an engagement before and after progress is logged, in the same way as the later job; stores nothing. */
@Injectable()
export class HealthProgressObserver implements ProgressObserver, OnModuleInit {
  readonly fields = ['healthBefore', 'healthAfter'];

  constructor(private readonly observers: ProgressObservers) {}

  onModuleInit(): void {
    this.observers.register(this);
  }

  async observe(tx: Tx, engagementId: string): Promise<Observation> {
    const engagement = await engagementStateAt(tx, engagementId, tx.now);
    const basis = engagement?.status === 'ACTIVE' ? await basisAt(tx, engagement, tx.now) : undefined;
    return {
      before: await evaluated(tx, engagement, basis),
      after: async () => evaluated(tx, await engagementStateAt(tx, engagementId, tx.now), basis),
    };
  }
}

async function evaluated(tx: Tx, engagement: EngagementState | null, basis?: Basis): Promise<Observed> {
  const options = { daily: false, jobId: 'not stored' };
  const health = engagement && basis && (await evaluateHealth(tx, engagement, tx.now, options, basis));
  return { health: health ? rowOf(health) : null };
}

/** The evaluation as a row with column names, so that the fields of Health can be read from it. */
function rowOf(health: HealthSnapshot): Record<string, unknown> {
  return Object.fromEntries(Object.entries(health).map(([name, value]) => [snakeCase(name), value]));
}
