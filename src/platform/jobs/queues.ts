import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type JobsOptions, Queue } from 'bullmq';
import { withTimeout } from '../base/with-timeout.js';
import { QueueConnection } from './queue-connection.js';

/** Retries over about five minutes; a job that still fails stays as a dead letter until someone retries it. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 6,
  backoff: { type: 'exponential', delay: 5_000 },
  removeOnComplete: { age: 3600, count: 5_000 },
  removeOnFail: false,
};

const ADD_TIMEOUT_MS = 10_000;

export interface NewJob {
  readonly name: string;
  readonly data: object;
  /** Deterministic, so that handing a job over twice makes one. */
  readonly jobId: string;
}

/** Takes jobs that are to be done. */
export interface JobSink {
  add(queue: string, jobs: readonly NewJob[]): Promise<void>;
  /** @throws Error if the store does not answer */
  storeId(): Promise<string>;
}

/** The producing side of BullMQ: one connection a queue, opened at first use. */
@Injectable()
export class Queues implements JobSink, OnApplicationShutdown {
  private readonly open = new Map<string, Queue>();

  constructor(private readonly connection: QueueConnection) {}

  of(name: string): Queue {
    const known = this.open.get(name);
    if (known) return known;
    const queue = new Queue(name, { ...this.connection.options, defaultJobOptions: JOB_OPTIONS });
    this.open.set(name, queue);
    // Whoever uses the queue is told by the call that fails.
    queue.on('error', () => undefined);
    // BullMQ remembers a first connection that failed; the next use gets a queue that tries anew.
    queue.waitUntilReady().catch(() => this.forget(name, queue));
    return queue;
  }

  async add(queue: string, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const added = this.of(queue).addBulk(
      jobs.map(({ name, data, jobId }) => ({ name, data, opts: { jobId } })),
    );
    // BullMQ waits for its first connection without an end, and whoever dispatches holds a transaction open.
    await withTimeout(ADD_TIMEOUT_MS, added, `Queue ${queue} took no jobs for ${ADD_TIMEOUT_MS} ms.`);
  }

  storeId(): Promise<string> {
    return this.connection.storeId();
  }

  private async forget(name: string, queue: Queue): Promise<void> {
    if (this.open.get(name) === queue) this.open.delete(name);
    await queue.close().catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
    await this.connection.close();
  }
}
