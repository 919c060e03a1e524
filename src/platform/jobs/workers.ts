import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Job, Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { LOGGER, RUNTIME, type Runtime } from '../base/runtime.js';
import { JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { QueueConnection } from './queue-connection.js';

const RETRY_MS = 500;
/** How long BullMQ waits before retrying after a lost connection. Stopping waits for it too, so it must be short. */
const RECONNECT_MS = 1_000;
/** When another worker takes over the jobs of one that was killed. */
const TAKE_OVER = { lockDuration: 15_000, stalledInterval: 5_000 } as const;
/** A job may lose its worker this many times; after one more it is assumed to be the cause and becomes a dead letter. */
const MAX_DEATHS = 3;

/** BullMQ's workers: one for each queue with handlers in this process. */
@Injectable()
export class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly opened = new Set<Worker>();
  private readonly stop = new AbortController();

  constructor(
    private readonly connection: QueueConnection,
    private readonly registry: JobRegistry,
    private readonly runner: JobRunner,
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Does not wait for the queue store, so that the server starts without it. */
  onApplicationBootstrap(): void {
    void this.startAll();
  }

  /** Lets running jobs finish before anything they use is closed. */
  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await Promise.all([...this.opened].map((worker) => worker.close()));
  }

  /**
   * Opens a worker only once the store answers. BullMQ never retries a failed first connection to PostgreSQL; such a worker
   * would block the event loop, and the process could not even handle signals. Also, every opened worker leaves a listener on
   * the pool.
   * @returns whether the worker runs
   */
  private async start(queue: string): Promise<boolean> {
    const { signal } = this.stop;
    try {
      await this.connection.reach();
    } catch (error) {
      this.warn(queue, error);
      return false;
    }
    if (signal.aborted) return false;
    const worker = this.open(queue);
    try {
      await worker.waitUntilReady();
      // A worker started while it is being closed would take a connection and never release it.
      if (signal.aborted) return false;
      worker.run().catch((error: unknown) => this.warn(queue, error));
      return true;
    } catch (error) {
      this.warn(queue, error);
      this.opened.delete(worker);
      await worker.close(true).catch(() => undefined);
      return false;
    }
  }

  /** Starts one worker at a time, so that each can reuse the connections opened before. */
  private async startAll(): Promise<void> {
    const { signal } = this.stop;
    const waiting = new Set(this.registry.queues());
    for (;;) {
      for (const queue of waiting) if (!signal.aborted && (await this.start(queue))) waiting.delete(queue);
      if (signal.aborted || waiting.size === 0) return;
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private open(queue: string): Worker {
    const worker = new Worker(queue, (job) => this.process(job), {
      ...this.connection.workerOptions(queue),
      ...TAKE_OVER,
      runRetryDelay: RECONNECT_MS,
      maxStalledCount: MAX_DEATHS,
      concurrency: this.runtime.workerConcurrency,
      autorun: false,
    });
    worker.on('error', (error) => this.warn(queue, error));
    worker.on('failed', (job, error) =>
      this.logger.error({ queue, job: job?.name, jobId: job?.id, detail: error.stack }, 'job failed'),
    );
    this.opened.add(worker);
    return worker;
  }

  private warn(queue: string, error: unknown): void {
    if (!this.stop.signal.aborted)
      this.logger.warn({ queue, reason: String(error) }, 'queue connection failed');
  }

  private process({ queueName: queue, name, data, id }: Job): Promise<void> {
    return this.runner.perform({ queue, job: name }, data, id ?? name);
  }
}
