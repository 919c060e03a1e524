import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdateUserInput, UpdateUserPayload } from './update-user.graphql.js';
import { UpdateUserService } from './update-user.service.js';

@Resolver()
export class UpdateUserResolver {
  constructor(private readonly service: UpdateUserService) {}

  @Allow('user:write')
  @Mutation(() => UpdateUserPayload, {
    description:
      "Changes a user's name, role or whom they stand for. Their next request, in whichever process, has the new rights; their sockets are closed so that they connect again.",
  })
  updateUser(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateUserInput }) input: UpdateUserInput,
  ): Promise<UpdateUserPayload> {
    return this.service.execute(viewer, input);
  }
}
