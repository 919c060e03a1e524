import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity, NewBlocker } from '../engagements/index.js';
import type { StatusChange, StoredMilestone } from '../planning/index.js';

/**
 * What the observers read, as plain JSON under names they choose. It is stored with the payload, to be returned for a repeated
 * Idempotency-Key.
 */
export type Observed = Readonly<Record<string, unknown>>;

/** What an observer sees before the work is written, and how it follows what it sees afterwards. */
export interface Observation {
  readonly before: Observed;
  /** @param engagement as it was saved */
  after(engagement: EngagementEntity): Observed;
}

/** The changes that are about to be written. */
export interface ExpectedWork {
  readonly statusChanges: readonly StatusChange[];
  /** The milestones in `statusChanges`, before the change. */
  readonly before: readonly StoredMilestone[];
  readonly blockers: {
    readonly raise: readonly Pick<NewBlocker, 'severity'>[];
    readonly resolve: readonly { readonly id: string }[];
  };
}

export interface ProgressObserver {
  /** The payload fields that need it; it is skipped if none of them is selected. */
  readonly fields: readonly string[];
  /**
   * Reads what it needs of a locked engagement, once, inside the transaction that logs progress.
   * @returns JSON under names that no other observer uses
   */
  observe(tx: Tx, engagement: EngagementEntity, expected: ExpectedWork): Promise<Observation>;
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
  async observe(
    tx: Tx,
    engagement: EngagementEntity,
    expected: ExpectedWork,
    selected: ReadonlySet<string>,
  ): Promise<Observation> {
    const observations: Observation[] = [];
    for (const observer of this.observers)
      if (observer.fields.some((field) => selected.has(field)))
        observations.push(await observer.observe(tx, engagement, expected));
    return {
      before: merged(observations.map(({ before }) => before)),
      after: (saved) => merged(observations.map((observation) => observation.after(saved))),
    };
  }
}

function merged(seen: readonly Observed[]): Observed {
  return Object.assign({}, ...seen) as Observed;
}
