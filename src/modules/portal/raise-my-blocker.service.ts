import { Injectable } from '@nestjs/common';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Outcome } from '../../platform/usecases/use-cases.js';
import { raiseBlocker } from '../delivery/index.js';
import type { EngagementEntity, NewBlocker } from '../engagements/index.js';
import { myIntegration } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { RaiseMyBlockerInput } from './raise-my-blocker.graphql.js';
import { shownMilestone } from './shown-milestone.js';

@Injectable()
export class RaiseMyBlockerService {
  constructor(private readonly useCases: PartnerUseCases) {}

  execute(
    viewer: PartnerViewer,
    given: RaiseMyBlockerInput,
  ): Promise<Outcome<{ integrationBlocker: string }>> {
    return this.useCases.run(
      viewer,
      {
        act: 'raise-blocker',
        Input: RaiseMyBlockerInput,
        target: ({ key }) => myIntegration(viewer, key),
        change: raise,
      },
      given,
    );
  }
}

/** What a partner raises the partner sees. Promises are made by whoever must act, so there is none yet. */
async function raise(tx: Tx, engagement: EngagementEntity, input: RaiseMyBlockerInput) {
  const { severity, party, reason, milestoneCode: code = null } = input;
  const milestone = code === null ? null : await shownMilestone(tx, engagement, code, 'milestoneCode');
  const blocker: NewBlocker = {
    severity,
    party,
    reason,
    visibility: 'PARTNER',
    milestoneId: milestone?.id ?? null,
    apiOperationId: null,
    commitmentOn: null,
  };
  return { integrationBlocker: await raiseBlocker(tx, engagement, blocker, 'key') };
}
