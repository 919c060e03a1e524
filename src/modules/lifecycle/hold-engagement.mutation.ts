import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Text } from '../../platform/usecases/rules.js';
import { beginHold, Engagement, EngagementUseCases, permittedByRole } from '../engagements/index.js';
import { updateForecast, PreviewableInput, PreviewablePayload, previewable } from '../planning/index.js';
import { assertCanHold } from './domain/hold.js';

@InputType({ description: 'Puts an engagement on hold until a given day.' })
export class HoldEngagementInput extends PreviewableInput {
  @Field(() => ID, {
    description: 'The engagement: active, or on hold with a different expected resume date.',
  })
  engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => LocalDate, {
    description:
      "Day on which work is expected to resume, in the engagement's time zone: today or later, within two years.",
  })
  expectedResumeOn!: string;
  @Text(1000)
  @Field(() => String, { description: 'Why it is put on hold, 1-1000 characters; not visible to partners.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement on hold.' })
export class HoldEngagementPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now, which a dry run leaves unchanged; null on error.',
  })
  engagement?: string;
}

@Resolver()
export class HoldEngagementMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:hold')
  @Mutation(() => HoldEngagementPayload, {
    description:
      'Puts an engagement on hold: no party has the ball, health is not evaluated, and the plan continues from the expected resume date.',
  })
  holdEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => HoldEngagementInput }) given: HoldEngagementInput,
  ): Promise<HoldEngagementPayload> {
    return this.engagements.run(
      viewer,
      previewable({
        action: 'engagement.hold',
        Input: HoldEngagementInput,
        permit: permittedByRole,
        change: async (tx, engagement, { expectedResumeOn, reason }) => {
          assertCanHold(engagement, expectedResumeOn, todayOf(tx, engagement));
          const also = await beginHold(tx, engagement, { expectedResumeOn, reason }, 'engagementId');
          await updateForecast(tx, engagement, { action: 'engagement.hold', also });
          const changes = { status: also.status, expectedResumeOn, reason };
          return { payload: { engagement: engagement.id }, changes };
        },
      }),
      given,
    );
  }
}
