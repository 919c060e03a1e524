import { Injectable, type Type } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { EngagementEntity, recordPartnerAct } from '../engagements/index.js';
import type { Found, Target } from './my-targets.query.js';

/** One kind of mutation by partner users. */
export interface PartnerUseCase<I extends object, P extends object> {
  /** What the partner did, as partner_act keeps it. */
  readonly act: string;
  readonly Input: Type<I>;
  readonly target: (input: I) => Target;
  /** Decides and writes; the engagement is locked. @returns the payload's parts */
  readonly change: (tx: Tx, engagement: EngagementEntity, input: I) => Promise<P>;
}

/** Runs what partner users change, alike for all of it. */
@Injectable()
export class PartnerUseCases {
  constructor(
    private readonly useCases: UseCases,
    private readonly reads: Reads,
  ) {}

  /** What is refused counts as no act of the partner: the act is written last, in the same transaction. */
  run<I extends object, P extends object>(
    viewer: PartnerViewer,
    { act, Input, target, change }: PartnerUseCase<I, P>,
    given: I,
  ): Promise<Outcome<P>> {
    return this.useCases.run(viewer, Input, given, async (tx, input) => {
      const engagement = await this.lock(tx, viewer, target(input));
      const parts = await change(tx, engagement, input);
      await recordPartnerAct(tx, viewer.partnerId, viewer.userId, act);
      return parts;
    });
  }

  /**
   * Finds the target under the portal's login, so that row security has its say before anything is changed, then locks
   * its engagement among the partner's own under the application's: forecasts need what the portal cannot see.
   */
  private async lock(tx: Tx, viewer: PartnerViewer, target: Target): Promise<EngagementEntity> {
    const found = await this.reads.answer<Found>(viewer, target.statement);
    const engagement =
      found &&
      (await tx.db.findOne(EngagementEntity, {
        where: { id: found.engagementId, partnerId: viewer.partnerId },
        lock: { mode: 'pessimistic_write' },
      }));
    return engagement ?? refuse('NOT_FOUND', target.field, target.missing);
  }
}
