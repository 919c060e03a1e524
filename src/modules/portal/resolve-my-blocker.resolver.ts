import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { ResolveMyBlockerInput, ResolveMyBlockerPayload } from './resolve-my-blocker.graphql.js';
import { ResolveMyBlockerService } from './resolve-my-blocker.service.js';
import { asPartnerUser } from './portal.policy.js';

@Resolver()
export class ResolveMyBlockerResolver {
  constructor(private readonly service: ResolveMyBlockerService) {}

  @Allow('portal:write')
  @Mutation(() => ResolveMyBlockerPayload, {
    description: 'Resolves a blocker that your company must act upon, or that one of your company raised.',
  })
  resolveMyBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ResolveMyBlockerInput }) input: ResolveMyBlockerInput,
  ): Promise<ResolveMyBlockerPayload> {
    return this.service.execute(asPartnerUser(viewer), input);
  }
}
