import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { EndAllocationInput, EndAllocationPayload } from './end-allocation.graphql.js';
import { EndAllocationService } from './end-allocation.service.js';

@Resolver()
export class EndAllocationResolver {
  constructor(private readonly service: EndAllocationService) {}

  @Allow('allocation:write')
  @Mutation(() => EndAllocationPayload, {
    description: 'Books an allocation no more from today on; one that has not begun is taken back.',
  })
  endAllocation(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => EndAllocationInput }) input: EndAllocationInput,
  ): Promise<EndAllocationPayload> {
    return this.service.execute(viewer, input);
  }
}
