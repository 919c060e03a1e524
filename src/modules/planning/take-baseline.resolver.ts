import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { TakeBaselineInput, TakeBaselinePayload } from './take-baseline.graphql.js';
import { TakeBaselineService } from './take-baseline.service.js';

@Resolver()
export class TakeBaselineResolver {
  constructor(private readonly service: TakeBaselineService) {}

  @Allow('engagement:take-baseline')
  @Mutation(() => TakeBaselinePayload, {
    description:
      'Promises the plan of an engagement as it is forecast today. Its health is measured against the latest promise; the first one stays.',
  })
  takeBaseline(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => TakeBaselineInput }) input: TakeBaselineInput,
  ): Promise<TakeBaselinePayload> {
    return this.service.execute(viewer, input);
  }
}
