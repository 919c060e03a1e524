import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CommitMyBlockerInput, CommitMyBlockerPayload } from './commit-my-blocker.graphql.js';
import { CommitMyBlockerService } from './commit-my-blocker.service.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class CommitMyBlockerResolver {
  constructor(private readonly service: CommitMyBlockerService) {}

  @Allow('portal:write')
  @Mutation(() => CommitMyBlockerPayload, {
    description: 'Promises a day for a blocker that your company must act upon; the forecast moves with it.',
  })
  commitMyBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CommitMyBlockerInput }) input: CommitMyBlockerInput,
  ): Promise<CommitMyBlockerPayload> {
    return this.service.execute(asPartnerUser(viewer), input);
  }
}
