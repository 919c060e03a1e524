import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../base/wall-clock.js';
import { query, Transactions, type Tx } from '../database/tx.js';
import { eventJob, type JobEvent } from './event-job.js';
import { type EventRoute, JobRegistry } from './job-registry.js';
import { HAND_OVER_BATCH, inBatches, LEASE_MS } from './lease.js';
import { Queues } from './queues.js';

/**
 * Hands over again the events whose jobs a lost queue store took with it. The job keeps its id: where it is still there,
 * or failed for good and waits for somebody, nothing is added.
 */
@Injectable()
export class LostEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  /** @returns how many jobs were handed over again */
  async reclaim(): Promise<number> {
    let reclaimed = 0;
    for (const route of this.registry.eventRoutes)
      reclaimed += await inBatches(() => this.reclaimBatch(route));
    return reclaimed;
  }

  private async reclaimBatch(route: EventRoute): Promise<number> {
    const store = await this.queues.storeId();
    return this.transactions.run(SYSTEM, async (tx) => {
      const events = await takeLost(tx, route.kinds, store);
      await this.queues.add(
        route.queue,
        events.map((event) => eventJob(route.job, event)),
      );
      await query(tx, 'update outbox set relayed_at = $2, handed_to = $3 where id = any($1::uuid[])', [
        events.map((event) => event.id),
        wallClock(),
        store,
      ]);
      return events.length;
    });
  }
}

/** Index outbox_in_flight holds what is not done, which is little. */
function takeLost(tx: Tx, kinds: readonly string[], store: string): Promise<JobEvent[]> {
  return query<JobEvent>(
    tx,
    `select id, subject, occurred_at, request_id from outbox
     where done_at is null and job_id = id::text and kind = any($1) and (handed_to is distinct from $2 or relayed_at < $3)
     order by relayed_at limit $4 for update skip locked`,
    [kinds, store, new Date(wallClock().getTime() - LEASE_MS), HAND_OVER_BATCH],
  );
}
