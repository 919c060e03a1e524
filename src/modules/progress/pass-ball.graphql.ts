import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Party as PartyWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Party } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Says who must act on an engagement from now on.' })
export class PassBallInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the engagement you read; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => Party, { description: 'Who must act; the party that has the ball already is refused.' })
  to!: PartyWord;
  @Text(1000)
  @Field(() => String, { description: 'What is expected of it, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement with its ball passed.' })
export class PassBallPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null when refused.' })
  engagement?: string;
}
