import { Worker } from 'bullmq';
import pg from 'pg';
import { QUEUE_SCHEMA } from '../../src/platform/database/queue-schema.js';
import { JobRegistry } from '../../src/platform/jobs/job-registry.js';
import { queueConnection } from '../../src/platform/jobs/queue-connection.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import type { Workers } from '../../src/platform/jobs/workers.js';
import { cloneDatabase, cluster, type TestDatabase } from '../support/cluster.js';
import { runtimeOn } from '../support/probe.js';
import { type Proxy, proxyTo } from '../support/proxy.js';
import { queueWorkers, smallPools } from '../support/queue-workers.js';
import { until } from '../support/until.js';

const opened = (workers: Workers) => Reflect.get(workers, 'opened') as ReadonlySet<Worker>;

it('a worker that loses its connection retries after a second, which is also how long stopping waits', async () => {
  const database = await cloneDatabase();
  const proxy = await proxyTo(cluster.superUrl);
  const runtime = runtimeOn({ appUrl: proxy.url(database.appUrl), portalUrl: database.portalUrl });
  const connection = queueConnection(runtime);
  const registry = new JobRegistry();
  registry.handle({ queue: 'probe', job: 'be-done' }, () => Promise.resolve());
  const pools = smallPools(database);
  const workers = queueWorkers({ registry, connection, runtime, pools });
  const waited = jest.spyOn(Worker.prototype as unknown as { delay(ms: number): Promise<void> }, 'delay');
  workers.onApplicationBootstrap();
  await until(() => [...opened(workers)].some((worker) => worker.isRunning()));

  await proxy.cut();
  await until(() => waited.mock.calls.length > 0);
  expect(waited.mock.calls[0]![0]).toBe(1_000);

  await workers.onModuleDestroy();
  await connection.close();
  await Promise.all([pools.end(), proxy.close()]);
  await database.drop();
});

describe('a queue on PostgreSQL that is being opened', () => {
  let database: TestDatabase;
  let proxy: Proxy;
  let owner: pg.Client;
  beforeEach(async () => {
    database = await cloneDatabase();
    proxy = await proxyTo(cluster.superUrl);
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterEach(async () => {
    await owner.end();
    await proxy.close();
    await database.drop();
  });

  /** BullMQ first queries the version of its tables, and waits as long as they are locked. */
  const waits = async () =>
    (
      await owner.query(
        `select from pg_locks where not granted and relation = '${QUEUE_SCHEMA}.migration'::regclass`,
      )
    ).rowCount === 1;

  it('survives the loss of its connection while opening', async () => {
    const queues = new Queues(queueConnection({ redisUrl: null, appUrl: proxy.url(database.appUrl) }));
    await owner.query('begin');
    await owner.query(`lock table ${QUEUE_SCHEMA}.migration in access exclusive mode`);
    const added = queues.add('probe', [{ name: 'be-done', jobId: 'lost', data: {} }]);
    const refused = expect(added).rejects.toThrow('Connection terminated unexpectedly');
    await until(waits);

    await proxy.cut();
    await refused;
    await owner.query('rollback');
    await proxy.restore();
    await queues.add('probe', [{ name: 'be-done', jobId: 'later', data: {} }]);
    expect(await queues.of('probe').getJobCounts('waiting')).toEqual({ waiting: 1 });
    await queues.onApplicationShutdown();
  });
});

it('does not keep a process alive through a connection that is never returned', async () => {
  const database = await cloneDatabase();
  const connection = queueConnection({ redisUrl: null, appUrl: database.appUrl });
  await (connection.options('any').connection as pg.Pool).connect();
  await connection.close();
  await database.drop();
});
