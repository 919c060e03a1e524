import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { ReactivateUserInput, ReactivateUserPayload } from './reactivate-user.graphql.js';
import { ReactivateUserService } from './reactivate-user.service.js';

@Resolver()
export class ReactivateUserResolver {
  constructor(private readonly service: ReactivateUserService) {}

  @Allow('user:write')
  @Mutation(() => ReactivateUserPayload, {
    description:
      'Lets somebody who was deactivated in again, with the role, address and sign-in that they had; no other sign-in can take them over.',
  })
  reactivateUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReactivateUserInput }) input: ReactivateUserInput,
  ): Promise<ReactivateUserPayload> {
    return this.service.execute(viewer, input);
  }
}
