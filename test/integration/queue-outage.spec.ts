import { pino } from 'pino';
import { JobRegistry } from '../../src/platform/queue/job-registry.js';
import { queueConnection } from '../../src/platform/queue/queue-connection.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { Workers } from '../../src/platform/queue/workers.js';
import { type TestDatabase, cloneDatabase, cluster } from '../support/cluster.js';
import { SUBJECT } from '../support/effects.js';
import { runtimeOn } from '../support/probe.js';
import { type Proxy, proxyTo } from '../support/proxy.js';

const route = { queue: 'probe', job: 'be-done' };
const job = (jobId: string) => ({
  ...{ name: route.job, jobId },
  data: { subject: SUBJECT, asOf: '2026-12-01T06:00:00.000Z', requestId: null },
});

describe('a queue', () => {
  let database: TestDatabase;
  let proxy: Proxy;
  beforeEach(async () => {
    database = await cloneDatabase();
    proxy = await proxyTo(cluster.superUrl);
  });
  afterEach(async () => {
    await proxy.close();
    await database.drop();
  });

  it('that was first used while PostgreSQL was away works once it is back, and so does its worker', async () => {
    const runtime = runtimeOn({ appUrl: proxy.url(database.appUrl), portalUrl: database.portalUrl });
    const connection = queueConnection(runtime);
    const queues = new Queues(connection);
    const registry = new JobRegistry();
    const done = new Promise<string>((resolve) => {
      registry.handle(route, async ({ jobId }) => resolve(jobId));
    });
    const workers = new Workers(connection, registry, runtime, pino({ level: 'silent' }));

    await proxy.cut();
    await workers.onApplicationBootstrap();
    await expect(queues.add(route.queue, [job('too-early')])).rejects.toThrow();
    await proxy.restore();
    await queues.add(route.queue, [job('in-time')]);
    expect(await done).toBe('in-time');

    await workers.onModuleDestroy();
    await queues.onApplicationShutdown();
  }, 30_000);

  it('whose worker has not connected yet stops at once', async () => {
    const runtime = runtimeOn({ appUrl: proxy.url(database.appUrl), portalUrl: database.portalUrl });
    const registry = new JobRegistry();
    registry.handle(route, () => Promise.resolve());
    const workers = new Workers(queueConnection(runtime), registry, runtime, pino({ level: 'silent' }));
    await proxy.cut();
    void workers.onApplicationBootstrap();
    const before = Date.now();
    await workers.onModuleDestroy();
    expect(Date.now() - before).toBeLessThan(1_000);
  });
});
