import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Lets an engagement rest until a day.' })
export class HoldEngagementInput {
  @Field(() => ID, {
    description: 'The engagement: an active one, or one on hold that is expected back on another day.',
  })
  engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the engagement you read; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => LocalDate, {
    description: "The day on which work goes on, in the engagement's zone: today or later, within two years.",
  })
  expectedResumeOn!: string;
  @Text(1000)
  @Field(() => String, { description: 'Why it rests, 1-1000 characters; partners are not shown it.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement on hold.' })
export class HoldEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null when refused.' })
  engagement?: string;
}
