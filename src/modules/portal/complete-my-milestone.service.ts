import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Outcome } from '../../platform/usecases/use-cases.js';
import type { EngagementEntity } from '../engagements/index.js';
import { completeMilestone } from '../progress/index.js';
import { CompleteMyMilestoneInput } from './complete-my-milestone.graphql.js';
import { myMilestone } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { isPartnersToComplete } from './portal.policy.js';
import { shownMilestone } from './shown-milestone.js';

@Injectable()
export class CompleteMyMilestoneService {
  constructor(private readonly useCases: PartnerUseCases) {}

  execute(
    viewer: PartnerViewer,
    given: CompleteMyMilestoneInput,
  ): Promise<Outcome<{ integrationMilestone: string }>> {
    return this.useCases.run(
      viewer,
      {
        act: 'complete-milestone',
        Input: CompleteMyMilestoneInput,
        target: ({ key, code }) => myMilestone(viewer, key, code),
        change: complete,
      },
      given,
    );
  }
}

async function complete(tx: Tx, engagement: EngagementEntity, input: CompleteMyMilestoneInput) {
  const milestone = await shownMilestone(tx, engagement, input.code, 'code');
  if (!isPartnersToComplete(milestone))
    refuse('NOT_ALLOWED_IN_STATE', 'code', `${milestone.code} is not your company's to complete.`);
  await completeMilestone(tx, engagement, milestone, input.completedOn ?? null);
  return { integrationMilestone: milestone.id };
}
