import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { AppClock } from '../../src/platform/base/app-clock.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { Drain } from '../../src/platform/jobs/drain.js';
import { JobDispatcher } from '../../src/platform/jobs/job-dispatcher.js';
import { LostEvents } from '../../src/platform/jobs/lost-events.js';
import { Queues } from '../../src/platform/jobs/queues.js';
import { OutboxRelay } from '../../src/platform/jobs/relay.js';
import { Workers } from '../../src/platform/jobs/workers.js';
import { makeDeliveries } from '../../src/platform/outbox/deliveries.store.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { cloneDatabase, cluster, type TestDatabase } from '../support/cluster.js';
import {
  afterNextDispatch,
  effectsOn,
  failAfterNextDispatch,
  makeEffectTable,
  probeWorker,
  SUBJECT,
} from '../support/effects.js';
import { query } from '../support/query.js';
import { Gate } from '../support/gate.js';
import { runtimeOn, startProbe } from '../support/probe.js';
import { until } from '../support/until.js';

let database: TestDatabase;
const apps: NestFastifyApplication[] = [];
beforeAll(async () => {
  database = await cloneDatabase();
  await makeEffectTable(database);
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  await query(
    database.ownerUrl,
    "truncate outbox, event_delivery, effect; delete from holiday where region = 'XX'",
  );
});
afterAll(() => database.drop());

interface Start {
  /** Whether it dispatches by itself. */
  readonly pumping?: boolean;
  readonly clock?: AppClock;
  readonly onStart?: () => Promise<void>;
}

/** A process with a worker for the event. */
async function start({ pumping = true, clock, onStart }: Start = {}): Promise<NestFastifyApplication> {
  const worker = probeWorker(onStart ? { onStart } : {});
  const app = await startProbe(runtimeOn(database, clock ? { clock } : {}), worker);
  apps.push(app);
  if (!pumping) await app.get(JobDispatcher).onModuleDestroy();
  return app;
}

/** @returns the signal that ended the process */
function commitAndDie(when: 'before' | 'after'): Promise<string | null> {
  const script = path.resolve('test/support/commit-and-die.mjs');
  const args = [script, cluster.build, database.appUrl, database.portalUrl, when];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
}

const rowsLeft = async () =>
  query(
    database.ownerUrl,
    `select (select count(*)::int from holiday where region = 'XX') as business,
            (select count(*)::int from outbox where relayed_at is null)
              + (select count(*)::int from event_delivery where handed_at is null) as waiting`,
  );

describe('an event whose process is killed', () => {
  it('right after the commit is dispatched by the next process, with one effect', async () => {
    expect(await commitAndDie('after')).toBe('SIGKILL');
    expect(await rowsLeft()).toEqual([{ business: 1, waiting: 1 }]);

    await (await start()).get(Drain).settle();
    expect(await effectsOn(database)).toEqual([{ subject: SUBJECT, asOf: expect.any(String) }]);

    await (await start()).get(Drain).settle();
    expect(await effectsOn(database)).toHaveLength(1);
    expect(await rowsLeft()).toEqual([{ business: 1, waiting: 0 }]);
  });

  it('before the commit never existed, and neither did the row it was about', async () => {
    expect(await commitAndDie('before')).toBe('SIGKILL');
    expect(await rowsLeft()).toEqual([{ business: 0, waiting: 0 }]);
  });
});

