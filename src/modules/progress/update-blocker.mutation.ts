import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers } from '../engagements/index.js';
import { lockEngagementOfBlocker } from './blocker-lookup.js';
import { changeBlocker } from './blockers.js';
import { UpdateBlockerInput, UpdateBlockerPayload } from './update-blocker.graphql.js';

@Resolver()
export class UpdateBlockerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('blocker:write')
  @Mutation(() => UpdateBlockerPayload, {
    description:
      'Changes an open blocker or its commitment date, and updates the forecast. Its reason and visibility can be changed at any time.',
  })
  updateBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateBlockerInput }) given: UpdateBlockerInput,
  ): Promise<UpdateBlockerPayload> {
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
