import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { HoldEngagementInput, HoldEngagementPayload } from './hold-engagement.graphql.js';
import { HoldEngagementService } from './hold-engagement.service.js';

@Resolver()
export class HoldEngagementResolver {
  constructor(private readonly service: HoldEngagementService) {}

  @Allow('engagement:hold')
  @Mutation(() => HoldEngagementPayload, {
    description:
      'Lets an engagement rest: nobody has the ball, its health is not judged, and its plan goes on from the day on which work is expected to.',
  })
  holdEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => HoldEngagementInput }) input: HoldEngagementInput,
  ): Promise<HoldEngagementPayload> {
    return this.service.execute(viewer, input);
  }
}
