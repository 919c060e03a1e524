import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/tx.js';
import { DueWorkRelay } from './due-work-relay.js';
import { JobRegistry, type Route } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import type { JobSink, NewJob } from './queues.js';
import { OutboxRelay } from './relay.js';

/** Jobs run at a time. */
const AT_ONCE = 4;

/**
 * Runs all jobs that are due at the Clock's instant in this process, without a queue. Simulating weeks in seconds makes
 * thousands of jobs, and the clock may only advance once the last one is done.
 */
@Injectable()
export class InlineJobRunner implements JobSink {
  private readonly waiting: (NewJob & { readonly queue: string })[] = [];
  private readonly relay: OutboxRelay;
  private readonly dueWork: DueWorkRelay;

  constructor(
    transactions: Transactions,
    registry: JobRegistry,
    private readonly runner: JobRunner,
  ) {
    this.relay = new OutboxRelay(transactions, this, registry);
    this.dueWork = new DueWorkRelay(transactions, this, registry);
  }

  /** The caller ensures that nothing else dispatches meanwhile. */
  async run(): Promise<void> {
    while ((await this.relay.relay(true)) + (await this.dueWork.relay()) > 0)
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.runAll()));
  }

  async add(queue: string, jobs: readonly NewJob[]): Promise<void> {
    this.waiting.push(...jobs.map((job) => ({ ...job, queue })));
  }

  async storeId(): Promise<string> {
    return 'direct';
  }

  private async runAll(): Promise<void> {
    for (let job = this.waiting.shift(); job; job = this.waiting.shift()) {
      const route: Route = { queue: job.queue, job: job.name };
      await this.runner.perform(route, job.data, job.jobId);
    }
  }
}
