import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { todayOf } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import { beginHold, ENGAGEMENT_EVENTS, lockEngagement } from '../engagements/index.js';
import { replan } from '../planning/index.js';
import { assertCanHold } from './domain/hold.js';
import { HoldEngagementInput } from './hold-engagement.graphql.js';

@Injectable()
export class HoldEngagementService {
  constructor(private readonly useCases: UseCases) {}

  /** Who may is the permission's to say: managers hold any engagement, nobody else holds one. */
  execute(viewer: Viewer, given: HoldEngagementInput): Promise<Outcome<{ engagement: string }>> {
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
