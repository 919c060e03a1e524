import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type JobsOptions, Queue, type QueueOptions } from 'bullmq';

/** How BullMQ is reached: Redis, or PostgreSQL where no Redis is configured. */
export abstract class QueueConnection {
  abstract readonly options: QueueOptions;
}

/** Retries over about five minutes; a job that still fails stays as a dead letter until somebody retries it. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 6,
  backoff: { type: 'exponential', delay: 5_000 },
  removeOnComplete: { age: 3600, count: 5_000 },
  removeOnFail: false,
};

export interface NewJob {
  readonly name: string;
  readonly data: object;
  /** Deterministic, so that handing a job over twice makes one. */
  readonly jobId: string;
}

/** The producing side of BullMQ: one connection a queue, opened at first use. */
@Injectable()
export class Queues implements OnApplicationShutdown {
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
    await this.of(queue).addBulk(jobs.map(({ name, data, jobId }) => ({ name, data, opts: { jobId } })));
  }

  private async forget(name: string, queue: Queue): Promise<void> {
    if (this.open.get(name) === queue) this.open.delete(name);
    await queue.close().catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
  }
}
