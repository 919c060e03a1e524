import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/** Plain JSON by name; a repeat of the request is answered with the same. */
export type Observed = Readonly<Record<string, unknown>>;

export interface ProgressObserver {
  /**
   * Looks at an engagement inside the transaction that logs progress; changes nothing.
   * @returns plain JSON under names of the observer's own
   */
  observe(tx: Tx, engagementId: string): Promise<Observed>;
}

/**
 * Lets modules above this one see an engagement before and after progress is logged. What they saw stands in the
 * payload under `observedBefore` and `observedAfter`, where the fields that they add to it find it.
 */
@Injectable()
export class ProgressObservers {
  private readonly observers: ProgressObserver[] = [];

  register(observer: ProgressObserver): void {
    this.observers.push(observer);
  }

  async observe(tx: Tx, engagementId: string): Promise<Observed> {
    const seen: Record<string, unknown> = {};
    for (const observer of this.observers) Object.assign(seen, await observer.observe(tx, engagementId));
    return seen;
  }
}
