import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RaiseMyBlockerInput, RaiseMyBlockerPayload } from './raise-my-blocker.graphql.js';
import { RaiseMyBlockerService } from './raise-my-blocker.service.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class RaiseMyBlockerResolver {
  constructor(private readonly service: RaiseMyBlockerService) {}

  @Allow('portal:write')
  @Mutation(() => RaiseMyBlockerPayload, {
    description: 'Says what hinders an integration; your company and the services team see it.',
  })
  raiseMyBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RaiseMyBlockerInput }) input: RaiseMyBlockerInput,
  ): Promise<RaiseMyBlockerPayload> {
    return this.service.execute(asPartnerUser(viewer), input);
  }
}
