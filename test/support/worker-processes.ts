import type { Provider } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { JobDispatcher } from '../../src/platform/jobs/job-dispatcher.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { cloneDatabase, type TestDatabase } from './cluster.js';
import { makeEffectTable, SUBJECT } from './effects.js';
import { runtimeOn, startProbe } from './probe.js';

/** Processes on a test's own database, which only dispatch when told to. */
export class WorkerProcesses {
  private readonly running: NestFastifyApplication[] = [];

  private constructor(readonly database: TestDatabase) {}

  static async on(database?: TestDatabase): Promise<WorkerProcesses> {
    const own = database ?? (await cloneDatabase());
    await makeEffectTable(own);
    return new WorkerProcesses(own);
  }

  /** @param workers what the process does in addition to the product's own jobs */
  async start(...workers: Provider[]): Promise<NestFastifyApplication> {
    const app = await startProbe(runtimeOn(this.database), ...workers);
    this.running.push(app);
    await app.get(JobDispatcher).onModuleDestroy();
    return app;
  }

  async stop(): Promise<void> {
    for (const app of this.running.splice(0)) await app.close();
  }

  async end(): Promise<void> {
    await this.stop();
    await this.database.drop();
  }
}

/** Records events in one transaction. */
export async function happen(
  app: NestFastifyApplication,
  kind = 'probe.happened',
  subjects: readonly string[] = [SUBJECT],
): Promise<void> {
  await app
    .get(Transactions)
    .run(SYSTEM, (tx) => recordEvent(tx, ...subjects.map((subject) => ({ kind, subject }))));
}
