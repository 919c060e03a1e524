import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RescheduleMilestoneInput, RescheduleMilestonePayload } from './reschedule-milestone.graphql.js';
import { RescheduleMilestoneService } from './reschedule-milestone.service.js';

@Resolver()
export class RescheduleMilestoneResolver {
  constructor(private readonly service: RescheduleMilestoneService) {}

  @Allow('milestone:write')
  @Mutation(() => RescheduleMilestonePayload, {
    description:
      'Changes when a milestone may start or how long it takes, and tells all that moves with it; a dry run tells it beforehand.',
  })
  rescheduleMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RescheduleMilestoneInput }) input: RescheduleMilestoneInput,
  ): Promise<RescheduleMilestonePayload> {
    return this.service.execute(viewer, input);
  }
}
