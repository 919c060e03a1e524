import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { ENGAGEMENT_EVENTS, lockEngagement, resumeFromHold } from '../engagements/index.js';
import { replan } from '../planning/index.js';
import { assertOnHold } from './domain/hold.js';
import { ResumeEngagementInput, ResumeEngagementPayload } from './resume-engagement.graphql.js';

@Resolver()
export class ResumeEngagementMutation {
  constructor(private readonly useCases: UseCases) {}

  /** Who may is the permission's to say: managers resume any engagement, nobody else resumes one. */
  @Allow('engagement:hold')
  @Mutation(() => ResumeEngagementPayload, {
    description:
      'Lets the work of an engagement on hold go on: who had the ball has it again, and its plan goes on from today.',
  })
  resumeEngagement(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ResumeEngagementInput }) given: ResumeEngagementInput,
  ): Promise<ResumeEngagementPayload> {
    return this.useCases.run(viewer, ResumeEngagementInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const { id, partnerId } = engagement;
      const was = { ...engagement };
      assertCurrent(engagement, input.expectedVersion);
      assertOnHold(engagement);

      const also = await resumeFromHold(tx, engagement);
      await replan(tx, engagement, { also });
      const subject = { kind: 'engagement', id } as const;
      const { status, ballParty } = also;
      const place = { partnerId, engagementId: id };
      const changes = { status, ballParty };
      await audit(tx, { action: 'engagement.resume', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      return { engagement: id };
    });
  }
}
