import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../base/wall-clock.js';
import { query, Transactions, type Tx } from '../database/tx.js';
import { dueJobsByQueue, type HandedWork } from './due-job.js';
import { JobRegistry } from './job-registry.js';
import { HAND_OVER_BATCH } from './lease.js';
import { type JobSink, Queues } from './queues.js';

/**
 * Hands due work to BullMQ once Clock has passed its instant. A job plans its own next occurrence when it is done, so
 * missed days follow one another in order, each for its own instant.
 */
@Injectable()
export class DueTick {
  constructor(
    private readonly transactions: Transactions,
    @Inject(Queues) private readonly queues: JobSink,
    private readonly registry: JobRegistry,
  ) {}

  /** @returns how much work was handed over */
  async tick(): Promise<number> {
    const store = await this.queues.storeId();
    return this.transactions.run(SYSTEM, async (tx) => {
      const due = await take(tx, [...this.registry.dueRoutes.keys()], store);
      for (const [queue, jobs] of dueJobsByQueue(due, this.registry)) await this.queues.add(queue, jobs);
      return due.length;
    });
  }
}

function take(tx: Tx, kinds: readonly string[], store: string): Promise<HandedWork[]> {
  return query<HandedWork>(
    tx,
    `with due as (
       select kind, subject, due_at from due_work
       where due_at <= $1 and kind = any($2) and handed_at is null
       order by due_at limit $3 for update skip locked
     )
     update due_work set handed_at = $4, offered_at = $4, handed_to = $5 from due
     where due_work.kind = due.kind and due_work.subject = due.subject
     returning due.kind, due.subject, due.due_at, due_work.handed_at`,
    [tx.now, kinds, HAND_OVER_BATCH, wallClock(), store],
  );
}
