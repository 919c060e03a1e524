import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { AddTimeOffInput, AddTimeOffPayload } from './add-time-off.graphql.js';
import { AddTimeOffService } from './add-time-off.service.js';

@Resolver()
export class AddTimeOffResolver {
  constructor(private readonly service: AddTimeOffService) {}

  @Allow('time-off:write')
  @Mutation(() => AddTimeOffPayload, {
    description:
      'Enters days on which a solution engineer does not work: managers of anybody, engineers their own.',
  })
  addTimeOff(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AddTimeOffInput }) input: AddTimeOffInput,
  ): Promise<AddTimeOffPayload> {
    return this.service.execute(viewer, input);
  }
}
