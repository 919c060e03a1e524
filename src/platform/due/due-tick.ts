import { Injectable } from '@nestjs/common';
import { groupBy } from '../../kernel/group-by.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../clock/wall-clock.js';
import { Transactions, type Tx, query } from '../database/tx.js';
import { type JobData, JobRegistry, type Route } from '../queue/job-registry.js';
import { type NewJob, Queues } from '../queue/queues.js';

const BATCH = 500;
/** Work handed over this long ago and still not done is handed over again: its job may have been lost. */
const LEASE_MS = 15 * 60_000;

interface Due {
  kind: string;
  subject: string;
  due_at: Date;
  handed_at: Date;
}

/**
 * Hands due work to BullMQ once Clock has passed its instant. A job plans its own next occurrence when it is done, so
 * missed days follow one another in order, each for its own instant.
 */
@Injectable()
export class DueTick {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  /** @returns how much work was handed over */
  async tick(): Promise<number> {
    return this.transactions.run(SYSTEM, async (tx) => {
      const due = await this.take(tx);
      const byRoute = groupBy(due, (each) => this.registry.dueRoutes.get(each.kind)!);
      for (const [route, work] of byRoute)
        await this.queues.add(
          route.queue,
          work.map((each) => jobOf(route, each)),
        );
      return due.length;
    });
  }

  private take(tx: Tx): Promise<Due[]> {
    const wall = wallClock();
    return query<Due>(
      tx,
      `with due as (
         select kind, subject, due_at from due_work
         where due_at <= $1 and kind = any($2) and (handed_at is null or handed_at < $3)
         order by due_at limit $4 for update skip locked
       )
       update due_work set handed_at = $5 from due
       where due_work.kind = due.kind and due_work.subject = due.subject
       returning due.kind, due.subject, due.due_at, due_work.handed_at`,
      [tx.now, [...this.registry.dueRoutes.keys()], new Date(wall.getTime() - LEASE_MS), BATCH, wall],
    );
  }
}

/**
 * Each hand-over makes a job of its own: BullMQ would drop one with the id of a job that is lost, or done, where the
 * work was planned once more for the same instant. Of two for one occurrence `completeDueWork` lets one have its effect.
 */
function jobOf({ job }: Route, { kind, subject, due_at, handed_at }: Due): NewJob {
  return {
    name: job,
    jobId: `${kind}-${subject}-${due_at.getTime()}-${handed_at.getTime()}`,
    data: { subject, asOf: due_at.toISOString(), requestId: null } satisfies JobData,
  };
}
