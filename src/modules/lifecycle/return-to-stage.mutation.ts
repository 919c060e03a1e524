import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { isEarlier } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Text } from '../../platform/usecases/rules.js';
import {
  assertActive,
  assertCanWork,
  Engagement,
  EngagementUseCases,
  saveEngagement,
  teamOf,
} from '../engagements/index.js';
import { PreviewableInput, PreviewablePayload, previewable } from '../planning/index.js';

@InputType({ description: 'Returns an engagement to an earlier stage.' })
export class ReturnToStageInput extends PreviewableInput {
  @Field(() => ID, { description: 'The engagement, which must be active.' }) engagementId!: string;
  @Field(() => EngagementStage, {
    description: 'The stage to return to, which must be earlier than the current one.',
  })
  to!: StageWord;
  @Text(4000)
  @Field(() => String, { description: 'Reason, e.g. a failed certification, 1-4000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement in the earlier stage.' })
export class ReturnToStagePayload extends PreviewablePayload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now, its milestones unchanged; null on error.',
  })
  engagement?: string;
}

@Resolver()
export class ReturnToStageMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:return')
  @Mutation(() => ReturnToStagePayload, {
    description:
      'Returns an engagement to an earlier stage. Its milestones stay unchanged; reopen those that must be redone.',
  })
  returnToStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReturnToStageInput, description: 'The stage and the reason.' })
    given: ReturnToStageInput,
  ): Promise<ReturnToStagePayload> {
    return this.engagements.run(
      viewer,
      previewable({
        action: 'engagement.return-to-stage',
        Input: ReturnToStageInput,
        permit: async (tx, { id }) => assertCanWork(viewer, await teamOf(tx, id)),
        change: async (tx, engagement, { to, reason }) => {
          assertActive(engagement, 'engagementId');
          const { id, stage: from } = engagement;
          if (!isEarlier(to, from))
            refuse('NOT_ALLOWED_IN_STATE', 'to', `It is in ${from}; ${to} is not an earlier stage.`);
          await saveEngagement(tx, engagement, { stage: to });
          return { payload: { engagement: id }, changes: { stage: to, reason } };
        },
      }),
      given,
    );
  }
}
