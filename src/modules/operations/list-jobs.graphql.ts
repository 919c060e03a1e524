import { ArgsType, Field } from '@nestjs/graphql';
import { Job, JobState, type JobStateWord } from '../../platform/graphql/job.graphql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { valueConnectionOf } from '../../platform/graphql/reads/lists/value-connection.js';
import { QUEUES } from './job-kinds.js';

export const JobConnection = valueConnectionOf(Job, 'Job');

@ArgsType()
export class JobsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: `Only jobs in this queue: ${QUEUES.join(', ')}; all if omitted.`,
  })
  queue?: string | null;
  @Field(() => JobState, { nullable: true, description: 'Only jobs in this state; all if omitted.' })
  state?: JobStateWord | null;
}
