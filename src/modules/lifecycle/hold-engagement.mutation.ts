import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { beginHold, ENGAGEMENT_EVENTS, lockEngagement } from '../engagements/index.js';
import { replan } from '../planning/index.js';
import { assertCanHold } from './domain/hold.js';
import { HoldEngagementInput, HoldEngagementPayload } from './hold-engagement.graphql.js';

@Resolver()
export class HoldEngagementMutation {
  constructor(private readonly useCases: UseCases) {}

  /** Who may is the permission's to say: managers hold any engagement, nobody else holds one. */
  @Allow('engagement:hold')
  @Mutation(() => HoldEngagementPayload, {
    description:
      'Lets an engagement rest: nobody has the ball, its health is not judged, and its plan goes on from the day on which work is expected to.',
  })
  holdEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => HoldEngagementInput }) given: HoldEngagementInput,
  ): Promise<HoldEngagementPayload> {
    return this.useCases.run(viewer, HoldEngagementInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const { id, partnerId } = engagement;
      const was = { ...engagement };
      const { expectedResumeOn, reason } = input;
      assertCurrent(engagement, input.expectedVersion);
      assertCanHold(engagement, expectedResumeOn, todayOf(tx, engagement));

      const also = await beginHold(tx, engagement, { expectedResumeOn, reason }, 'engagementId');
      await replan(tx, engagement, { also });
      const subject = { kind: 'engagement', id } as const;
      const changes = { status: also.status, expectedResumeOn, reason };
      const place = { partnerId, engagementId: id };
      await audit(tx, { action: 'engagement.hold', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      return { engagement: id };
    });
  }
}
