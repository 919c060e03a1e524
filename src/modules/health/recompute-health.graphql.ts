import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Job } from '../../platform/graphql/job.graphql.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';

@InputType({ description: 'Whose health to judge anew.' })
export class RecomputeHealthInput {
  @Field(() => ID, { description: 'The engagement; it must be active.' }) engagementId!: string;
}

@ObjectType({ description: 'The job that judges.' })
export class RecomputeHealthPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job; null when refused.' })
  job?: Job;
}
