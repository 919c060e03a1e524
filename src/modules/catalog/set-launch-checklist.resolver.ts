import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { SetLaunchChecklistInput, SetLaunchChecklistPayload } from './set-launch-checklist.graphql.js';
import { SetLaunchChecklistService } from './set-launch-checklist.service.js';

@Resolver()
export class SetLaunchChecklistResolver {
  constructor(private readonly service: SetLaunchChecklistService) {}

  @Allow('checklist:set')
  @Mutation(() => SetLaunchChecklistPayload, {
    description:
      "Replaces an API product's launch checklist. What was decided on an item stays with its code, also while it is gone.",
  })
  setLaunchChecklist(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SetLaunchChecklistInput, description: 'The product and its items.' })
    input: SetLaunchChecklistInput,
  ): Promise<SetLaunchChecklistPayload> {
    return this.service.execute(viewer, input);
  }
}
