import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers, Blocker } from '../engagements/index.js';
import { DryRun, PreviewablePayload, withPreview } from '../planning/index.js';
import { lockEngagementOfBlocker } from './blocker-lookup.js';
import { resolveBlocker } from './blockers.js';
import { ResolvedBlockerInput } from './new-blocker.graphql.js';

@InputType({ description: 'An open blocker, and how it was resolved.' })
export class ResolveBlockerInput extends ResolvedBlockerInput {
  @DryRun() dryRun!: boolean;
}

@ObjectType({ description: 'The resolved blocker.' })
export class ResolveBlockerPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Blocker, {
    nullable: true,
    description: 'The blocker as it is now, which a dry run leaves unchanged; null on error.',
  })
  blocker?: string;
}

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
    return this.useCases.runOrPreview(viewer, ResolveBlockerInput, given, async (tx, input) => {
      const facts = await lockEngagementOfBlocker(tx, input.blockerId, 'blockerId');
      const { engagement, blocker } = facts;
      assertCanChangeBlockers(viewer, facts.team, [blocker.party]);
      const { preview } = await withPreview(tx, engagement, input, () =>
        resolveBlocker(tx, engagement, facts, input.resolution),
      );
      return { blocker: blocker.id, preview };
    });
  }
}
