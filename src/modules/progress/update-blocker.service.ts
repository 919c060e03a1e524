import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers } from '../engagements/index.js';
import { lockEngagementOfBlocker } from './blocker-lookup.js';
import { changeBlocker } from './blockers.js';
import { UpdateBlockerInput } from './update-blocker.graphql.js';

@Injectable()
export class UpdateBlockerService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: UpdateBlockerInput): Promise<Outcome<{ blocker: string }>> {
    return this.useCases.run(viewer, UpdateBlockerInput, given, async (tx, input) => {
      const { blockerId, expectedVersion, severity, party, commitmentOn, visibility, reason } = input;
      const { engagement, blocker } = await lockEngagementOfBlocker(tx, blockerId, 'blockerId');
      await assertCanChangeBlockers(tx, viewer, engagement.id, [blocker.party, party ?? blocker.party]);
      assertCurrent(blocker, expectedVersion);
      await changeBlocker(tx, engagement, blocker, { severity, party, commitmentOn, visibility, reason });
      return { blocker: blocker.id };
    });
  }
}
