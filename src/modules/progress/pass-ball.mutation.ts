import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { readTogether } from '../../platform/database/read-together.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { Text } from '../../platform/usecases/rules.js';
import {
  assertCanPassBall,
  assertPassable,
  ballFrom,
  ballQueries,
  Engagement,
  EngagementUseCases,
  saveEngagement,
  teamFrom,
  teamQuery,
  writePass,
} from '../engagements/index.js';
import { PreviewableInput, PreviewablePayload, previewable } from '../planning/index.js';

@InputType({ description: 'Passes the ball to a party.' })
export class PassBallInput extends PreviewableInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => Party, {
    description: 'Party that must act from now on; rejected if it already has the ball.',
  })
  to!: PartyWord;
  @Text(1000)
  @Field(() => String, { description: 'What the party is expected to do, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement after the ball was passed.' })
export class PassBallPayload extends PreviewablePayload {
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now, which a dry run leaves unchanged; null on error.',
  })
  engagement?: string;
}

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
      previewable({
        action: 'engagement.pass-ball',
        Input: PassBallInput,
        permit: async (tx, { id, ballParty }) => {
          const rows = await readTogether(tx, { team: teamQuery(id), ...ballQueries(id) });
          assertCanPassBall(viewer, teamFrom(rows.team), ballParty);
          return ballFrom(rows);
        },
        change: async (tx, engagement, { to, reason }, ball) => {
          assertPassable(engagement, ball, to, 'to');
          await saveEngagement(tx, engagement, await writePass(tx, engagement, ball, { to, reason }));
          return { payload: { engagement: engagement.id }, changes: { ballParty: to, reason } };
        },
      }),
      given,
    );
  }
}
