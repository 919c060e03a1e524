import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/** Plain JSON by name; a repeat of the request is answered with the same. */
export type Observed = Readonly<Record<string, unknown>>;

/** What is seen before the work is written, and a second look once it is. */
export interface Observation {
  readonly before: Observed;
  after(): Promise<Observed>;
}

export interface ProgressObserver {
  /** The payload fields it resolves; it is skipped if none of them is selected. */
  readonly fields: readonly string[];
  /**
   * Looks at an engagement inside the transaction that logs progress; changes nothing.
   * @returns plain JSON under names of the observer's own
   */
  observe(tx: Tx, engagementId: string): Promise<Observation>;
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

  /** @param asked the fields of the payload that are asked for */
  async observe(tx: Tx, engagementId: string, asked: ReadonlySet<string>): Promise<Observation> {
    const observations: Observation[] = [];
    for (const observer of this.observers)
      if (observer.fields.some((field) => asked.has(field)))
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
