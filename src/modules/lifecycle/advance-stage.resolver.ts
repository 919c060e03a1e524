import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { AdvanceStageInput, AdvanceStagePayload } from './advance-stage.graphql.js';
import { AdvanceStageService } from './advance-stage.service.js';

@Resolver()
export class AdvanceStageResolver {
  constructor(private readonly service: AdvanceStageService) {}

  @Allow('engagement:advance')
  @Mutation(() => AdvanceStagePayload, {
    description: 'Moves an engagement to its next stage, once what the stage requires is done.',
  })
  advanceStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AdvanceStageInput }) input: AdvanceStageInput,
  ): Promise<AdvanceStagePayload> {
    return this.service.execute(viewer, input);
  }
}
