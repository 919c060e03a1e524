import { groupBy } from '../../kernel/group-by.js';
import type { DispatchedWork } from '../due/dispatch.store.js';
import type { JobData, JobRegistry } from './job-registry.js';
import type { NewJob } from './queues.js';

/**
 * The job id contains the first dispatch time: BullMQ ignores a job whose id it has already completed, and work can be planned
 * again for the same instant. Work that is dispatched again because its job may be lost keeps its id.
 */
function dueJob(name: string, { kind, subject, due_at, handed_at }: DispatchedWork): NewJob {
  const data = { subject, asOf: due_at.toISOString(), requestId: null, eventId: null } satisfies JobData;
  return { name, jobId: `${kind}-${subject}-${due_at.getTime()}-${handed_at.getTime()}`, data };
}

/** The jobs for due work, grouped by queue. */
export function dueJobsByQueue(
  work: readonly DispatchedWork[],
  { dueRoutes }: Pick<JobRegistry, 'dueRoutes'>,
): [string, NewJob[]][] {
  const byRoute = groupBy(work, (each) => dueRoutes.get(each.kind)!);
  return [...byRoute].map(([{ queue, job }, works]) => [queue, works.map((each) => dueJob(job, each))]);
}
