import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdateEngagementInput, UpdateEngagementPayload } from './update-engagement.graphql.js';
import { UpdateEngagementService } from './update-engagement.service.js';

@Resolver()
export class UpdateEngagementResolver {
  constructor(private readonly service: UpdateEngagementService) {}

  @Allow('engagement:update')
  @Mutation(() => UpdateEngagementPayload, {
    description:
      'Changes the title, the lead, the team, the scope, the region or the time zone of an engagement.',
  })
  updateEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateEngagementInput }) input: UpdateEngagementInput,
  ): Promise<UpdateEngagementPayload> {
    return this.service.execute(viewer, input);
  }
}
