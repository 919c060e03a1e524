import { Injectable, type Type } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { type EngagementEntity, lockEngagementRow, recordPartnerAct } from '../engagements/index.js';
import type { Found, Target } from './my-targets.query.js';

/** A mutation by partner users. */
export interface PartnerUseCase<I extends object, P extends object> {
  /** The act recorded in partner_act. */
  readonly act: string;
  readonly Input: Type<I>;
  readonly target: (input: I) => Target;
  /** Checks and writes the change; the engagement is locked. @returns the fields of the payload */
  readonly change: (tx: Tx, engagement: EngagementEntity, input: I) => Promise<P>;
}

/** Runs the mutations of partner users. */
@Injectable()
export class PartnerUseCases {
  constructor(
    private readonly useCases: UseCases,
    private readonly reads: Reads,
  ) {}

  /** A rejected mutation does not count as an act of the partner: the act is recorded last, in the same transaction. */
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
   * Finds the target with the portal's login, so that row security applies before anything changes. Then locks its
   * engagement with the application's login, because forecasts need data that the portal cannot see.
   */
  private async lock(tx: Tx, viewer: PartnerViewer, target: Target): Promise<EngagementEntity> {
    const found = await this.reads.answer<Found>(viewer, target.statement);
    const engagement = found && (await lockEngagementRow(tx, found.engagementId, viewer.partnerId));
    return engagement ?? refuse('NOT_FOUND', target.field, target.missing);
  }
}
