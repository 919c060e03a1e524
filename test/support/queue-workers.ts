import { pino } from 'pino';
import { Metrics } from '../../src/platform/base/metrics.js';
import type { Runtime } from '../../src/platform/base/runtime.js';
import { openPool, Pools } from '../../src/platform/database/pools.js';
import type { JobRegistry } from '../../src/platform/jobs/job-registry.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import type { QueueConnection } from '../../src/platform/jobs/queue-connection.js';
import { Workers } from '../../src/platform/jobs/workers.js';
import type { TestDatabase } from './cluster.js';

const silent = pino({ level: 'silent' });

/** One connection per login, for tests that start parts of the product. */
export function smallPools({ appUrl, portalUrl }: Pick<TestDatabase, 'appUrl' | 'portalUrl'>): Pools {
  const pool = (url: string) =>
    openPool({ url, max: 1, statementTimeoutMs: 5_000, onError: () => undefined });
  return new Pools(pool(appUrl), pool(portalUrl));
}

export interface QueueWorkerParts {
  readonly registry: JobRegistry;
  readonly connection: QueueConnection;
  readonly runtime: Runtime;
  readonly pools: Pools;
}

/** The product's queue workers alone, without the rest of the process. */
export function queueWorkers({ registry, connection, runtime, pools }: QueueWorkerParts): Workers {
  const runner = new JobRunner(registry, pools, new Metrics(), silent);
  return new Workers(connection, registry, runner, runtime, silent);
}
