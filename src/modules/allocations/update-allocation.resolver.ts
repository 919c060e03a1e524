import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdateAllocationInput, UpdateAllocationPayload } from './update-allocation.graphql.js';
import { UpdateAllocationService } from './update-allocation.service.js';

@Resolver()
export class UpdateAllocationResolver {
  constructor(private readonly service: UpdateAllocationService) {}

  @Allow('allocation:write')
  @Mutation(() => UpdateAllocationPayload, {
    description: 'Changes the days, the hours or the kind of an allocation; days that have passed stay.',
  })
  updateAllocation(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateAllocationInput }) input: UpdateAllocationInput,
  ): Promise<UpdateAllocationPayload> {
    return this.service.execute(viewer, input);
  }
}
