import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type JobsOptions, Queue } from 'bullmq';
import { withTimeout } from '../base/with-timeout.js';
import { QueueConnection } from './queue-connection.js';

/** Retries for about two and a half minutes; a job that still fails is kept as a dead letter until someone retries it. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 6,
  backoff: { type: 'exponential', delay: 5_000 },
  removeOnFail: false,
};

const ADD_TIMEOUT_MS = 10_000;

export interface NewJob {
  readonly name: string;
  readonly data: object;
  /** Deterministic, so that dispatching a job twice creates one. */
  readonly jobId: string;
}

export interface JobSink {
  add(queue: string, jobs: readonly NewJob[]): Promise<void>;
  /** See QueueConnection.storeId. @throws Error if the store does not answer */
  storeId(): Promise<string>;
}

/** BullMQ's producers: one per queue, opened at first use. */
@Injectable()
export class Queues implements JobSink, OnApplicationShutdown {
  private readonly open = new Map<string, Queue>();

  constructor(private readonly connection: QueueConnection) {}

  of(name: string): Queue {
    const known = this.open.get(name);
    if (known) return known;
    const { removeOnComplete } = this.connection;
    const queue = new Queue(name, {
      ...this.connection.options(name),
      defaultJobOptions: { ...JOB_OPTIONS, removeOnComplete },
    });
    this.open.set(name, queue);
    // The call that uses the queue reports the error.
    queue.on('error', () => undefined);
    // BullMQ never retries a failed first connection; the next use gets a new queue.
    queue.waitUntilReady().catch(() => this.forget(name, queue));
    return queue;
  }

  async add(queue: string, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const added = this.of(queue).addBulk(
      jobs.map(({ name, data, jobId }) => ({ name, data, opts: { jobId } })),
    );
    // BullMQ waits for its first connection forever, and the caller holds a transaction open.
    await withTimeout(
      ADD_TIMEOUT_MS,
      added,
      `Queue ${queue} did not accept jobs within ${ADD_TIMEOUT_MS} ms.`,
    );
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
