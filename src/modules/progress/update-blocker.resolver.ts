import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdateBlockerInput, UpdateBlockerPayload } from './update-blocker.graphql.js';
import { UpdateBlockerService } from './update-blocker.service.js';

@Resolver()
export class UpdateBlockerResolver {
  constructor(private readonly service: UpdateBlockerService) {}

  @Allow('blocker:write')
  @Mutation(() => UpdateBlockerPayload, {
    description:
      'Changes an open blocker, or the day that was promised, and updates the forecast. Its reason and visibility can be changed at any time.',
  })
  updateBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateBlockerInput }) input: UpdateBlockerInput,
  ): Promise<UpdateBlockerPayload> {
    return this.service.execute(viewer, input);
  }
}
