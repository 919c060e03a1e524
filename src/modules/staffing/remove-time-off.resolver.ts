import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RemoveTimeOffInput, RemoveTimeOffPayload } from './remove-time-off.graphql.js';
import { RemoveTimeOffService } from './remove-time-off.service.js';

@Resolver()
export class RemoveTimeOffResolver {
  constructor(private readonly service: RemoveTimeOffService) {}

  @Allow('time-off:write')
  @Mutation(() => RemoveTimeOffPayload, {
    description: "Takes time off back: managers anybody's, engineers their own.",
  })
  removeTimeOff(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RemoveTimeOffInput }) input: RemoveTimeOffInput,
  ): Promise<RemoveTimeOffPayload> {
    return this.service.execute(viewer, input);
  }
}
