import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Job } from '../../platform/graphql/job.graphql.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';

@InputType({ description: 'The failed job to retry.' })
export class RetryJobInput {
  @Field(() => String, { description: 'Queue of the job.' }) queue!: string;
  @Field(() => ID, { description: 'ID of the job within its queue.' }) jobId!: string;
}

@ObjectType({ description: 'The job, queued again.' })
export class RetryJobPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The queued job; null on error.' })
  job?: Job;
}
