import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement, EngagementUseCases, resumeFromHold, permittedByRole } from '../engagements/index.js';
import { updateForecast, PreviewableInput, PreviewablePayload, previewable } from '../planning/index.js';
import { assertOnHold } from './domain/hold.js';

@InputType({ description: 'Resumes an engagement that is on hold.' })
export class ResumeEngagementInput extends PreviewableInput {
  @Field(() => ID, { description: 'The engagement, which must be on hold.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The resumed engagement.' })
export class ResumeEngagementPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now, which a dry run leaves unchanged; null on error.',
  })
  engagement?: string;
}

@Resolver()
export class ResumeEngagementMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:hold')
  @Mutation(() => ResumeEngagementPayload, {
    description:
      'Resumes an engagement that is on hold: the party that had the ball has it again, and the plan continues from today.',
  })
  resumeEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ResumeEngagementInput }) given: ResumeEngagementInput,
  ): Promise<ResumeEngagementPayload> {
    return this.engagements.run(
      viewer,
      previewable({
        action: 'engagement.resume',
        Input: ResumeEngagementInput,
        permit: permittedByRole,
        change: async (tx, engagement) => {
          assertOnHold(engagement);
          const also = await resumeFromHold(tx, engagement);
          await updateForecast(tx, engagement, { action: 'engagement.resume', also });
          const { status, ballParty } = also;
          return { payload: { engagement: engagement.id }, changes: { status, ballParty } };
        },
      }),
      given,
    );
  }
}
