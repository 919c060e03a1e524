import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeBlockers, Blocker, lockEngagement } from '../engagements/index.js';
import { DryRun, loadPlan, PreviewablePayload, withPreview } from '../planning/index.js';
import { raiseBlocker } from './blockers.js';
import { NewBlockerInput } from './new-blocker.graphql.js';
import { newBlockersOf } from './new-blockers.js';

@InputType({ description: 'A new blocker of an engagement.' })
export class RaiseBlockerInput extends NewBlockerInput {
  @Field(() => ID, { description: 'Engagement it blocks.' }) engagementId!: string;
  @DryRun() dryRun!: boolean;
}

@ObjectType({ description: 'The new blocker.' })
export class RaiseBlockerPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Blocker, { nullable: true, description: 'The new blocker; null in a dry run and on error.' })
  blocker?: string;
}

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
    return this.useCases.runOrPreview(viewer, RaiseBlockerInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      await assertCanChangeBlockers(tx, viewer, engagement.id, [input.party]);
      const plan = await loadPlan(tx, engagement.id);
      const context = {
        engagementId: engagement.id,
        plan,
        fieldOf: (_index: number, field: string) => field,
      };
      const [blocker] = await newBlockersOf(tx, [input], context);
      const { done, preview } = await withPreview(tx, engagement, input, () =>
        raiseBlocker(tx, engagement, blocker!, 'engagementId'),
      );
      return { blocker: done, preview };
    });
  }
}
