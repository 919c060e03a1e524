import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { ReturnToStageInput, ReturnToStagePayload } from './return-to-stage.graphql.js';
import { ReturnToStageService } from './return-to-stage.service.js';

@Resolver()
export class ReturnToStageResolver {
  constructor(private readonly service: ReturnToStageService) {}

  @Allow('engagement:return')
  @Mutation(() => ReturnToStagePayload, {
    description:
      'Takes an engagement back to an earlier stage. Its milestones stay as they are; whoever wants one redone reopens it.',
  })
  returnToStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReturnToStageInput, description: 'The stage and the reason.' })
    input: ReturnToStageInput,
  ): Promise<ReturnToStagePayload> {
    return this.service.execute(viewer, input);
  }
}
