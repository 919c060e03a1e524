import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers, lockEngagement } from '../engagements/index.js';
import { loadPlan } from '../planning/index.js';
import { raiseBlocker } from './blockers.js';
import { newBlockersOf } from './new-blockers.js';
import { RaiseBlockerInput, RaiseBlockerPayload } from './raise-blocker.graphql.js';

@Resolver()
export class RaiseBlockerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('blocker:write')
  @Mutation(() => RaiseBlockerPayload, {
    description: 'Raises a blocker and updates the forecast.',
  })
  raiseBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RaiseBlockerInput }) given: RaiseBlockerInput,
  ): Promise<RaiseBlockerPayload> {
    return this.useCases.run(viewer, RaiseBlockerInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      await assertCanChangeBlockers(tx, viewer, engagement.id, [input.party]);
      const plan = await loadPlan(tx, engagement.id);
      const context = {
        engagementId: engagement.id,
        plan,
        fieldOf: (_index: number, field: string) => field,
      };
      const [blocker] = await newBlockersOf(tx, [input], context);
      return { blocker: await raiseBlocker(tx, engagement, blocker!, 'engagementId') };
    });
  }
}
