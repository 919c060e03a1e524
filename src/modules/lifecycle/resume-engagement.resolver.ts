import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { ResumeEngagementInput, ResumeEngagementPayload } from './resume-engagement.graphql.js';
import { ResumeEngagementService } from './resume-engagement.service.js';

@Resolver()
export class ResumeEngagementResolver {
  constructor(private readonly service: ResumeEngagementService) {}

  @Allow('engagement:hold')
  @Mutation(() => ResumeEngagementPayload, {
    description:
      'Lets the work of an engagement on hold go on: who had the ball has it again, and its plan goes on from today.',
  })
  resumeEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ResumeEngagementInput }) input: ResumeEngagementInput,
  ): Promise<ResumeEngagementPayload> {
    return this.service.execute(viewer, input);
  }
}
