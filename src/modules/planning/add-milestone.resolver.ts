import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { AddMilestoneInput, AddMilestonePayload } from './add-milestone.graphql.js';
import { AddMilestoneService } from './add-milestone.service.js';

@Resolver()
export class AddMilestoneResolver {
  constructor(private readonly service: AddMilestoneService) {}

  @Allow('milestone:write')
  @Mutation(() => AddMilestonePayload, {
    description: 'Adds a milestone to the plan of an engagement and forecasts anew; baselines stay.',
  })
  addMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AddMilestoneInput }) input: AddMilestoneInput,
  ): Promise<AddMilestonePayload> {
    return this.service.execute(viewer, input);
  }
}
