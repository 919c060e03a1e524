import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Lets the work of an engagement on hold go on.' })
export class ResumeEngagementInput {
  @Field(() => ID, { description: 'The engagement, which must be on hold.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the engagement you read; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The engagement, active again.' })
export class ResumeEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null when refused.' })
  engagement?: string;
}
