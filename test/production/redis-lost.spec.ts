import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { AppClock } from '../../src/platform/base/app-clock.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { planDueWork } from '../../src/platform/due/due-work.js';
import { Drain } from '../../src/platform/jobs/drain.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { DAILY, dailyWorker, effectsOn, makeEffectTable, probeWorker } from '../support/effects.js';
import { query } from '../support/query.js';
import { runtimeOn, startProbe } from '../support/probe.js';
import { type Proxy, proxyTo } from '../support/proxy.js';
import { RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';

const EVENTS = 60;
const NOON = new Date('2026-12-01T12:00:00Z');

let database: TestDatabase;
let redis: RedisServer;
let proxy: Proxy;
const apps: NestFastifyApplication[] = [];
beforeEach(async () => {
  database = await cloneDatabase();
  await makeEffectTable(database);
  redis = await RedisServer.start();
  proxy = await proxyTo(`${redis.url}/`);
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  await proxy.close();
  await redis.stop();
  await database.drop();
});

async function start(): Promise<NestFastifyApplication> {
  const clock = new AppClock();
  clock.pin(NOON);
  const runtime = runtimeOn({ ...database, redisUrl: proxy.url(`${redis.url}/`) }, { clock });
  const app = await startProbe(runtime, probeWorker({ lastsMs: 40 }), dailyWorker());
  apps.push(app);
  return app;
}

/** Records events and schedules due work, each for its own subject. @returns the subjects */
async function happen(app: NestFastifyApplication): Promise<string[]> {
  const subjects = Array.from({ length: EVENTS }, () => newId());
  await app.get(Transactions).run(SYSTEM, async (tx) => {
    await recordEvent(tx, ...subjects.map((subject) => ({ kind: 'probe.happened', subject })));
    for (const subject of subjects) await planDueWork(tx, { ...DAILY, subject, dueAt: NOON });
  });
  return subjects;
}

const rows = async (asked: string): Promise<number> => {
  const [row] = await query<{ count: number }>(database.ownerUrl, `select count(*)::int from ${asked}`);
  return row!.count;
};
const dispatched = () =>
  until(
    async () =>
      (await rows('outbox where relayed_at is null')) +
        (await rows('event_delivery where handed_at is null')) ===
      0,
    60_000,
  );
const someDone = () => until(async () => (await rows('effect')) > 5, 60_000);
const allDone = async () => {
  await dispatched();
  await until(async () => (await rows('event_delivery where done_at is null')) === 0, 60_000);
  await until(async () => (await rows(`due_work where due_at <= '${NOON.toISOString()}'`)) === 0, 60_000);
};

/** Every subject has the effects of its event and its due work. */
const twoOfEach = (subjects: readonly string[]) => [...subjects, ...subjects].sort();
const effectSubjects = async () => (await effectsOn(database)).map(({ subject }) => subject).sort();

describe('a Redis', () => {
  it('killed with jobs waiting and restarted empty gets them again, each with one effect', async () => {
    const subjects = await happen(await start());
    await dispatched();
    await someDone();
    await redis.kill9();
    expect(await effectSubjects()).not.toEqual(twoOfEach(subjects));
    await redis.startEmpty();
    await allDone();
    expect(await effectSubjects()).toEqual(twoOfEach(subjects));
  }, 120_000);

  it('lost while no process ran gets its jobs from the next one', async () => {
    const app = await start();
    const subjects = await happen(app);
    await dispatched();
    await app.close();
    apps.splice(0);
    await redis.kill9();
    await redis.startEmpty();
    await start();
    await allDone();
    expect(await effectSubjects()).toEqual(twoOfEach(subjects));
  }, 120_000);

  it('that is cut off again and again in the middle loses nothing', async () => {
    const subjects = await happen(await start());
    for (let cuts = 0; cuts < 5; cuts += 1) {
      await new Promise((wake) => setTimeout(wake, 150));
      await proxy.cut();
      await new Promise((wake) => setTimeout(wake, 150));
      await proxy.restore();
    }
    await allDone();
    expect(await effectSubjects()).toEqual(twoOfEach(subjects));
  }, 120_000);

  it('that still has a job does not get it again', async () => {
    const app = await start();
    await happen(app);
    await allDone();
    await query(database.ownerUrl, "update event_delivery set done_at = null, handed_at = '2020-01-01'");
    await until(async () => (await rows("event_delivery where handed_at = '2020-01-01'")) === 0, 60_000);
    await app.get(Drain).settle();
    await query(database.ownerUrl, 'update event_delivery set done_at = handed_at');
    expect(await effectSubjects()).toHaveLength(2 * EVENTS);
  }, 120_000);
});
