import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Metrics } from '../base/metrics.js';
import { runInContext } from '../base/request-context.js';
import { LOGGER } from '../base/runtime.js';
import { Pools } from '../database/pools.js';
import { awaitDispatch, markDeliveriesDone } from '../outbox/done-deliveries.store.js';
import { consumerOf, jobData, JobRegistry, type Route } from './job-registry.js';

/** Runs one job: waits for the transaction that dispatched it, calls its handler, and marks its deliveries as done. */
@Injectable()
export class JobRunner {
  constructor(
    private readonly registry: JobRegistry,
    private readonly pools: Pools,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async perform(route: Route, given: unknown, jobId: string): Promise<void> {
    const data = jobData.parse(given);
    const handler = this.registry.handlerOf(route.queue, route.job);
    const hasDeliveries = this.registry.isCausedByEvents(route);
    const consumerJob = { consumer: consumerOf(route), jobId };
    await runInContext({ requestId: data.requestId ?? jobId }, async () => {
      if (data.eventId !== null) await awaitDispatch(this.pools, consumerJob, data.eventId);
      await this.timed(route, () => handler({ ...data, jobId }));
      if (hasDeliveries) await markDeliveriesDone(this.pools, consumerJob);
      this.logger.debug({ ...route, jobId }, 'job done');
    });
  }

  private async timed(route: Route, act: () => Promise<void>): Promise<void> {
    const began = performance.now();
    const ended = (outcome: 'done' | 'failed') =>
      this.metrics.attemptEnded(route, outcome, (performance.now() - began) / 1000);
    try {
      await act();
      ended('done');
    } catch (error) {
      ended('failed');
      throw error;
    }
  }
}
