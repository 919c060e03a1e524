import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../base/wall-clock.js';
import { query, Transactions, type Tx } from '../database/tx.js';
import { dueJobsByQueue, type HandedWork } from './due-job.js';
import { JobRegistry } from './job-registry.js';
import { HAND_OVER_BATCH, inBatches, LEASE_MS } from './lease.js';
import { Queues } from './queues.js';

/** Hands over again the due work whose jobs a lost queue store took with it. */
@Injectable()
export class LostWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  /** @returns how many jobs were handed over again */
  reclaim(): Promise<number> {
    return inBatches(() => this.reclaimBatch());
  }

  private async reclaimBatch(): Promise<number> {
    const store = await this.queues.storeId();
    return this.transactions.run(SYSTEM, async (tx) => {
      const lost = await takeLost(tx, [...this.registry.dueRoutes.keys()], store);
      for (const [queue, jobs] of dueJobsByQueue(lost, this.registry)) await this.queues.add(queue, jobs);
      return lost.length;
    });
  }
}

/** Index due_work_in_flight holds what was handed over and is not done, which is little. */
function takeLost(tx: Tx, kinds: readonly string[], store: string): Promise<HandedWork[]> {
  const wall = wallClock();
  return query<HandedWork>(
    tx,
    `with lost as (
       select kind, subject from due_work
       where handed_at is not null and kind = any($1) and (handed_to is distinct from $2 or offered_at < $3)
       order by offered_at limit $4 for update skip locked
     )
     update due_work set offered_at = $5, handed_to = $2 from lost
     where due_work.kind = lost.kind and due_work.subject = lost.subject
     returning due_work.kind, due_work.subject, due_work.due_at, due_work.handed_at`,
    [kinds, store, new Date(wall.getTime() - LEASE_MS), HAND_OVER_BATCH, wall],
  );
}
