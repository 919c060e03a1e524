import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { AppError } from '../../kernel/errors.js';
import { Allow } from '../../platform/auth/allow.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import { refusePageSize } from '../../platform/graphql/reads/page.js';
import { type ValueConnection, valueConnectionOf } from '../../platform/graphql/reads/value-connection.js';
import { Job, JobState, type JobStateWord } from '../../platform/queue/job.graphql.js';
import { decodeJobCursor } from './job-cursor.js';
import { QUEUES } from './job-kinds.js';
import { JobLists } from './job-lists.service.js';

const JobConnection = valueConnectionOf(Job, 'Job');

@ArgsType()
class JobsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: `Of one queue: ${QUEUES.join(', ')}; of all when absent.`,
  })
  queue?: string | null;
  @Field(() => JobState, { nullable: true, description: 'In one state; in all when absent.' })
  state?: JobStateWord | null;
}

@Resolver()
export class JobsResolver {
  constructor(private readonly lists: JobLists) {}

  @Allow('job:read')
  @Query(() => JobConnection, {
    description:
      'What the queues hold: by queue, in each the failed ones first, in each state the latest first. Jobs move while you page: one that changes its state may show twice or not at all.',
  })
  jobs(
    @Args({ type: () => JobsArgs }) { queue, state, first, after }: JobsArgs,
  ): Promise<ValueConnection<Job>> {
    refusePageSize(first, 'jobs');
    return this.lists.page({
      ...{ queue: knownQueue(queue ?? null), state: state ?? null, first },
      after: typeof after === 'string' ? decodeJobCursor(after) : null,
    });
  }
}

function knownQueue(queue: string | null): string | null {
  if (queue === null || QUEUES.includes(queue)) return queue;
  throw new AppError('BAD_USER_INPUT', `There is no such queue; there are ${QUEUES.join(', ')}.`);
}
