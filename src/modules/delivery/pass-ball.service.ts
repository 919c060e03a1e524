import { Injectable } from '@nestjs/common';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { announce } from '../../platform/outbox/outbox.js';
import { refuseStale } from '../../platform/usecases/changes.js';
import { type Outcome, UseCases } from '../../platform/usecases/use-cases.js';
import {
  ENGAGEMENT_EVENTS,
  canPassBall,
  engineerIdsOf,
  lockEngagement,
  passBall,
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
      if (!canPassBall(viewer, { engineerIds: await engineerIdsOf(tx, id) }, from))
        throw new AppError(
          'FORBIDDEN',
          'Only managers and the engineers of its team pass the ball, and compliance where it lies with them.',
        );
      refuseStale(engagement, input.expectedVersion);
      const { to, reason } = input;
      await saveEngagement(tx, engagement, await passBall(tx, engagement, { to, reason }, 'to'));
      const subject = { kind: 'engagement', id } as const;
      await audit(tx, { action: 'engagement.pass-ball', subject, partnerId, changes: { from, to, reason } });
      await announce(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
      return { engagement: id };
    });
  }
}
