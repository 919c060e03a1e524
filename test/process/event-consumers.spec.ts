import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { newId } from '../../src/kernel/ids.js';
import { Pools } from '../../src/platform/database/pools.js';
import { Drain } from '../../src/platform/jobs/drain.js';
import { LostEvents } from '../../src/platform/jobs/lost-events.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import { OutboxRelay } from '../../src/platform/jobs/relay.js';
import { Workers } from '../../src/platform/jobs/workers.js';
import { dropDelivered } from '../../src/platform/outbox/done-deliveries.store.js';
import { cluster } from '../support/cluster.js';
import { statementsAbout } from '../support/count-statements.js';
import { jobsOn, probeWorker, SUBJECT } from '../support/effects.js';
import { query } from '../support/query.js';
import { until } from '../support/until.js';
import { happen, WorkerProcesses } from '../support/worker-processes.js';

let processes: WorkerProcesses;
beforeEach(async () => {
  processes = await WorkerProcesses.on();
});
afterEach(() => processes.end());

const first = probeWorker({ queue: 'first', job: 'first-effect' });
const second = probeWorker({ queue: 'second', job: 'second-effect' });

const ask = <Row extends object>(statement: string) => query<Row>(processes.database.ownerUrl, statement);
const eventIds = async () =>
  (await ask<{ id: string }>('select id from outbox order by id')).map(({ id }) => id);
const undone = async () => {
  const rows = await ask<{ consumer: string }>('select consumer from event_delivery where done_at is null');
  return rows.map(({ consumer }) => consumer);
};
const jobsDone = () => jobsOn(processes.database);

describe('an event with two consumers', () => {
  it('is done once by each', async () => {
    const app = await processes.start(first, second);
    await happen(app);
    expect(await app.get(OutboxRelay).relay()).toBe(2);
    await app.get(Drain).settle();
    const [id] = await eventIds();
    expect(await jobsDone()).toEqual([`first-effect-${id}`, `second-effect-${id}`]);
    expect(await undone()).toEqual([]);
  });

  it('is done once by each of two that share a queue', async () => {
    const app = await processes.start(first, probeWorker({ queue: 'first', job: 'second-effect' }));
    await happen(app);
    await app.get(Drain).settle();
    const [id] = await eventIds();
    expect(await jobsDone()).toEqual([`first-effect-${id}`, `second-effect-${id}`]);
  });

  it('is done once by one of them while the other always fails', async () => {
    const fail = () => {
      throw new Error('fails always');
    };
    const failing = probeWorker({ queue: 'failing', job: 'fail', onStart: fail });
    const app = await processes.start(failing, first);
    for (const _event of [1, 2, 3]) {
      await happen(app);
      await app.get(OutboxRelay).relay();
    }
    const ids = await eventIds();
    await until(async () => (await undone()).length === ids.length);
    expect(await jobsDone()).toEqual(ids.map((id) => `first-effect-${id}`));
    expect(new Set(await undone())).toEqual(new Set(['failing.fail']));

    // Only what failed is dispatched again.
    await ask("update event_delivery set handed_at = '2020-01-01'");
    expect(await app.get(LostEvents).reclaim()).toBe(ids.length);
    expect(await jobsDone()).toEqual(ids.map((id) => `first-effect-${id}`));
  });

  it('is kept until both have done it, and a day longer', async () => {
    const app = await processes.start(first, second);
    await happen(app);
    await app.get(Drain).settle();
    const dropBefore = (instant: string) => dropDelivered(app.get(Pools), new Date(instant));
    await ask("update outbox set relayed_at = '2026-01-01'");
    await ask(`update event_delivery set done_at = case consumer when 'first.first-effect'
      then '2026-01-01'::timestamptz when 'second.second-effect' then null end`);
    await dropBefore('2026-01-05');
    expect(await eventIds()).toHaveLength(1);
    await ask("update event_delivery set done_at = '2026-01-03' where done_at is null");
    await dropBefore('2026-01-03');
    expect(await eventIds()).toHaveLength(1);
    await dropBefore('2026-01-04');
    expect(await eventIds()).toEqual([]);
    expect(await ask('select from event_delivery')).toEqual([]);
  });

  it('reaches the one whose queue works while the other queue accepts no jobs', async () => {
    const app = await processes.start(first, second);
    await happen(app);
    const restore = breakQueue(app, 'first');
    await expect(app.get(OutboxRelay).relay()).rejects.toThrow('takes no jobs');
    await until(async () => (await jobsDone()).length === 1);
    restore();
    await app.get(Drain).settle();
    const [id] = await eventIds();
    expect(await jobsDone()).toEqual([`first-effect-${id}`, `second-effect-${id}`]);
  });

  it('is done once by each even if the process is killed between the two dispatches', async () => {
    expect(await dieBetweenDispatches()).toBe('SIGKILL');
    expect(await ask('select consumer from event_delivery where handed_at is null')).toEqual([
      { consumer: 'second.second-effect' },
    ]);
    const app = await processes.start(first, second);
    await app.get(Drain).settle();
    const [id] = await eventIds();
    expect(await jobsDone()).toEqual([`first-effect-${id}`, `second-effect-${id}`]);
    expect(await undone()).toEqual([]);
  }, 60_000);
});

it('uses as many statements to dispatch 200 events as to dispatch one', async () => {
  const app = await processes.start(first, second);
  await app.get(Workers).onModuleDestroy();
  await app.get(OutboxRelay).relay();
  const handingOver = async (subjects: readonly string[]) => {
    await happen(app, 'probe.happened', subjects);
    const dispatched = async () => expect(await app.get(OutboxRelay).relay()).toBe(2 * subjects.length);
    return (await statementsAbout({ nest: app }, /./, dispatched)).length;
  };
  const one = await handingOver([SUBJECT]);
  expect(one).toBeGreaterThan(5);
  expect(await handingOver(Array.from({ length: 200 }, () => newId()))).toBe(one);
});

/** @returns a function that restores the queue */
function breakQueue(app: NestFastifyApplication, broken: string): () => void {
  const queues = app.get(Queues);
  const add = queues.add.bind(queues);
  queues.add = (queue, jobs) =>
    queue === broken ? Promise.reject(new Error(`${queue} takes no jobs`)) : add(queue, jobs);
  return () => (queues.add = add);
}

function dieBetweenDispatches(): Promise<string | null> {
  const { appUrl, portalUrl, redisUrl } = processes.database;
  const script = path.resolve('test/support/die-between-dispatches.mjs');
  const args = [script, cluster.build, appUrl, portalUrl, redisUrl ?? ''];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
}
