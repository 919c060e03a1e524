import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/errors.js';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import type { Outcome } from '../../platform/usecases/use-cases.js';
import type { EngagementEntity } from '../engagements/index.js';
import { commitBlocker } from '../progress/index.js';
import { CommitMyBlockerInput } from './commit-my-blocker.graphql.js';
import { myBlocker } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { isPartnersToCommit } from './portal.policy.js';
import { shownBlocker } from './shown-blocker.js';

@Injectable()
export class CommitMyBlockerService {
  constructor(private readonly useCases: PartnerUseCases) {}

  execute(
    viewer: PartnerViewer,
    given: CommitMyBlockerInput,
  ): Promise<Outcome<{ integrationBlocker: string }>> {
    return this.useCases.run(
      viewer,
      {
        act: 'commit-blocker',
        Input: CommitMyBlockerInput,
        target: ({ blockerId }) => myBlocker(viewer, blockerId),
        change: commit,
      },
      given,
    );
  }
}

async function commit(tx: Tx, engagement: EngagementEntity, input: CommitMyBlockerInput) {
  const blocker = await shownBlocker(tx, engagement, input.blockerId);
  if (!isPartnersToCommit(blocker))
    refuse('NOT_ALLOWED_IN_STATE', 'blockerId', 'Your company is not the one that must act on it.');
  assertCurrent(blocker, input.expectedVersion);
  await commitBlocker(tx, engagement, blocker, input.commitmentOn);
  return { integrationBlocker: blocker.id };
}
