import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { CorrectProgressInput, CorrectProgressPayload } from './correct-progress.graphql.js';
import { CorrectProgressService } from './correct-progress.service.js';

@Resolver()
export class CorrectProgressResolver {
  constructor(private readonly service: CorrectProgressService) {}

  @Allow('progress:correct')
  @Mutation(() => CorrectProgressPayload, {
    description:
      "Corrects, hides or withdraws a progress entry by a new revision. Its author and managers may, even after the engagement has ended; staff can still read the earlier revisions. Managers may hide or withdraw a partner user's comment, but nobody may reword it.",
  })
  correctProgress(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CorrectProgressInput }) input: CorrectProgressInput,
  ): Promise<CorrectProgressPayload> {
    return this.service.execute(viewer, input);
  }
}
