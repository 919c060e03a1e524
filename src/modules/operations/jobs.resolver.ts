import { Args, Query, Resolver } from '@nestjs/graphql';
import { AppError } from '../../kernel/errors.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Job } from '../../platform/graphql/job.graphql.js';
import { assertPageSize } from '../../platform/graphql/reads/lists/page-size.js';
import type { ValueConnection } from '../../platform/graphql/reads/lists/value-connection.js';
import { decodeJobCursor } from './job-cursor.js';
import { QUEUES } from './job-kinds.js';
import { JobLists } from './job-lists.service.js';
import { JobConnection, JobsArgs } from './list-jobs.graphql.js';

@Resolver()
export class JobsResolver {
  constructor(private readonly lists: JobLists) {}

  @Allow('job:read')
  @Query(() => JobConnection, {
    description:
      'Jobs in the queues: by queue, then failed ones first, then by state, latest first. Jobs change while you page: one that changes state may appear twice or not at all.',
  })
  jobs(
    @Args({ type: () => JobsArgs }) { queue, state, first, after }: JobsArgs,
  ): Promise<ValueConnection<Job>> {
    assertPageSize(first, 'jobs');
    return this.lists.page({
      ...{ queue: knownQueue(queue ?? null), state: state ?? null, first },
      after: typeof after === 'string' ? decodeJobCursor(after) : null,
    });
  }
}

function knownQueue(queue: string | null): string | null {
  if (queue === null || QUEUES.includes(queue)) return queue;
  throw new AppError('BAD_USER_INPUT', `Unknown queue; the queues are ${QUEUES.join(', ')}.`);
}
