import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { ErrorCode, type Job as BullJob } from 'bullmq';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Job } from '../../platform/graphql/job.graphql.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { jobData } from '../../platform/jobs/job-registry.js';
import { withQueueTimeout } from '../../platform/jobs/queue-timeout.js';
import { Queues } from '../../platform/jobs/queues.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { jobKindOf, QUEUES } from './job-kinds.js';
import { shownJob } from './stored-job.js';

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

const AS_NEW = { resetAttemptsMade: true, resetAttemptsStarted: true };

@Resolver()
export class RetryJobMutation {
  constructor(
    private readonly useCases: UseCases,
    private readonly queues: Queues,
  ) {}

  @Allow('job:write')
  @Mutation(() => RetryJobPayload, {
    description: 'Retries a failed job, with as many attempts as a new one.',
  })
  retryJob(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RetryJobInput }) given: RetryJobInput,
  ): Promise<RetryJobPayload> {
    return this.useCases.run(viewer, RetryJobInput, given, async (tx, { queue, jobId }) => {
      const job = await this.findFailed(queue, jobId);
      const { subject: id, asOf } = jobData.parse(job.data);
      const subject = { kind: aboutOf(queue, job.name), id } as const;
      const place = { partnerId: null, engagementId: subject.kind === 'engagement' ? id : null };
      const was = { state: 'FAILED' };
      const changes = { queue, jobId, name: job.name, asOf, state: 'WAITING' };
      await audit(tx, { action: 'job.retry', subject, ...place, was, changes });
      // Last, so that only audited retries happen. Jobs are idempotent, so it is harmless if the commit then fails.
      await retry(job);
      return { job: shownJob(job, queue, 'WAITING') };
    });
  }

  private async findFailed(queue: string, jobId: string): Promise<BullJob> {
    if (!QUEUES.includes(queue))
      refuse('NOT_FOUND', 'queue', `Unknown queue; the queues are ${QUEUES.join(', ')}.`);
    const job = await withQueueTimeout(this.queues.of(queue).getJob(jobId));
    if (!job) refuse('NOT_FOUND', 'jobId', 'Job not found in the queue; it may have been removed.');
    const state = await withQueueTimeout(job.getState());
    if (state !== 'failed')
      refuse('NOT_ALLOWED_IN_STATE', 'jobId', `The job is ${state}; only failed jobs can be retried.`);
    return job;
  }
}

function aboutOf(queue: string, name: string) {
  const kind = jobKindOf(queue, name);
  return (
    kind?.about ?? refuse('NOT_ALLOWED_IN_STATE', 'jobId', `Jobs named ${name} are no longer supported.`)
  );
}

/** Someone else may have retried it meanwhile. */
async function retry(job: BullJob): Promise<void> {
  try {
    await withQueueTimeout(job.retry('failed', AS_NEW));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== ErrorCode.JobNotInState && code !== ErrorCode.JobNotExist) throw error;
    refuse('NOT_ALLOWED_IN_STATE', 'jobId', 'The job has just been retried.');
  }
}
