import type { Job as BullJob } from 'bullmq';
import { toTypeId } from '../../kernel/ids.js';
import type { Job, JobStateWord } from '../../platform/graphql/job.graphql.js';
import { jobData } from '../../platform/jobs/job-registry.js';
import { shownReason } from './domain/failed-reason.js';
import type { SortKey } from './domain/job-order.js';
import { jobKindOf } from './job-kinds.js';

/** BullMQ's names of the states. */
export const TYPES = {
  FAILED: 'failed',
  ACTIVE: 'active',
  WAITING: 'waiting',
  DELAYED: 'delayed',
  COMPLETED: 'completed',
} as const satisfies Record<JobStateWord, string>;

/** The time by which BullMQ sorts the jobs of a state. */
export function sortKeyOf(job: BullJob, state: JobStateWord): SortKey {
  const { id = '', timestamp, finishedOn, delay } = job;
  const dueAt = state === 'DELAYED' ? timestamp + delay : timestamp;
  return { id, at: state === 'FAILED' || state === 'COMPLETED' ? (finishedOn ?? 0) : dueAt };
}

/** A job as the API returns it. */
export function shownJob(job: BullJob, queue: string, state: JobStateWord): Job {
  const { data } = jobData.safeParse(job.data);
  const about = jobKindOf(queue, job.name)?.about;
  const { id = '', name, attemptsMade, timestamp, processedOn, finishedOn } = job;
  return {
    ...{ id, queue, name, state, attemptsMade, failedReason: shownReason(job.failedReason) },
    subject: data && about ? toTypeId(about, data.subject) : null,
    asOf: data ? new Date(data.asOf) : null,
    ...{
      enqueuedAt: new Date(timestamp),
      processedAt: instantOf(processedOn),
      finishedAt: instantOf(finishedOn),
    },
  };
}

function instantOf(milliseconds: number | null | undefined): Date | null {
  return milliseconds ? new Date(milliseconds) : null;
}
