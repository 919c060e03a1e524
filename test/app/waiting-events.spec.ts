import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { USER_CHANGED } from '../../src/platform/auth/authenticator.js';
import { Pools } from '../../src/platform/database/pools.js';
import { Drain } from '../../src/platform/jobs/drain.js';
import { JobRegistry } from '../../src/platform/jobs/job-registry.js';
import { OutboxRelay } from '../../src/platform/jobs/relay.js';
import { readOutboxBacklog } from '../../src/platform/outbox/backlog.query.js';
import { dropDelivered } from '../../src/platform/outbox/done-deliveries.store.js';
import { cluster } from '../support/cluster.js';
import { effectsOn, jobsOn, probeWorker } from '../support/effects.js';
import { query } from '../support/query.js';
import { happen, WorkerProcesses } from '../support/worker-processes.js';

let processes: WorkerProcesses;
beforeEach(async () => {
  processes = await WorkerProcesses.on();
});
afterEach(() => processes.end());

const KIND = 'probe.later';
const later = probeWorker({ queue: 'later', job: 'later-effect', kind: KIND });
const first = probeWorker({ queue: 'first', job: 'first-effect' });
const second = probeWorker({ queue: 'second', job: 'second-effect' });

const ask = <Row extends object>(statement: string) => query<Row>(processes.database.ownerUrl, statement);
const backlog = (app: NestFastifyApplication) => readOutboxBacklog(app.get(Pools).staff);
const outboxOf = async (app: NestFastifyApplication) => {
  const { statusCode, body } = await app.inject('/health/ready');
  return { statusCode, outbox: JSON.parse(body).outbox };
};

describe('an event of a kind that this version does not know', () => {
  it('waits, is counted as waiting, and is done once when its consumer appears', async () => {
    const old = await processes.start();
    await happen(old, KIND);
    await ask("update outbox set recorded_at = '2026-01-01'");
    await old.get(Drain).settle();
    expect(await ask('select relayed_at from outbox')).toEqual([{ relayed_at: null }]);
    expect(await backlog(old)).toEqual({ waiting: 0, oldest: null, unclaimed: 1, inFlight: 0 });
    expect(await outboxOf(old)).toEqual({
      statusCode: 200,
      outbox: { ok: true, lagSeconds: 0, unclaimed: 1 },
    });
    await dropDelivered(old.get(Pools), new Date());
    expect(await ask('select from outbox')).toHaveLength(1);

    const fresh = await processes.start(later);
    await fresh.get(Drain).settle();
    expect(await effectsOn(processes.database)).toHaveLength(1);
    expect(await backlog(fresh)).toMatchObject({ waiting: 0, unclaimed: 0 });
    await old.get(Drain).settle();
    expect(await effectsOn(processes.database)).toHaveLength(1);
  });

  it('does not delay those of known kinds', async () => {
    const app = await processes.start(first);
    await happen(app, KIND);
    await happen(app);
    await app.get(Drain).settle();
    expect(await effectsOn(processes.database)).toHaveLength(1);
  });
});

describe('a new consumer of a kind', () => {
  it('gets what an old worker relays during a rolling deploy', async () => {
    await (await processes.start(first, second)).get(OutboxRelay).relay();
    await processes.stop();

    const old = await processes.start(first);
    await happen(old);
    await old.get(Drain).settle();
    expect(await jobsOn(processes.database)).toEqual([expect.stringMatching(/^first-effect-/)]);
    expect(await backlog(old)).toMatchObject({ waiting: 1 });
    await processes.stop();

    const fresh = await processes.start(first, second);
    await fresh.get(Drain).settle();
    expect(await jobsOn(processes.database)).toEqual([
      expect.stringMatching(/^first-effect-/),
      expect.stringMatching(/^second-effect-/),
    ]);
  });

  it('that was removed makes no process unready, and its events are kept', async () => {
    const app = await processes.start(first);
    await ask(
      "insert into event_consumer values ('probe.happened', 'second.second-effect', now() - interval '2 hours')",
    );
    await happen(app);
    await app.get(Drain).settle();
    await ask("update event_delivery set recorded_at = '2026-01-01'");
    expect(await backlog(app)).toEqual({ waiting: 0, oldest: null, unclaimed: 1, inFlight: 0 });
    expect(await outboxOf(app)).toMatchObject({ statusCode: 200 });
  });

  it('that no process has registered for a day gets nothing any more', async () => {
    const app = await processes.start(first);
    await ask(
      "insert into event_consumer values ('probe.happened', 'second.second-effect', now() - interval '25 hours')",
    );
    await happen(app);
    await app.get(Drain).settle();
    expect(await backlog(app)).toMatchObject({ unclaimed: 0 });
  });
});

it('unprocessed events are late, not unclaimed, if no worker runs at all', async () => {
  const app = await processes.start(first);
  await app.get(OutboxRelay).relay();
  await ask("update event_consumer set known_at = known_at - interval '10 days'");
  await happen(app);
  await ask("update outbox set recorded_at = now() - interval '2 minutes'");
  expect(await backlog(app)).toMatchObject({ waiting: 1, unclaimed: 0 });
  expect(await outboxOf(app)).toMatchObject({ statusCode: 503, outbox: { ok: false, unclaimed: 0 } });
});

it('a kind that needs no consumer is done immediately', async () => {
  const app = await processes.start();
  app.get(JobRegistry).liveOnly(KIND);
  await happen(app, KIND);
  expect(await app.get(OutboxRelay).relay()).toBe(0);
  expect(await backlog(app)).toEqual({ waiting: 0, oldest: null, unclaimed: 0, inFlight: 0 });
  await dropDelivered(app.get(Pools), new Date(Date.now() + 1_000));
  expect(await ask('select from outbox')).toEqual([]);
});

it('every kind that the product records has a consumer, or is declared to need none', async () => {
  const registry = (await processes.start()).get(JobRegistry);
  const known = new Set(registry.registrations().map(({ kind }) => kind));
  const kinds = [USER_CHANGED];
  const modules = path.join(cluster.build, 'src/modules');
  for (const file of readdirSync(modules, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.events.js')) continue;
    const exported = (await import(path.join(modules, file))) as Record<string, Record<string, string>>;
    for (const [name, events] of Object.entries(exported))
      if (name.endsWith('_EVENTS')) kinds.push(...Object.values(events));
  }
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
});
