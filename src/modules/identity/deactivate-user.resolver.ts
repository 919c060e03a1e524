import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { DeactivateUserInput, DeactivateUserPayload } from './deactivate-user.graphql.js';
import { DeactivateUserService } from './deactivate-user.service.js';

@Resolver()
export class DeactivateUserResolver {
  constructor(private readonly service: DeactivateUserService) {}

  @Allow('user:write')
  @Mutation(() => DeactivateUserPayload, {
    description:
      'Shuts somebody out: their tokens and sockets end within 30 seconds. `reactivateUser` lets them in again; nobody else can sign in as them meanwhile.',
  })
  deactivateUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => DeactivateUserInput }) input: DeactivateUserInput,
  ): Promise<DeactivateUserPayload> {
    return this.service.execute(viewer, input);
  }
}
