import { Injectable } from '@nestjs/common';
import type { Job as BullJob } from 'bullmq';
import { type Job, JOB_STATES, type JobStateWord } from '../../platform/graphql/job.graphql.js';
import type { ValueConnection } from '../../platform/graphql/reads/lists/value-connection.js';
import { withQueueTimeout } from '../../platform/jobs/queue-timeout.js';
import { Queues } from '../../platform/jobs/queues.js';
import { jobsAfter, indexAfter } from './domain/job-order.js';
import { encodeJobCursor, type JobCursor } from './job-cursor.js';
import { QUEUES } from './job-kinds.js';
import { shownJob, sortKeyOf, TYPES } from './stored-job.js';

/** Jobs of one queue in one state. */
interface Segment {
  readonly queue: string;
  readonly state: JobStateWord;
  readonly count: number;
}

export interface JobsWanted {
  readonly queue: string | null;
  readonly state: JobStateWord | null;
  readonly first: number;
  readonly after: JobCursor | null;
}

interface Found extends JobCursor {
  readonly job: Job;
}

/** Lists BullMQ's jobs, on either of its backends, by queue and state. */
@Injectable()
export class JobLists {
  constructor(private readonly queues: Queues) {}

  /** @throws Error if the queue backend does not respond */
  async page(wanted: JobsWanted): Promise<ValueConnection<Job>> {
    const segments = (
      await Promise.all(queuesOf(wanted).map((queue) => this.segmentsOf(queue, wanted)))
    ).flat();
    const found: Found[] = [];
    for (const segment of remaining(segments, wanted.after)) {
      if (found.length > wanted.first) break;
      found.push(...(await this.read(segment, wanted, wanted.first + 1 - found.length)));
    }
    return connectionOf(found, wanted, segments);
  }

  private async segmentsOf(queue: string, { state }: JobsWanted): Promise<Segment[]> {
    const states = state === null ? JOB_STATES : [state];
    const counts = await withQueueTimeout(
      this.queues.of(queue).getJobCounts(...states.map((each) => TYPES[each])),
    );
    return states.map((each) => ({ queue, state: each, count: counts[TYPES[each]] ?? 0 }));
  }

  private async read(segment: Segment, { after }: JobsWanted, rows: number): Promise<Found[]> {
    const last = after && isOf(segment, after) ? after : null;
    if (segment.count === 0) return [];
    const from = last ? await indexAfter(last, segment.count, (place) => this.keyAt(segment, place)) : 0;
    // More jobs than a page can have the same time: those already shown are read again and skipped.
    for (let length = rows + (last ? 1 : 0); ; length *= 2) {
      const jobs = await this.jobs(segment, from, from + length - 1);
      const keyed = jobs.map((job) => ({
        ...segment,
        ...sortKeyOf(job, segment.state),
        job: shownJob(job, segment.queue, segment.state),
      }));
      const fresh = last ? jobsAfter(last, keyed) : keyed;
      if (fresh.length >= rows || jobs.length < length) return fresh.slice(0, rows);
    }
  }

  private async keyAt(segment: Segment, place: number) {
    const [job] = await this.jobs(segment, place, place);
    return job && sortKeyOf(job, segment.state);
  }

  /** Latest first, the only order in which both of BullMQ's backends page alike. */
  private jobs({ queue, state }: Segment, from: number, to: number): Promise<BullJob[]> {
    return withQueueTimeout(this.queues.of(queue).getJobs(TYPES[state], from, to, false));
  }
}

function queuesOf({ queue }: JobsWanted): readonly string[] {
  return queue === null ? QUEUES : [queue];
}

function isOf(segment: Segment, { queue, state }: JobCursor): boolean {
  return segment.queue === queue && segment.state === state;
}

function remaining(segments: readonly Segment[], after: JobCursor | null): readonly Segment[] {
  if (!after) return segments;
  const rank = ({ queue, state }: Omit<Segment, 'count'>) => [queue, JOB_STATES.indexOf(state)] as const;
  const [queue, state] = rank(after);
  return segments.filter((segment) => {
    const own = rank(segment);
    return own[0] > queue || (own[0] === queue && own[1] >= state);
  });
}

function connectionOf(
  found: readonly Found[],
  { first, after }: JobsWanted,
  segments: readonly Segment[],
): ValueConnection<Job> {
  const edges = found.slice(0, first).map((each) => ({ cursor: encodeJobCursor(each), node: each.job }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      ...{ hasNextPage: found.length > first, hasPreviousPage: after !== null },
      ...{ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
    },
    totalCount: segments.reduce((sum, { count }) => sum + count, 0),
  };
}
