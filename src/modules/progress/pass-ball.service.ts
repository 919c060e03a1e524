import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  lockEngagement,
  passBall,
  assertCanPassBall,
  saveEngagement,
} from '../engagements/index.js';
import { PassBallInput } from './pass-ball.graphql.js';

@Injectable()
export class PassBallService {
  constructor(private readonly useCases: UseCases) {}

  execute(viewer: Viewer, given: PassBallInput): Promise<Outcome<{ engagement: string }>> {
    return this.useCases.run(viewer, PassBallInput, given, async (tx, input) => {
      const engagement = await lockEngagement(tx, input.engagementId);
      const { id, partnerId, ballParty: from } = engagement;
      await assertCanPassBall(tx, viewer, id, from);
      assertCurrent(engagement, input.expectedVersion);
      const { to, reason } = input;
      await saveEngagement(tx, engagement, await passBall(tx, engagement, { to, reason }, 'to'));
      const subject = { kind: 'engagement', id } as const;
      const place = { partnerId, engagementId: id };
      const was = { ballParty: from };
      const changes = { ballParty: to, reason };
      await audit(tx, { action: 'engagement.pass-ball', subject, ...place, was, changes });
      await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      return { engagement: id };
    });
  }
}
