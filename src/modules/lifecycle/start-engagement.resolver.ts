import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { StartEngagementInput, StartEngagementPayload } from './start-engagement.graphql.js';
import { StartEngagementService } from './start-engagement.service.js';

@Resolver()
export class StartEngagementResolver {
  constructor(private readonly service: StartEngagementService) {}

  @Allow('engagement:start')
  @Mutation(() => StartEngagementPayload, {
    description: 'Starts an engagement from a playbook and takes its first baseline.',
  })
  startEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => StartEngagementInput }) input: StartEngagementInput,
  ): Promise<StartEngagementPayload> {
    return this.service.execute(viewer, input);
  }
}
