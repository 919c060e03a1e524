import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { AppClock } from '../../src/platform/base/app-clock.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { planDueWork } from '../../src/platform/due/due-work.js';
import { Drain } from '../../src/platform/jobs/drain.js';
import { DueWorkRelay } from '../../src/platform/jobs/due-work-relay.js';
import { JobDispatcher } from '../../src/platform/jobs/job-dispatcher.js';
import { LostWork } from '../../src/platform/jobs/lost-work.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import {
  DAILY,
  dailyWorker,
  DAY_MS,
  effectsOn,
  failAfterNextDispatch,
  makeEffectTable,
  SUBJECT,
} from '../support/effects.js';
import { query } from '../support/query.js';
import { runtimeOn, startProbe } from '../support/probe.js';

const FIRST = new Date('2026-12-01T06:00:00Z');
const day = (number: number) => new Date(FIRST.getTime() + (number - 1) * DAY_MS);

let database: TestDatabase;
const clock = new AppClock();
const apps: NestFastifyApplication[] = [];
let app: NestFastifyApplication;
beforeAll(async () => {
  database = await cloneDatabase();
  await makeEffectTable(database);
  app = await start();
});
beforeEach(async () => {
  clock.pin(FIRST);
  await query(database.ownerUrl, 'truncate due_work, effect');
});
afterAll(async () => {
  for (const each of apps) await each.close();
  await database.drop();
});

async function start(): Promise<NestFastifyApplication> {
  const started = await startProbe(runtimeOn(database, { clock }), dailyWorker());
  apps.push(started);
  await started.get(JobDispatcher).onModuleDestroy();
  return started;
}

const plan = (dueAt: Date, subject: string = SUBJECT) =>
  app.get(Transactions).run(SYSTEM, (tx) => planDueWork(tx, { ...DAILY, subject, dueAt }));
const instants = async () => (await effectsOn(database)).map((effect) => effect.asOf);
const planned = () => query(database.ownerUrl, 'select due_at from due_work');

describe('due work', () => {
  it('waits until its instant', async () => {
    await plan(day(2));
    expect(await app.get(DueWorkRelay).relay()).toBe(0);
    await app.get(Drain).settle();
    expect(await instants()).toEqual([]);
  });

  it('that was missed three times is done for each instant, in order', async () => {
    await plan(day(1));
    clock.pin(new Date(day(3).getTime() + 3600_000));
    await app.get(Drain).settle();
    expect(await instants()).toEqual([1, 2, 3].map((number) => day(number).toISOString()));
    const inOrder = await query<{ as_of: Date }>(database.ownerUrl, 'select as_of from effect order by ctid');
    expect(inOrder.map((row) => row.as_of)).toEqual([day(1), day(2), day(3)]);
    expect(await planned()).toEqual([{ due_at: day(4) }]);
  });

  it('is dispatched again, with one effect, by a tick after one that died in between', async () => {
    await plan(day(1));
    failAfterNextDispatch(app.get(Queues));
    await expect(app.get(DueWorkRelay).relay()).rejects.toThrow('died after handing over');
    await app.get(Drain).settle();
    expect(await instants()).toEqual([day(1).toISOString()]);
    expect(await planned()).toEqual([{ due_at: day(2) }]);
  });

  it('is dispatched by only one of two concurrent ticks', async () => {
    const [one, other] = [app, await start()];
    for (let count = 0; count < 40; count += 1) await plan(day(1), newId());
    const handed = await Promise.all([one, other, one, other].map((each) => each.get(DueWorkRelay).relay()));
    expect(handed.reduce((sum, each) => sum + each, 0)).toBe(40);
    await one.get(Drain).settle();
    expect(await instants()).toHaveLength(40);
  });

  it('that is scheduled again for the instant at which it was done is done once more', async () => {
    await plan(day(1));
    await app.get(Drain).settle();
    await plan(day(1));
    await app.get(Drain).settle(5_000);
    expect(await instants()).toEqual([day(1).toISOString(), day(1).toISOString()]);
  });

  it('whose job was lost is dispatched again after its lease', async () => {
    await plan(day(1));
    await query(database.ownerUrl, `update due_work set handed_at = '2020-01-01', offered_at = '2020-01-01'`);
    expect(await app.get(LostWork).reclaim()).toBe(1);
    await app.get(Drain).settle();
    expect(await instants()).toEqual([day(1).toISOString()]);
  });
});
