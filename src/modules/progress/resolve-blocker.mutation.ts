import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers } from '../engagements/index.js';
import { lockEngagementOfBlocker } from './blocker-lookup.js';
import { resolveBlocker } from './blockers.js';
import { ResolveBlockerInput, ResolveBlockerPayload } from './resolve-blocker.graphql.js';

@Resolver()
export class ResolveBlockerMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('blocker:write')
  @Mutation(() => ResolveBlockerPayload, {
    description: 'Resolves an open blocker and updates the forecast.',
  })
  resolveBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ResolveBlockerInput }) given: ResolveBlockerInput,
  ): Promise<ResolveBlockerPayload> {
    return this.useCases.run(viewer, ResolveBlockerInput, given, async (tx, input) => {
      const { engagement, blocker } = await lockEngagementOfBlocker(tx, input.blockerId, 'blockerId');
      await assertCanChangeBlockers(tx, viewer, engagement.id, [blocker.party]);
      await resolveBlocker(tx, engagement, blocker, input.resolution);
      return { blocker: blocker.id };
    });
  }
}
