import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { snakeCase } from '../../platform/database/naming.js';
import { type Observed, type ProgressObserver, ProgressObservers } from '../delivery/index.js';
import { engagementStateAt } from './engagement-state.query.js';
import { evaluateHealth } from './evaluate-health.js';
import type { HealthSnapshot } from './health-snapshot.store.js';

/** Judges an engagement before and after progress is logged, as the job will judge it, and stores nothing. */
@Injectable()
export class HealthProgressObserver implements ProgressObserver, OnModuleInit {
  constructor(private readonly observers: ProgressObservers) {}

  onModuleInit(): void {
    this.observers.register(this);
  }

  async observe(tx: Tx, engagementId: string): Promise<Observed> {
    const engagement = await engagementStateAt(tx, engagementId, tx.now);
    const options = { daily: false, jobId: 'not stored' };
    const health = engagement && (await evaluateHealth(tx, engagement, tx.now, options));
    return { health: health && rowOf(health) };
  }
}

/** The row that would have been stored, by its columns' names, so that the fields of Health can read it. */
function rowOf(health: HealthSnapshot): Record<string, unknown> {
  return Object.fromEntries(Object.entries(health).map(([name, value]) => [snakeCase(name), value]));
}
