import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RecomputeHealthInput, RecomputeHealthPayload } from './recompute-health.graphql.js';
import { RecomputeHealthService } from './recompute-health.service.js';

@Resolver()
export class RecomputeHealthResolver {
  constructor(private readonly service: RecomputeHealthService) {}

  @Allow('health:recompute')
  @Mutation(() => RecomputeHealthPayload, { description: 'Has the health of an engagement judged anew.' })
  recomputeHealth(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RecomputeHealthInput }) input: RecomputeHealthInput,
  ): Promise<RecomputeHealthPayload> {
    return this.service.execute(viewer, input);
  }
}
