import type { Runtime } from '../../src/platform/base/runtime.js';
import type { Pools } from '../../src/platform/database/pools.js';
import { JobRegistry } from '../../src/platform/jobs/job-registry.js';
import { queueConnection } from '../../src/platform/jobs/queue-connection.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import { cloneDatabase, cluster, type TestDatabase } from '../support/cluster.js';
import { SUBJECT } from '../support/effects.js';
import { runtimeOn } from '../support/probe.js';
import { type Proxy, proxyTo } from '../support/proxy.js';
import { queueWorkers, smallPools } from '../support/queue-workers.js';

const route = { queue: 'probe', job: 'be-done' };
const job = (jobId: string) => ({
  ...{ name: route.job, jobId },
  data: { subject: SUBJECT, asOf: '2026-12-01T06:00:00.000Z', requestId: null },
});

describe('a queue', () => {
  let database: TestDatabase;
  let proxy: Proxy;
  let pools: Pools;
  beforeEach(async () => {
    database = await cloneDatabase();
    pools = smallPools(database);
    proxy = await proxyTo(database.redisUrl ?? cluster.superUrl);
  });
  afterEach(async () => {
    await proxy.close();
    await pools.end();
    await database.drop();
  });

  /** A process whose queue store, PostgreSQL or Redis, is behind the proxy. */
  function runtimeBehindProxy(): Runtime {
    const { appUrl, portalUrl, redisUrl } = database;
    return redisUrl === null
      ? runtimeOn({ appUrl: proxy.url(appUrl), portalUrl })
      : runtimeOn({ appUrl, portalUrl, redisUrl: proxy.url(redisUrl) });
  }

  it('that was first used while its store was down works once it is back, and so does its worker', async () => {
    const runtime = runtimeBehindProxy();
    const connection = queueConnection(runtime);
    const queues = new Queues(connection);
    const registry = new JobRegistry();
    // On Redis the first one may still arrive later; a caller that was told it failed dispatches again.
    const done = new Promise<void>((resolve) => {
      registry.handle(route, async ({ jobId }) => (jobId === 'in-time' ? resolve() : undefined));
    });
    const workers = queueWorkers({ registry, connection, runtime, pools });

    await proxy.cut();
    workers.onApplicationBootstrap();
    await expect(queues.add(route.queue, [job('too-early')])).rejects.toThrow();
    await proxy.restore();
    await queues.add(route.queue, [job('in-time')]);
    await done;

    await workers.onModuleDestroy();
    await queues.onApplicationShutdown();
  });

  it('whose worker has not connected yet can still be stopped', async () => {
    const runtime = runtimeBehindProxy();
    const registry = new JobRegistry();
    registry.handle(route, () => Promise.resolve());
    const connection = queueConnection(runtime);
    const workers = queueWorkers({ registry, connection, runtime, pools });
    await proxy.cut();
    workers.onApplicationBootstrap();
    await workers.onModuleDestroy();
  });
});
