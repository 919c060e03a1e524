import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { InviteUserInput, InviteUserPayload } from './invite-user.graphql.js';
import { InviteUserService } from './invite-user.service.js';

@Resolver()
export class InviteUserResolver {
  constructor(private readonly service: InviteUserService) {}

  @Allow('user:write')
  @Mutation(() => InviteUserPayload, {
    description: 'Lets somebody in: the first sign-in with that verified address is theirs. No mail is sent.',
  })
  inviteUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => InviteUserInput }) input: InviteUserInput,
  ): Promise<InviteUserPayload> {
    return this.service.execute(viewer, input);
  }
}
