import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RaiseBlockerInput, RaiseBlockerPayload } from './raise-blocker.graphql.js';
import { RaiseBlockerService } from './raise-blocker.service.js';

@Resolver()
export class RaiseBlockerResolver {
  constructor(private readonly service: RaiseBlockerService) {}

  @Allow('blocker:write')
  @Mutation(() => RaiseBlockerPayload, {
    description: 'Raises a blocker and forecasts anew.',
  })
  raiseBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RaiseBlockerInput }) input: RaiseBlockerInput,
  ): Promise<RaiseBlockerPayload> {
    return this.service.execute(viewer, input);
  }
}
