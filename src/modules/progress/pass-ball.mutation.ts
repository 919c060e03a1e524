import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { assertCurrent } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertCanPassBall,
  ENGAGEMENT_EVENTS,
  lockEngagement,
  passBall,
  saveEngagement,
} from '../engagements/index.js';
import { PassBallInput, PassBallPayload } from './pass-ball.graphql.js';

@Resolver()
export class PassBallMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('engagement:pass-ball')
  @Mutation(() => PassBallPayload, {
    description:
      'Says who must act on an engagement from now on; compliance reviewers pass the ball on while it lies with them.',
  })
  passBall(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PassBallInput }) given: PassBallInput,
  ): Promise<PassBallPayload> {
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
