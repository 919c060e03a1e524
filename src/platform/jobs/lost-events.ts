import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/viewer.js';
import { wallClock } from '../base/wall-clock.js';
import { Transactions } from '../database/tx.js';
import {
  type LossCriteria,
  consumersWithLosses,
  markDispatchedAgain,
  takeLost,
} from '../outbox/deliveries.store.js';
import { sumSettled } from './sum-settled.js';
import { newEventJob } from './event-job.js';
import { consumerOf, type EventRoute, JobRegistry } from './job-registry.js';
import { DISPATCH_BATCH, inBatches, LEASE_MS } from './lease.js';
import { Queues } from './queues.js';

/**
 * Redispatches events whose jobs the queue store may have lost. Jobs keep their ids, so nothing is added for a job that still
 * exists, be it waiting, running or a dead letter.
 */
@Injectable()
export class LostEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly queues: Queues,
    private readonly registry: JobRegistry,
  ) {}

  /** @returns the number of jobs dispatched again */
  async reclaim(): Promise<number> {
    const { eventRoutes } = this.registry;
    const loss = await this.loss();
    const consumers = await this.transactions.run(SYSTEM, (tx) =>
      consumersWithLosses(tx, eventRoutes.map(consumerOf), loss),
    );
    const routes = eventRoutes.filter((route) => consumers.includes(consumerOf(route)));
    return sumSettled(routes.map((route) => () => inBatches(() => this.reclaimBatch(route))));
  }

  private async loss(): Promise<LossCriteria> {
    const queueStoreId = await this.queues.storeId();
    return { queueStoreId, before: new Date(wallClock().getTime() - LEASE_MS) };
  }

  private async reclaimBatch(route: EventRoute): Promise<number> {
    const loss = await this.loss();
    const consumer = consumerOf(route);
    return this.transactions.run(SYSTEM, async (tx) => {
      const lost = await takeLost(tx, consumer, loss, DISPATCH_BATCH);
      if (lost.length === 0) return 0;
      await this.queues.add(
        route.queue,
        lost.map((delivery) => newEventJob(route, delivery, delivery.job_id)),
      );
      const ids = lost.map(({ event_id }) => event_id);
      await markDispatchedAgain(tx, consumer, ids, loss.queueStoreId);
      return lost.length;
    });
  }
}
