import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Job, Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { runInContext } from '../observability/request-context.js';
import { LOGGER, RUNTIME, type Runtime } from '../runtime.js';
import { JobRegistry, jobData } from './job-registry.js';
import { QueueConnection } from './queues.js';

const RETRY_MS = 500;

/** The consuming side of BullMQ: a worker for each queue that some module handles. */
@Injectable()
export class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly opened = new Set<Worker>();
  private readonly stop = new AbortController();

  constructor(
    private readonly connection: QueueConnection,
    private readonly registry: JobRegistry,
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await Promise.all(
      this.registry.queues().map(async (queue) => {
        if (!(await this.start(queue))) void this.keepTrying(queue);
      }),
    );
  }

  /** Finishes the jobs that run before anything they use is closed. */
  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await Promise.all([...this.opened].map((worker) => worker.close()));
  }

  /**
   * Lets a worker run only once it is connected: on PostgreSQL BullMQ remembers for ever that a first connection failed,
   * and its loop would then spin without a pause and leave the process deaf to everything, signals too.
   * @returns false where it could not connect
   */
  private async start(queue: string): Promise<boolean> {
    const worker = this.open(queue);
    try {
      await worker.waitUntilReady();
      worker.run().catch((error: unknown) => this.warn(queue, error));
      return true;
    } catch (error) {
      this.warn(queue, error);
      this.opened.delete(worker);
      await worker.close(true).catch(() => undefined);
      return false;
    }
  }

  private async keepTrying(queue: string): Promise<void> {
    const { signal } = this.stop;
    do await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    while (!signal.aborted && !(await this.start(queue)));
  }

  private open(queue: string): Worker {
    const worker = new Worker(queue, (job) => this.process(job), {
      ...this.connection.options,
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

  private async process(job: Job): Promise<void> {
    const data = jobData.parse(job.data);
    await runInContext({ requestId: data.requestId ?? job.id ?? job.name }, async () => {
      await this.registry.handlerOf(job.queueName, job.name)({ ...data, jobId: job.id ?? job.name });
      this.logger.debug({ queue: job.queueName, job: job.name, jobId: job.id }, 'job done');
    });
  }
}
