import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { isEarlier } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertActive,
  assertCanWork,
  ENGAGEMENT_EVENTS,
  lockEngagement,
  saveEngagement,
} from '../engagements/index.js';
import { ReturnToStageInput, ReturnToStagePayload } from './return-to-stage.graphql.js';

@Resolver()
export class ReturnToStageMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('engagement:return')
  @Mutation(() => ReturnToStagePayload, {
    description:
      'Takes an engagement back to an earlier stage. Its milestones stay as they are; whoever wants one redone reopens it.',
  })
  returnToStage(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReturnToStageInput, description: 'The stage and the reason.' })
    given: ReturnToStageInput,
  ): Promise<ReturnToStagePayload> {
    return this.useCases.run(viewer, ReturnToStageInput, given, async (tx, { engagementId, to, reason }) => {
      const engagement = await lockEngagement(tx, engagementId);
      const { id, partnerId, stage: from } = engagement;
      await assertCanWork(tx, viewer, id);
      assertActive(engagement, 'engagementId');
      if (!isEarlier(to, from))
        refuse('NOT_ALLOWED_IN_STATE', 'to', `It is in ${from}; ${to} is no way back.`);

      await saveEngagement(tx, engagement, { stage: to });
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      const was = { stage: from };
      const changes = { stage: to, reason };
      await audit(tx, { action: 'engagement.return-to-stage', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      return { engagement: id };
    });
  }
}
