import { groupBy } from '../../kernel/group-by.js';
import type { DispatchedWork } from '../due/dispatch.store.js';
import type { DueRoute, JobData, JobRegistry } from './job-registry.js';
import type { NewJob } from './queues.js';

/**
 * The job id contains the first dispatch time: BullMQ ignores a job whose id it has already completed, and work can be planned
 * again for the same instant. Work that is dispatched again because its job may be lost keeps its id.
 * @param works of one kind, due at the same instant
 */
function dueJob(name: string, works: readonly DispatchedWork[]): NewJob {
  const { kind, subject, due_at, handed_at } = works[0]!;
  const several = works.length > 1 ? { subjects: works.map((each) => each.subject) } : {};
  const data = {
    subject,
    ...several,
    asOf: due_at.toISOString(),
    requestId: null,
    eventId: null,
  } satisfies JobData;
  const size = works.length > 1 ? `-${works.length}` : '';
  return { name, jobId: `${kind}-${subject}-${due_at.getTime()}-${handed_at.getTime()}${size}`, data };
}

/** The jobs for due work, grouped by queue. */
export function dueJobsByQueue(
  work: readonly DispatchedWork[],
  { dueRoutes }: Pick<JobRegistry, 'dueRoutes'>,
): [string, NewJob[]][] {
  const byRoute = groupBy(work, (each) => dueRoutes.get(each.kind)!);
  return [...byRoute].map(([route, works]) => [
    route.queue,
    chunksOf(works, route).map((chunk) => dueJob(route.job, chunk)),
  ]);
}

/** In the order of the subjects, so that work dispatched again falls into the same jobs. */
function chunksOf(works: readonly DispatchedWork[], { atOnce = 1 }: DueRoute): DispatchedWork[][] {
  const together = groupBy(
    works.toSorted((one, other) => (one.subject < other.subject ? -1 : 1)),
    ({ kind, subject, due_at, handed_at, alone }) =>
      [kind, due_at.getTime(), handed_at.getTime(), ...(alone ? [subject] : [])].join(),
  );
  return [...together.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / atOnce) }, (_each, index) =>
      group.slice(index * atOnce, (index + 1) * atOnce),
    ),
  );
}
