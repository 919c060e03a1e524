import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Job } from '../../platform/graphql/job.graphql.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';

@InputType({ description: 'The engagement whose health to recalculate.' })
export class RecomputeHealthInput {
  @Field(() => ID, { description: 'The engagement, which must be active.' }) engagementId!: string;
}

@ObjectType({ description: 'The job that recalculates health.' })
export class RecomputeHealthPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job; null on error.' })
  job?: Job;
}
