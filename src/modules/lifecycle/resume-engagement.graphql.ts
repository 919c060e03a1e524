import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Engagement } from '../engagements/index.js';

@InputType({ description: 'Resumes an engagement that is on hold.' })
export class ResumeEngagementInput {
  @Field(() => ID, { description: 'The engagement, which must be on hold.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The resumed engagement.' })
export class ResumeEngagementPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null on error.' })
  engagement?: string;
}
