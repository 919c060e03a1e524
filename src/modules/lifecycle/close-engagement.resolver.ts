import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CloseEngagementInput, CloseEngagementPayload } from './close-engagement.graphql.js';
import { CloseEngagementService } from './close-engagement.service.js';

@Resolver()
export class CloseEngagementResolver {
  constructor(private readonly service: CloseEngagementService) {}

  @Allow('engagement:close')
  @Mutation(() => CloseEngagementPayload, {
    description: 'Ends an engagement as completed or cancelled; nothing of it changes any more.',
  })
  closeEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CloseEngagementInput }) input: CloseEngagementInput,
  ): Promise<CloseEngagementPayload> {
    return this.service.execute(viewer, input);
  }
}
