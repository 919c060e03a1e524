import { Injectable, Module } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

export interface EvaluationObserver {
  /**
   * Runs in the transaction of the evaluations, after them.
   * @param engagementIds UUIDs of engagements that were evaluated, or found not to be ACTIVE, as of the instant
   */
  evaluated(tx: Tx, engagementIds: readonly string[], asOf: Date): Promise<void>;
}

/** Lets other modules, such as alerts, act on each evaluation. */
@Injectable()
export class EvaluationObservers {
  private readonly observers: EvaluationObserver[] = [];

  register(observer: EvaluationObserver): void {
    this.observers.push(observer);
  }

  async evaluated(tx: Tx, engagementIds: readonly string[], asOf: Date): Promise<void> {
    for (const observer of this.observers) await observer.evaluated(tx, engagementIds, asOf);
  }
}

@Module({ providers: [EvaluationObservers], exports: [EvaluationObservers] })
export class EvaluationObserversModule {}
