import { Injectable, type Type } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import type { EngagementEntity } from './engagement.entity.js';
import { lockEngagement } from './engagement.store.js';
import { type EngagementChange, recordChange } from './record-change.js';

/** The input of a mutation that names its engagement. */
export interface OfEngagement {
  readonly engagementId: string;
  readonly expectedVersion?: number | null;
  readonly dryRun?: boolean | null;
}

/** What a use case did: the payload's parts, and what the audit log keeps of it. */
export interface Done<P> extends Partial<Omit<EngagementChange, 'action'>> {
  readonly payload: P;
  /** Omitted if nothing changed; then nothing is audited and no event is recorded. */
  readonly changes?: EngagementChange['changes'];
  /** The old values, under the same keys as `changes`; omitted if they are the engagement's own columns. */
  readonly was?: EngagementChange['was'];
}

/** One kind of mutation that staff make to an engagement. */
export interface EngagementUseCase<I extends OfEngagement, P extends object> {
  /** As the audit log names it. */
  readonly action: string;
  readonly Input: Type<I>;
  /** @throws AppError FORBIDDEN; absent where the permission alone decides */
  readonly permit?: (tx: Tx, engagement: EngagementEntity, input: I) => Promise<void>;
  /** Decides and writes; the engagement is locked. */
  readonly change: (tx: Tx, engagement: EngagementEntity, input: I) => Promise<Done<P>>;
}

/** Runs what staff change of one engagement, always in this order: lock, permit, version, change, audit, event. */
@Injectable()
export class EngagementUseCases {
  constructor(private readonly useCases: UseCases) {}

  /** A dry run makes the same decisions as a real run and leaves nothing behind, not even its Idempotency-Key. */
  run<I extends OfEngagement, P extends object>(
    viewer: Viewer,
    { action, Input, permit, change }: EngagementUseCase<I, P>,
    given: I,
  ): Promise<Outcome<P>> {
    const act = async (tx: Tx, input: I): Promise<P> => {
      const engagement = await lockEngagement(tx, input.engagementId);
      await permit?.(tx, engagement, input);
      const before = { ...engagement };
      assertCurrent(engagement, input.expectedVersion);
      const done = await change(tx, engagement, input);
      const { payload, subject, was = before, changes } = done;
      if (changes) await recordChange(tx, engagement, { action, subject, was, changes });
      return payload;
    };
    return given.dryRun
      ? this.useCases.rehearse(viewer, Input, given, act)
      : this.useCases.run(viewer, Input, given, act);
  }
}
