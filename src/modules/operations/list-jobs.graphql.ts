import { ArgsType, Field } from '@nestjs/graphql';
import { Job, JobState, type JobStateWord } from '../../platform/graphql/job.graphql.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import { valueConnectionOf } from '../../platform/graphql/reads/value-connection.js';
import { QUEUES } from './job-kinds.js';

export const JobConnection = valueConnectionOf(Job, 'Job');

@ArgsType()
export class JobsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: `Of one queue: ${QUEUES.join(', ')}; of all when absent.`,
  })
  queue?: string | null;
  @Field(() => JobState, { nullable: true, description: 'In one state; in all when absent.' })
  state?: JobStateWord | null;
}
