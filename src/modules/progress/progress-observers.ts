import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/**
 * What the observers read, as plain JSON under names they choose. It is stored with the payload, to be returned for a repeated
 * Idempotency-Key.
 */
export type Observed = Readonly<Record<string, unknown>>;

/** What an observer reads before the work is written, and how to read it again afterwards. */
export interface Observation {
  readonly before: Observed;
  after(): Promise<Observed>;
}

export interface ProgressObserver {
  /** The payload fields that need it; it is skipped if none of them is selected. */
  readonly fields: readonly string[];
  /**
   * Reads an engagement inside the transaction that logs progress; writes nothing.
   * @returns JSON under names that no other observer uses
   */
  observe(tx: Tx, engagementId: string): Promise<Observation>;
}

/**
 * Lets other modules, such as health, read an engagement before and after progress is logged. The results are passed in
 * `observedBefore` and `observedAfter` to the payload fields that those modules resolve.
 */
@Injectable()
export class ProgressObservers {
  private readonly observers: ProgressObserver[] = [];

  register(observer: ProgressObserver): void {
    this.observers.push(observer);
  }

  /** @param selected names of the payload fields that the client selected */
  async observe(tx: Tx, engagementId: string, selected: ReadonlySet<string>): Promise<Observation> {
    const observations: Observation[] = [];
    for (const observer of this.observers)
      if (observer.fields.some((field) => selected.has(field)))
        observations.push(await observer.observe(tx, engagementId));
    return {
      before: merged(observations.map(({ before }) => before)),
      after: async () => {
        const seen: Observed[] = [];
        for (const observation of observations) seen.push(await observation.after());
        return merged(seen);
      },
    };
  }
}

function merged(seen: readonly Observed[]): Observed {
  return Object.assign({}, ...seen) as Observed;
}
