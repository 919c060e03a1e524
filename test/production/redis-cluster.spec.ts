import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { AppClock } from '../../src/platform/base/app-clock.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { planDueWork } from '../../src/platform/due/due-work.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { DAILY, dailyWorker, effectsOn, makeEffectTable, probeWorker } from '../support/effects.js';
import { runtimeOn, startProbe } from '../support/probe.js';
import { query } from '../support/query.js';
import { RedisCluster } from '../support/redis-cluster.js';
import { until } from '../support/until.js';

const EVENTS = 40;
const NOON = new Date('2026-12-01T12:00:00Z');
/** Two consumers of one event, on queues in different nodes. */
const SECOND = { queue: 'delivery', job: 'second-effect', lastsMs: 20 } as const;

let redis: RedisCluster;
let database: TestDatabase;
let app: NestFastifyApplication;
beforeAll(async () => {
  redis = await RedisCluster.start();
});
afterAll(() => redis.stop());
beforeEach(async () => {
  database = await cloneDatabase();
  await makeEffectTable(database);
  const clock = new AppClock();
  clock.pin(NOON);
  const runtime = runtimeOn({ ...database, redisUrl: redis.url }, { clock });
  app = await startProbe(runtime, probeWorker({ lastsMs: 20 }), probeWorker(SECOND), dailyWorker());
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

/** Records events and schedules due work, each for its own subject. @returns the subjects */
async function happen(): Promise<string[]> {
  const subjects = Array.from({ length: EVENTS }, () => newId());
  await app.get(Transactions).run(SYSTEM, async (tx) => {
    await recordEvent(tx, ...subjects.map((subject) => ({ kind: 'probe.happened', subject })));
    for (const subject of subjects) await planDueWork(tx, { ...DAILY, subject, dueAt: NOON });
  });
  return subjects;
}

const LEFT = `select (select count(*) from outbox where relayed_at is null)::int
    + (select count(*) from event_delivery where done_at is null)::int
    + (select count(*) from due_work where due_at <= '${NOON.toISOString()}')::int as left`;
const allDone = () =>
  until(async () => (await query<{ left: number }>(database.ownerUrl, LEFT))[0]!.left === 0, 60_000);
const effects = async () => (await effectsOn(database)).map(({ subject }) => subject).sort();
const someDone = () => until(async () => (await effects()).length > 5, 60_000);
/** Each subject has the effects of its event's two jobs and of its due work, once. */
const threeOfEach = (subjects: readonly string[]) => [...subjects, ...subjects, ...subjects].sort();

describe('queues on a Redis Cluster', () => {
  it('run jobs of every kind, with all keys of a queue in one slot', async () => {
    const subjects = await happen();
    await allDone();
    expect(await effects()).toEqual(threeOfEach(subjects));
    expect(await redis.nodeOf('delivery')).not.toBe(await redis.nodeOf('probe'));

    const slots = new Map<string, Set<number>>();
    for (const { key, slot } of await redis.keys()) {
      const queue = key.split(':')[2]!;
      slots.set(queue, (slots.get(queue) ?? new Set()).add(slot));
    }
    expect([...slots.keys()]).toEqual(expect.arrayContaining(['probe', 'health', 'usage', 'delivery']));
    expect([...slots.values()].every(({ size }) => size === 1)).toBe(true);
  }, 60_000);

  it('lose nothing while a node is down and after it has come back empty', async () => {
    const before = await happen();
    await someDone();
    const node = await redis.nodeOf('probe');
    await node.kill9();
    const during = await happen();
    await expect(app.get(Queues).storeId()).rejects.toThrow();
    expect((await effects()).length).toBeLessThan(3 * 2 * EVENTS);
    await node.startEmpty();
    await redis.ready();
    await allDone();
    expect(await effects()).toEqual(threeOfEach([...before, ...during]));
  }, 90_000);

  it('go on while their slot moves to another node', async () => {
    const subjects = await happen();
    await someDone();
    const target = await redis.moveSlotOf('probe');
    expect((await effects()).length).toBeLessThan(3 * EVENTS);
    const storeId = await app.get(Queues).storeId();
    await allDone();
    expect(await effects()).toEqual(threeOfEach(subjects));
    expect(await redis.nodeOf('probe')).toBe(target);
    expect(await app.get(Queues).storeId()).toBe(storeId);
  }, 60_000);
});
