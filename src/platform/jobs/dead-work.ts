import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/tx.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { inFlightWork } from '../due/dispatch.store.js';
import { dueJobsByQueue } from './due-job.js';
import { jobData, JobRegistry } from './job-registry.js';
import { DISPATCH_BATCH } from './lease.js';
import { withQueueTimeout } from './queue-timeout.js';
import { type NewJob, Queues } from './queues.js';

/**
 * Tells the modules that asked for it which due work has a dead letter as its job. Comparing the two stores again and again
 * also finds what an event would miss: the worker may have died with its job, or the database may be what failed.
 */
@Injectable()
export class DeadWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  async report(): Promise<void> {
    const { dueRoutes } = this.registry;
    const kinds = [...dueRoutes].flatMap(([kind, { onDead }]) => (onDead ? [kind] : []));
    for (const kind of kinds) {
      const works = await this.transactions.run(SYSTEM, (tx) => inFlightWork(tx, kind, DISPATCH_BATCH));
      for (const [queue, jobs] of dueJobsByQueue(works, this.registry))
        for (const job of jobs)
          if (await this.isDead(queue, job)) await dueRoutes.get(kind)!.onDead!(jobData.parse(job.data));
    }
  }

  private async isDead(queue: string, { jobId }: NewJob): Promise<boolean> {
    return (await withQueueTimeout(this.queues.of(queue).getJobState(jobId))) === 'failed';
  }
}
