import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { Transactions } from '../database/tx.js';
import { takeDueWork } from '../due/dispatch.store.js';
import { dueJobsByQueue } from './due-job.js';
import { JobRegistry } from './job-registry.js';
import { DISPATCH_BATCH } from './lease.js';
import { type JobSink, Queues } from './queues.js';

/**
 * Dispatches due work to BullMQ. Each job plans its next occurrence when it is done, so that missed days are made up in order,
 * each for its own instant.
 */
@Injectable()
export class DueWorkRelay {
  constructor(
    private readonly transactions: Transactions,
    @Inject(Queues) private readonly queues: JobSink,
    private readonly registry: JobRegistry,
  ) {}

  /** @returns the number of jobs dispatched */
  async relay(): Promise<number> {
    const queueStoreId = await this.queues.storeId();
    const kinds = [...this.registry.dueRoutes.keys()];
    return this.transactions.run(SYSTEM, async (tx) => {
      const due = await takeDueWork(tx, { kinds, queueStoreId, limit: DISPATCH_BATCH });
      for (const [queue, jobs] of dueJobsByQueue(due, this.registry)) await this.queues.add(queue, jobs);
      return due.length;
    });
  }
}
