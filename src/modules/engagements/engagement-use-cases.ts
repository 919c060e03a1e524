import { Injectable, type Type } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import type { EngagementEntity } from './engagement.entity.js';
import { lockEngagement } from './engagement.store.js';
import { type EngagementChange, recordChange } from './record-change.js';

/** Input of a mutation that names its engagement. */
export interface OfEngagement {
  readonly engagementId: string;
  readonly expectedVersion?: number | null;
  readonly dryRun?: boolean | null;
}

/** The result of a use case: its payload, and what to audit. */
export interface UseCaseResult<P> extends Partial<Omit<EngagementChange, 'action'>> {
  readonly payload: P;
  /** The new values; omitted if nothing changed, so that nothing is audited and no event is recorded. */
  readonly changes?: EngagementChange['changes'];
  /** As in AuditFact; defaults to the engagement before the change. */
  readonly was?: EngagementChange['was'];
}

/** A staff mutation of one engagement. */
export interface EngagementUseCase<I extends OfEngagement, P extends object, F> {
  /** The action in the audit log. */
  readonly action: string;
  readonly Input: Type<I>;
  /**
   * Reads what the permission depends on, preferably together with what the change needs.
   * @returns what it read, for `change`
   * @throws AppError FORBIDDEN
   */
  readonly permit: (tx: Tx, engagement: EngagementEntity, input: I) => Promise<F>;
  /** Checks and writes the change; the engagement is locked. */
  readonly change: (tx: Tx, engagement: EngagementEntity, input: I, facts: F) => Promise<UseCaseResult<P>>;
}

/** For use cases whose permission in `@Allow` is enough. */
export const permittedByRole = (): Promise<void> => Promise.resolve();

/**
 * Runs staff mutations of one engagement, always in this order: lock, permit, version, change, audit, event. A permission that
 * depends on looked-up rows is checked in `change`.
 */
@Injectable()
export class EngagementUseCases {
  constructor(private readonly useCases: UseCases) {}

  /** A dry run is rolled back; `change` may skip checks and writes. */
  run<I extends OfEngagement, P extends object, F>(
    viewer: Viewer,
    { action, Input, permit, change }: EngagementUseCase<I, P, F>,
    given: I,
  ): Promise<Outcome<P>> {
    const act = async (tx: Tx, input: I): Promise<P> => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const facts = await permit(tx, engagement, input);
      const before = { ...engagement };
      assertCurrent(engagement, input.expectedVersion);
      const done = await change(tx, engagement, input, facts);
      const { payload, subject, was = before, changes } = done;
      if (changes) await recordChange(tx, engagement, { action, subject, was, changes });
      return payload;
    };
    return this.useCases.runOrPreview(viewer, Input, given, act);
  }
}
