import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { AllocateEngineerInput, AllocateEngineerPayload } from './allocate-engineer.graphql.js';
import { AllocateEngineerService } from './allocate-engineer.service.js';

@Resolver()
export class AllocateEngineerResolver {
  constructor(private readonly service: AllocateEngineerService) {}

  @Allow('allocation:write')
  @Mutation(() => AllocateEngineerPayload, {
    description:
      'Books hours of a solution engineer for an engagement, and warns where that is over capacity.',
  })
  allocateEngineer(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AllocateEngineerInput }) input: AllocateEngineerInput,
  ): Promise<AllocateEngineerPayload> {
    return this.service.execute(viewer, input);
  }
}
