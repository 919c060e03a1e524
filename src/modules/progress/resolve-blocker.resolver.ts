import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { ResolveBlockerInput, ResolveBlockerPayload } from './resolve-blocker.graphql.js';
import { ResolveBlockerService } from './resolve-blocker.service.js';

@Resolver()
export class ResolveBlockerResolver {
  constructor(private readonly service: ResolveBlockerService) {}

  @Allow('blocker:write')
  @Mutation(() => ResolveBlockerPayload, {
    description: 'Resolves an open blocker and forecasts anew.',
  })
  resolveBlocker(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ResolveBlockerInput }) input: ResolveBlockerInput,
  ): Promise<ResolveBlockerPayload> {
    return this.service.execute(viewer, input);
  }
}
