import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppClock } from '../../../src/platform/base/app-clock.js';
import { Drain, DrainTimeout } from '../../../src/platform/jobs/drain.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { type NewJob, Queues } from '../../../src/platform/jobs/queues.js';
import { runtimeOn, startProbe } from '../probe.js';

/* A process that runs jobs at a standing clock, until its parent kills it or tells it to finish what is due. */

interface Urls {
  readonly appUrl: string;
  readonly portalUrl: string;
  readonly redisUrl: string | null;
}
export interface Told {
  readonly start?: { readonly urls: Urls; readonly now: string };
  /** Jobs to add, as a queue that loses its memory of finished ones would run them again. */
  readonly again?: { readonly queue: string; readonly jobs: readonly NewJob[] };
  readonly settle?: true;
}

const clock = new AppClock();
let app: NestFastifyApplication;

process.on('message', (told: Told) => {
  void act(told).then(
    (answer) => process.send!({ answer }),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});

async function act({ start, again, settle }: Told): Promise<number> {
  if (start) {
    clock.pin(new Date(start.now));
    app = await startProbe(runtimeOn(start.urls, { role: 'worker', clock, workerConcurrency: 4 }));
  }
  if (again) await app.get(Queues).add(again.queue, again.jobs);
  return settle ? finish() : 0;
}

/** @returns how many dead letters had to be retried, as an admin does */
async function finish(retried = 0): Promise<number> {
  try {
    await app.get(Drain).settle(60_000);
    return retried;
  } catch (error) {
    const failed = await retryFailed();
    if (!(error instanceof DrainTimeout) || failed === 0 || retried > 100) throw error;
    return finish(retried + failed);
  }
}

async function retryFailed(): Promise<number> {
  let failed = 0;
  for (const queue of app.get(JobRegistry).queues())
    for (const job of await app.get(Queues).of(queue).getFailed()) {
      failed += 1;
      await job.retry('failed');
    }
  return failed;
}
