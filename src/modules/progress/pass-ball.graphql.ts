import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Passes the ball to a party.' })
export class PassBallInput {
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
export class PassBallPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null on error.' })
  engagement?: string;
}
