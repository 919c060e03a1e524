import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pools } from '../../src/platform/database/pools.js';
import { JobDispatcher } from '../../src/platform/jobs/job-dispatcher.js';
import { OutboxRelay } from '../../src/platform/jobs/relay.js';
import { cloneDatabase, cluster, type TestDatabase } from '../support/cluster.js';
import { probeWorker } from '../support/effects.js';
import { runtimeOn, startProbe } from '../support/probe.js';
import { type Proxy, proxyTo } from '../support/proxy.js';
import { until } from '../support/until.js';

async function askReady(app: NestFastifyApplication) {
  const { statusCode, body } = await app.inject('/health/ready');
  return { status: statusCode, body: JSON.parse(body) };
}

async function eventually<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  let answer = await ask();
  await until(async () => fits(answer) || fits((answer = await ask())));
  return answer;
}

describe('readiness', () => {
  let database: TestDatabase;
  let proxy: Proxy;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await cloneDatabase();
    proxy = await proxyTo(cluster.superUrl);
    const { appUrl, portalUrl, redisUrl } = database;
    const urls = { appUrl: proxy.url(appUrl), portalUrl: proxy.url(portalUrl), redisUrl };
    app = await startProbe(runtimeOn(urls), probeWorker());
  });
  afterAll(async () => {
    await app.close();
    await proxy.close();
    await database.drop();
  });

  it('is reported while everything responds', async () => {
    expect(await askReady(app)).toEqual({
      status: 200,
      body: {
        status: 'ok',
        database: { ok: true },
        queue: { ok: true, waiting: 0, failed: 0 },
        outbox: { ok: true, lagSeconds: 0, unclaimed: 0 },
      },
    });
  });

  it('names what failed while PostgreSQL is down, and recovers with it', async () => {
    await proxy.cut();
    const down = await askReady(app);
    expect(down).toMatchObject({ status: 503, body: { status: 'unavailable', database: { ok: false } } });
    expect(JSON.stringify(down.body)).not.toMatch(/ECONN|127\.0\.0\.1/);
    expect((await app.inject('/health/live')).statusCode).toBe(200);

    await proxy.restore();
    expect(
      await eventually(
        () => askReady(app),
        ({ status }) => status === 200,
      ),
    ).toMatchObject({ status: 200 });
  });

  it('responds while PostgreSQL hangs', async () => {
    proxy.hang();
    const answers = await Promise.all([askReady(app), askReady(app), askReady(app)]);
    for (const { status, body } of answers) {
      expect(status).toBe(503);
      expect(body.database).toEqual({ ok: false, reason: 'does not answer' });
    }
    await proxy.restore();
    expect(
      await eventually(
        () => askReady(app),
        ({ status }) => status === 200,
      ),
    ).toMatchObject({ status: 200 });
  });

  it('is not reported while events wait and no one dispatches them', async () => {
    // An event is late once its consumer is known.
    await app.get(OutboxRelay).relay();
    await app.get(JobDispatcher).onModuleDestroy();
    const insert = (secondsAgo: number) =>
      app.get(Pools).staff.query(
        `insert into outbox (id, kind, subject, payload, occurred_at, recorded_at)
         values (gen_random_uuid(), 'probe.happened', gen_random_uuid(), '{}', $1, $1)`,
        [new Date(Date.now() - secondsAgo * 1000)],
      );
    await insert(55);
    expect((await askReady(app)).status).toBe(200);
    await insert(65);
    expect(await askReady(app)).toMatchObject({
      status: 503,
      body: { database: { ok: true }, outbox: { ok: false, lagSeconds: 65 } },
    });
  });
});

describe.each(['api', 'worker'] as const)('a process of role %s', (role) => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await cloneDatabase();
    app = await startProbe(runtimeOn(database, { role }));
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('reports whether it is ready', async () => {
    expect(await askReady(app)).toMatchObject({ status: 200, body: { status: 'ok', queue: { ok: true } } });
  });

  it('rejects a route that does not declare its access', async () => {
    const { statusCode, body } = await app.inject('/forgotten');
    expect({ statusCode, code: JSON.parse(body).error.code }).toEqual({ statusCode: 403, code: 'FORBIDDEN' });
  });

  it('serves GraphQL only as an API', async () => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }' },
    });
    expect(statusCode).toBe(role === 'api' ? 200 : 404);
  });
});
