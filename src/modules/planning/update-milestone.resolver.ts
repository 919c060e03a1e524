import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdateMilestoneInput, UpdateMilestonePayload } from './update-milestone.graphql.js';
import { UpdateMilestoneService } from './update-milestone.service.js';

@Resolver()
export class UpdateMilestoneResolver {
  constructor(private readonly service: UpdateMilestoneService) {}

  @Allow('milestone:write')
  @Mutation(() => UpdateMilestonePayload, {
    description:
      'Changes a milestone (status, days, dependencies and more) and updates the forecast. Its title and visibility can be changed at any time.',
  })
  updateMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateMilestoneInput }) input: UpdateMilestoneInput,
  ): Promise<UpdateMilestonePayload> {
    return this.service.execute(viewer, input);
  }
}
