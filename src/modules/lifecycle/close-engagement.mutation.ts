import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { endDueWork } from '../../platform/due/due-work.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import {
  assertNotEnded,
  endAllocations,
  endHold,
  saveEngagement,
  EngagementUseCases,
} from '../engagements/index.js';
import { assertGateMet } from '../gates/index.js';
import { CloseEngagementInput, CloseEngagementPayload } from './close-engagement.graphql.js';
import { stageAtEnd } from './domain/closing.js';

@Resolver()
export class CloseEngagementMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:close')
  @Mutation(() => CloseEngagementPayload, {
    description:
      'Closes an engagement as completed or cancelled. Its status and plan can no longer be changed.',
  })
  closeEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CloseEngagementInput }) given: CloseEngagementInput,
  ): Promise<CloseEngagementPayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'engagement.close',
        Input: CloseEngagementInput,
        change: async (tx, engagement, { outcome: status, reason }) => {
          assertNotEnded(engagement, 'engagementId');
          const { id } = engagement;
          const stage = stageAtEnd(engagement, status);
          if (status === 'COMPLETED') await assertGateMet(tx, engagement, 'outcome');
          await saveEngagement(tx, engagement, { stage, status, ...(await endHold(tx, engagement)) });
          await endAllocations(tx, id, todayOf(tx, engagement));
          await endDueWork(tx, id);
          return { payload: { engagement: id }, changes: { status, stage, reason } };
        },
      },
      given,
    );
  }
}
