import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { endDueWork } from '../../platform/due/due-work.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertNotEnded,
  endAllocations,
  endHold,
  ENGAGEMENT_EVENTS,
  lockEngagement,
  saveEngagement,
} from '../engagements/index.js';
import { assertGateMet } from '../gates/index.js';
import { CloseEngagementInput, CloseEngagementPayload } from './close-engagement.graphql.js';
import { stageAtEnd } from './domain/closing.js';

@Resolver()
export class CloseEngagementMutation {
  constructor(private readonly useCases: UseCases) {}

  /** Who may is the permission's to say: managers close any engagement, nobody else closes one. */
  @Allow('engagement:close')
  @Mutation(() => CloseEngagementPayload, {
    description: 'Ends an engagement as completed or cancelled; nothing of it changes any more.',
  })
  closeEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CloseEngagementInput }) given: CloseEngagementInput,
  ): Promise<CloseEngagementPayload> {
    return this.useCases.run(viewer, CloseEngagementInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const { id, partnerId } = engagement;
      const was = { ...engagement };
      assertCurrent(engagement, input.expectedVersion);
      assertNotEnded(engagement, 'engagementId');
      const { outcome: status, reason } = input;
      const stage = stageAtEnd(engagement, status);
      if (status === 'COMPLETED') await assertGateMet(tx, engagement, 'outcome');

      await saveEngagement(tx, engagement, { stage, status, ...(await endHold(tx, engagement)) });
      await endAllocations(tx, id, todayOf(tx, engagement));
      await endDueWork(tx, id);
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      const changes = { status, stage, reason };
      await audit(tx, { action: 'engagement.close', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      return { engagement: id };
    });
  }
}
