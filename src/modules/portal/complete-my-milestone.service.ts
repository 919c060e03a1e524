import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { type StoredMilestone, completeMilestone, findMilestone } from '../delivery/index.js';
import { EngagementEntity, recordPartnerAct } from '../engagements/index.js';
import { CompleteMyMilestoneInput } from './complete-my-milestone.graphql.js';
import { findMyMilestone } from './my-milestone.query.js';
import { isPartnersToComplete, isShownToPartner } from './portal.policy.js';

interface Target {
  readonly engagement: EngagementEntity;
  readonly milestone: StoredMilestone;
}

@Injectable()
export class CompleteMyMilestoneService {
  constructor(
    private readonly useCases: UseCases,
    private readonly reads: Reads,
  ) {}

  execute(
    viewer: PartnerViewer,
    given: CompleteMyMilestoneInput,
  ): Promise<Outcome<{ integrationMilestone: string }>> {
    return this.useCases.run(viewer, CompleteMyMilestoneInput, given, async (tx, input) => {
      const target = await this.lockTarget(tx, viewer, input);
      const { engagement, milestone } = target ?? refuse('NOT_FOUND', 'code', 'There is no such milestone.');
      if (!isPartnersToComplete(milestone))
        refuse('NOT_ALLOWED_IN_STATE', 'code', `${milestone.code} is not your company's to complete.`);
      await completeMilestone(tx, engagement, milestone, input.completedOn ?? null);
      await recordPartnerAct(tx, viewer.partnerId, viewer.userId, 'complete-milestone');
      return { integrationMilestone: milestone.id };
    });
  }

  /**
   * Finds the milestone under the portal's login, then locks its engagement among the partner's own: the forecast that
   * follows needs the milestones that the portal cannot see.
   */
  private async lockTarget(
    tx: Tx,
    viewer: PartnerViewer,
    { key, code }: CompleteMyMilestoneInput,
  ): Promise<Target | null> {
    const seen = await findMyMilestone(this.reads, viewer, key, code);
    if (!seen) return null;
    const engagement = await tx.db.findOne(EngagementEntity, {
      where: { id: seen.engagementId, partnerId: viewer.partnerId },
      lock: { mode: 'pessimistic_write' },
    });
    const milestone = engagement && (await findMilestone(tx, engagement.id, code));
    return milestone && isShownToPartner(milestone) ? { engagement, milestone } : null;
  }
}
