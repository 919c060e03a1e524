import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions } from '../database/tx.js';
import { takeLostWork } from '../due/dispatch.store.js';
import { dueJobsByQueue } from './due-job.js';
import { JobRegistry } from './job-registry.js';
import { DISPATCH_BATCH, inBatches, LEASE_MS } from './lease.js';
import { Queues } from './queues.js';

/** Redispatches due work whose jobs the queue store may have lost; see LostEvents. */
@Injectable()
export class LostWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  /** @returns the number of jobs dispatched again */
  reclaim(): Promise<number> {
    return inBatches(() => this.reclaimBatch());
  }

  private async reclaimBatch(): Promise<number> {
    const queueStoreId = await this.queues.storeId();
    const kinds = [...this.registry.dueRoutes.keys()];
    return this.transactions.run(SYSTEM, async (tx) => {
      const lost = await takeLostWork(tx, { kinds, queueStoreId, limit: DISPATCH_BATCH }, LEASE_MS);
      for (const [queue, jobs] of dueJobsByQueue(lost, this.registry)) await this.queues.add(queue, jobs);
      return lost.length;
    });
  }
}
