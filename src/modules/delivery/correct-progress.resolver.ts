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
      'Corrects a progress entry by a new revision, by its author or a manager, also once the engagement has ended; what it said before is kept for staff.',
  })
  correctProgress(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CorrectProgressInput }) input: CorrectProgressInput,
  ): Promise<CorrectProgressPayload> {
    return this.service.execute(viewer, input);
  }
}