describe('the relay', () => {
  const undone = () => query(database.ownerUrl, 'select event_id from event_delivery where done_at is null');
  const happen = (app: NestFastifyApplication, subjects: readonly string[]) =>
    app
      .get(Transactions)
      .run(SYSTEM, (tx) =>
        recordEvent(tx, ...subjects.map((subject) => ({ kind: 'probe.happened', subject }))),
      );

  const blocked = async () => {
    const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 });
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until(async () => (await pool.query(waiting)).rowCount! > 0).finally(() => pool.end());
  };

  it('that dies before the job starts dispatches again, with one effect', async () => {
    const app = await start({ pumping: false });
    await app.get(Workers).onModuleDestroy();
    await happen(app, [SUBJECT]);
    failAfterNextDispatch(app.get(Queues));
    await expect(app.get(OutboxRelay).relay()).rejects.toThrow('died after handing over');
    expect(await rowsLeft()).toMatchObject([{ waiting: 1 }]);

    expect(await app.get(OutboxRelay).relay()).toBe(1);
    await (await start()).get(Drain).settle();
    expect(await undone()).toEqual([]);
    expect(await effectsOn(database)).toHaveLength(1);
  });

  it('is waited for by the job it dispatches, which then covers all its events', async () => {
    const app = await start({ pumping: false });
    await happen(app, [SUBJECT]);
    await happen(app, [SUBJECT]);
    afterNextDispatch(app.get(Queues), async () => {
      await blocked();
      expect(await effectsOn(database)).toEqual([]);
    });
    expect(await app.get(OutboxRelay).relay()).toBe(2);
    await app.get(Drain).settle();
    expect(await undone()).toEqual([]);
    expect(await effectsOn(database)).toHaveLength(1);
  });

  it('that dies while the job waits for it leaves nothing undone', async () => {
    const app = await start({ pumping: false });
    await happen(app, [SUBJECT]);
    failAfterNextDispatch(app.get(Queues), blocked);
    await expect(app.get(OutboxRelay).relay()).rejects.toThrow('died after handing over');
    await app.get(Drain).settle();
    expect(await undone()).toEqual([]);
    expect(await effectsOn(database)).toHaveLength(1);
  });

  it('that dies lets no event join a job that has already read its state', async () => {
    const [looked, gate] = [new Gate(), new Gate()];
    const clock = new AppClock();
    const onStart = () => (looked.open(), gate.passed);
    const app = await start({ pumping: false, clock, onStart });
    clock.pin(new Date('2026-12-01T12:00:01Z'));
    await happen(app, [SUBJECT]);
    failAfterNextDispatch(app.get(Queues));
    await expect(app.get(OutboxRelay).relay()).rejects.toThrow('died after handing over');
    await looked.passed;

    // Its transaction began before that of the first event and committed after it.
    clock.pin(new Date('2026-12-01T12:00:00Z'));
    await happen(app, [SUBJECT]);
    await app.get(OutboxRelay).relay();
    gate.open();
    await app.get(Drain).settle();
    expect(await undone()).toEqual([]);
    const instants = (await effectsOn(database)).map(({ asOf }) => asOf);
    expect(instants).toEqual(['2026-12-01T12:00:00.000Z', '2026-12-01T12:00:01.000Z']);
  });

  it('that died leaves an event that joined its job to be dispatched again if the job was lost', async () => {
    const app = await start({ pumping: false });
    await app.get(OutboxRelay).relay();
    await happen(app, [SUBJECT]);
    await app.get(Transactions).run(SYSTEM, (tx) => makeDeliveries(tx, 1));
    // As awaitDispatch leaves it, for a job that was lost with its store.
    await query(
      database.ownerUrl,
      `update event_delivery set job_id = 'leave-effect-' || event_id, leads = true, handed_at = recorded_at`,
    );
    expect(await app.get(LostEvents).reclaim()).toBe(1);
    await app.get(Drain).settle();
    expect(await undone()).toEqual([]);
    expect(await effectsOn(database)).toHaveLength(1);
  });

  it('dispatches each event once if another one runs next to it', async () => {
    const [one, other] = [await start({ pumping: false }), await start({ pumping: false })];
    const subjects = Array.from({ length: 60 }, () => newId());
    await happen(one, subjects);
    const relayed = await Promise.all([one, other, one].map((app) => app.get(OutboxRelay).relay()));
    expect(relayed.reduce((sum, each) => sum + each, 0)).toBe(60);
    await one.get(Drain).settle();
    const effects = await effectsOn(database);
    expect(effects.map((effect) => effect.subject).sort()).toEqual([...subjects].sort());
  });

  it('dispatches nothing of a rolled-back transaction', async () => {
    const app = await start({ pumping: false });
    const attempt = app.get(Transactions).run(SYSTEM, async (tx) => {
      await recordEvent(tx, { kind: 'probe.happened', subject: SUBJECT });
      throw new Error('refused');
    });
    await expect(attempt).rejects.toThrow('refused');
    expect(await app.get(OutboxRelay).relay(true)).toBe(0);
  });
});
