import { groupBy } from '../../kernel/group-by.js';
import type { DispatchedWork } from '../due/dispatch.store.js';
import type { JobData, JobRegistry } from './job-registry.js';
import type { NewJob } from './queues.js';

/**
 * Work planned once more for the instant it was done at is another job: BullMQ would drop one with the id of a job that
 * is done. Work whose job was lost is the same job.
 */
function dueJob(name: string, { kind, subject, due_at, handed_at }: DispatchedWork): NewJob {
  const data = { subject, asOf: due_at.toISOString(), requestId: null, eventId: null } satisfies JobData;
  return { name, jobId: `${kind}-${subject}-${due_at.getTime()}-${handed_at.getTime()}`, data };
}

/** The jobs of due work, by the queue that each kind's route names. */
export function dueJobsByQueue(
  work: readonly DispatchedWork[],
  { dueRoutes }: Pick<JobRegistry, 'dueRoutes'>,
): [string, NewJob[]][] {
  const byRoute = groupBy(work, (each) => dueRoutes.get(each.kind)!);
  return [...byRoute].map(([{ queue, job }, works]) => [queue, works.map((each) => dueJob(job, each))]);
}
