import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toTypeId } from '../../src/kernel/ids.js';
import { closeMetrics, serveMetrics } from '../../src/platform/observability/metrics-server.js';
import { Scrape } from '../../src/platform/observability/scrape.js';
import { readOutboxBacklog } from '../../src/platform/outbox/backlog.query.js';
import { START, TestApp } from '../support/app.js';
import { MANAGER, NORTHWIND_ID } from '../support/people.js';
import { runtimeOn, startProbe } from '../support/probe.js';
import { seedProduct, startIntegration } from '../support/seed-integrations.js';

let app: TestApp;
let server: Server;
let base: string;
beforeAll(async () => {
  app = await TestApp.start(START, { queued: true });
  await seedProduct(app);
  server = await serveMetrics(app.nest.get(Scrape), 0, '127.0.0.1');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await closeMetrics(server);
  await app.stop();
});

async function scrape(): Promise<string[]> {
  const response = await fetch(`${base}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  return (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** The value of the only series that starts with the text, e.g. `name{label="value"}`; undefined if there is none. */
async function valueOf(series: string): Promise<number | undefined> {
  const line = (await scrape()).find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.split(' ')[1]);
}
const risesBy = async (series: string, act: () => Promise<unknown>): Promise<number> => {
  const before = (await valueOf(series)) ?? 0;
  await act();
  return ((await valueOf(series)) ?? 0) - before;
};

describe('metrics', () => {
  it.each([
    ['causeway_http_request_seconds_count{route="/graphql",status="2xx"}', '{ viewer { name } }'],
    ['causeway_graphql_operation_seconds_count{kind="query"}', '{ viewer { name } }'],
    ['causeway_graphql_operation_seconds_count{kind="invalid"}', '{ unheardOf }'],
    ['causeway_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"}', '{ unheardOf }'],
  ])('count %s', async (series, operation) => {
    expect(await risesBy(series, () => app.gql(MANAGER, operation))).toBe(1);
  });

  it('count who is rejected', async () => {
    const refuse = () => app.gql(null, '{ viewer { name } }');
    expect(await risesBy('causeway_graphql_errors_total{code="UNAUTHENTICATED"}', refuse)).toBe(1);
  });

  it('count what a use case leaves to do, and that it is done', async () => {
    const done = 'causeway_job_seconds_count{queue="health",job="recompute-health",outcome="done"}';
    const rise = await risesBy(done, async () => {
      await startIntegration(app, NORTHWIND_ID, 'Payments');
      await app.settle();
    });
    expect(rise).toBeGreaterThanOrEqual(1);
    expect(await valueOf('causeway_outbox_waiting')).toBe(0);
    expect(await valueOf('causeway_outbox_in_flight')).toBe(0);
    expect(await valueOf('causeway_queue_jobs{queue="health",state="failed"}')).toBe(0);
    expect(await valueOf('causeway_queue_oldest_seconds{queue="health"}')).toBe(0);
  });

  it('show the age of what waits and is not dispatched', async () => {
    const recordedAt = new Date(Date.now() + 60_000); // no relay takes it yet
    await app.pools.staff.query(
      `insert into outbox (id, kind, subject, payload, occurred_at, recorded_at)
       values (gen_random_uuid(), 'engagement.changed', gen_random_uuid(), '{}', $1, $1)`,
      [recordedAt],
    );
    expect(await valueOf('causeway_outbox_waiting')).toBe(1);
    const backlog = await readOutboxBacklog(app.pools.staff);
    expect(backlog).toEqual({ waiting: 1, oldest: recordedAt, unclaimed: 0, inFlight: 0 });
    await app.pools.staff.query('delete from outbox where recorded_at = $1', [recordedAt]);
  });

  it.each(['staff', 'portal', 'writes'])('show how the pool %s is used', async (pool) => {
    expect(await valueOf(`causeway_pool_connections{pool="${pool}",state="waiting"}`)).toBe(0);
    expect(await valueOf('process_cpu_seconds_total')).toBeGreaterThan(0);
  });

  it('add no series, whatever callers send, and contain no partner, person or ID', async () => {
    const send = async (name: string) => {
      await app.gql(MANAGER, `query ${name} { viewer { name } }`);
      await app.gql(MANAGER, `query ${name} { unheardOf${name} }`);
      await app.gql('partner@northwind.example', '{ viewer { name } }');
      for (const url of [
        `/${name}`,
        `/health/live?${name}`,
        `/engagements/${toTypeId('partner', NORTHWIND_ID)}`,
      ])
        await app.nest.inject({ url, headers: { 'x-request-id': name } });
    };
    await send('first');
    // Node's own appear when they first have a value: a kind of garbage collection, say.
    const labels = (lines: string[]) =>
      lines.map((line) => line.replace(/ [^ ]*$/, '')).filter((series) => !series.startsWith('nodejs_'));
    const before = labels(await scrape());
    for (let count = 0; count < 10; count += 1) await send(`caller${count}`);
    const after = labels(await scrape());
    expect(after.filter((series) => !before.includes(series))).toEqual([]);
    expect(after.join('\n')).not.toMatch(/northwind|globex|@|ptn_|[0-9a-f]{8}-[0-9a-f]{4}/i);
  });

  it('are only served on their own port, and nothing else is served there', async () => {
    expect((await app.nest.inject('/metrics')).statusCode).toBe(404);
    for (const route of ['/', '/graphql', '/health/live'])
      expect((await fetch(base + route)).status).toBe(404);
    expect((await fetch(`${base}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});

describe('metrics of a process', () => {
  it.each([
    ['api', false],
    ['worker', true],
  ] as const)('of role %s', async (role, works) => {
    const nest = await startProbe(runtimeOn(app.database, { role }));
    const text = await nest.get(Scrape).text();
    await nest.close();
    expect(text).toContain('causeway_pool_connections{pool="staff",state="total"}');
    expect(text.includes('causeway_queue_jobs{')).toBe(works);
  });

  it('without its database report what is missing', async () => {
    const gone = runtimeOn(app.database, { role: 'api' });
    const nest = await startProbe(gone);
    const scraping = nest.get(Scrape);
    await nest.get(Scrape).text();
    await nest.close();
    expect(await scraping.text()).toContain('causeway_scrape_faults{part="backlog"} 1');
  });
});
