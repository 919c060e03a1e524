import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { isEarlier } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertActive, assertCanWork, saveEngagement, EngagementUseCases } from '../engagements/index.js';
import { ReturnToStageInput, ReturnToStagePayload } from './return-to-stage.graphql.js';

@Resolver()
export class ReturnToStageMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:return')
  @Mutation(() => ReturnToStagePayload, {
    description:
      'Returns an engagement to an earlier stage. Its milestones stay unchanged; reopen those that must be redone.',
  })
  returnToStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReturnToStageInput, description: 'The stage and the reason.' })
    given: ReturnToStageInput,
  ): Promise<ReturnToStagePayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'engagement.return-to-stage',
        Input: ReturnToStageInput,
        permit: (tx, { id }) => assertCanWork(tx, viewer, id),
        change: async (tx, engagement, { to, reason }) => {
          assertActive(engagement, 'engagementId');
          const { id, stage: from } = engagement;
          if (!isEarlier(to, from))
            refuse('NOT_ALLOWED_IN_STATE', 'to', `It is in ${from}; ${to} is not an earlier stage.`);
          await saveEngagement(tx, engagement, { stage: to });
          return { payload: { engagement: id }, changes: { stage: to, reason } };
        },
      },
      given,
    );
  }
}
