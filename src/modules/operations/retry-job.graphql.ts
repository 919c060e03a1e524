import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Job } from '../../platform/graphql/job.graphql.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';

@InputType({ description: 'A failed job that shall be tried again.' })
export class RetryJobInput {
  @Field(() => String, { description: 'Its queue.' }) queue!: string;
  @Field(() => ID, { description: 'Its id within the queue.' }) jobId!: string;
}

@ObjectType({ description: 'The job that waits again.' })
export class RetryJobPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job as it waits; null when refused.' })
  job?: Job;
}
