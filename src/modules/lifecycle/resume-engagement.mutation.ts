import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { resumeFromHold, EngagementUseCases } from '../engagements/index.js';
import { updateForecast } from '../planning/index.js';
import { assertOnHold } from './domain/hold.js';
import { ResumeEngagementInput, ResumeEngagementPayload } from './resume-engagement.graphql.js';

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
      {
        action: 'engagement.resume',
        Input: ResumeEngagementInput,
        change: async (tx, engagement) => {
          assertOnHold(engagement);
          const also = await resumeFromHold(tx, engagement);
          await updateForecast(tx, engagement, { also });
          const { status, ballParty } = also;
          return { payload: { engagement: engagement.id }, changes: { status, ballParty } };
        },
      },
      given,
    );
  }
}
