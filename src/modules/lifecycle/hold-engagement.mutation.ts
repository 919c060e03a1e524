import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { beginHold, EngagementUseCases } from '../engagements/index.js';
import { updateForecast } from '../planning/index.js';
import { assertCanHold } from './domain/hold.js';
import { HoldEngagementInput, HoldEngagementPayload } from './hold-engagement.graphql.js';

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
      {
        action: 'engagement.hold',
        Input: HoldEngagementInput,
        change: async (tx, engagement, { expectedResumeOn, reason }) => {
          assertCanHold(engagement, expectedResumeOn, todayOf(tx, engagement));
          const also = await beginHold(tx, engagement, { expectedResumeOn, reason }, 'engagementId');
          await updateForecast(tx, engagement, { also });
          const changes = { status: also.status, expectedResumeOn, reason };
          return { payload: { engagement: engagement.id }, changes };
        },
      },
      given,
    );
  }
}
