import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CompleteMyMilestoneInput, CompleteMyMilestonePayload } from './complete-my-milestone.graphql.js';
import { CompleteMyMilestoneService } from './complete-my-milestone.service.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class CompleteMyMilestoneResolver {
  constructor(private readonly service: CompleteMyMilestoneService) {}

  @Allow('portal:write')
  @Mutation(() => CompleteMyMilestonePayload, {
    description: "Completes a milestone of your company's and moves the forecast with it.",
  })
  completeMyMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CompleteMyMilestoneInput }) input: CompleteMyMilestoneInput,
  ): Promise<CompleteMyMilestonePayload> {
    return this.service.execute(asPartnerUser(viewer), input);
  }
}
