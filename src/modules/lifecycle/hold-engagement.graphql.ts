import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Puts an engagement on hold until a given day.' })
export class HoldEngagementInput {
  @Field(() => ID, {
    description: 'The engagement: active, or on hold with a different expected resume date.',
  })
  engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Field(() => LocalDate, {
    description:
      "Day on which work is expected to resume, in the engagement's time zone: today or later, within two years.",
  })
  expectedResumeOn!: string;
  @Text(1000)
  @Field(() => String, { description: 'Why it is put on hold, 1-1000 characters; not visible to partners.' })
  reason!: string;
}

@ObjectType({ description: 'The engagement on hold.' })
export class HoldEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null on error.' })
  engagement?: string;
}
