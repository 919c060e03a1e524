import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Job, Worker } from 'bullmq';
import type { Logger } from 'pino';
import { runInContext } from '../observability/request-context.js';
import { LOGGER, RUNTIME, type Runtime } from '../runtime.js';
import { JobRegistry, jobData } from './job-registry.js';
import { QueueConnection } from './queues.js';

/** The consuming side of BullMQ: a worker for each queue that some module handles. */
@Injectable()
export class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly running: Worker[] = [];

  constructor(
    private readonly connection: QueueConnection,
    private readonly registry: JobRegistry,
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    for (const queue of this.registry.queues()) {
      const worker = new Worker(queue, (job) => this.process(job), {
        ...this.connection.options,
        concurrency: this.runtime.workerConcurrency,
      });
      worker.on('error', (error) =>
        this.logger.warn({ queue, reason: error.message }, 'queue connection failed'),
      );
      worker.on('failed', (job, error) =>
        this.logger.error({ queue, job: job?.name, jobId: job?.id, detail: error.stack }, 'job failed'),
      );
      this.running.push(worker);
    }
  }

  /** Finishes the jobs that run before anything they use is closed. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.running.map((worker) => worker.close()));
  }

  private async process(job: Job): Promise<void> {
    const data = jobData.parse(job.data);
    await runInContext({ requestId: data.requestId ?? job.id ?? job.name }, async () => {
      await this.registry.handlerOf(job.queueName, job.name)({ ...data, jobId: job.id ?? job.name });
      this.logger.debug({ queue: job.queueName, job: job.name, jobId: job.id }, 'job done');
    });
  }
}
