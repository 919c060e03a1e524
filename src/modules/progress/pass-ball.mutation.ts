import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertCanPassBall, passBall, saveEngagement, EngagementUseCases } from '../engagements/index.js';
import { PassBallInput, PassBallPayload } from './pass-ball.graphql.js';

@Resolver()
export class PassBallMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('engagement:pass-ball')
  @Mutation(() => PassBallPayload, {
    description:
      'Passes the ball: sets the party that must act on an engagement. Compliance reviewers can pass it while COMPLIANCE has it.',
  })
  passBall(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => PassBallInput }) given: PassBallInput,
  ): Promise<PassBallPayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'engagement.pass-ball',
        Input: PassBallInput,
        permit: (tx, { id, ballParty }) => assertCanPassBall(tx, viewer, id, ballParty),
        change: async (tx, engagement, { to, reason }) => {
          await saveEngagement(tx, engagement, await passBall(tx, engagement, { to, reason }, 'to'));
          return { payload: { engagement: engagement.id }, changes: { ballParty: to, reason } };
        },
      },
      given,
    );
  }
}
