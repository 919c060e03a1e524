import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { audit } from '../../src/platform/audit/audit.js';
import { runInContext } from '../../src/platform/base/request-context.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { closeHttpApp } from '../../src/platform/http/http-app.js';
import { Drain } from '../../src/platform/jobs/drain.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { effectsOn, makeEffectTable, probeWorker, SUBJECT } from '../support/effects.js';
import { query } from '../support/query.js';
import { logLinesOf, runtimeOn, startProbe } from '../support/probe.js';
import { until } from '../support/until.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase();
  await makeEffectTable(database);
});
afterEach(() => database.drop());

const happen = (app: NestFastifyApplication) =>
  app.get(Transactions).run(SYSTEM, async (tx) => {
    const subject = { kind: 'partner', id: SUBJECT } as const;
    await audit(tx, {
      action: 'probe.happen',
      subject,
      partnerId: null,
      engagementId: null,
      was: null,
      changes: {},
    });
    await recordEvent(tx, { kind: 'probe.happened', subject: SUBJECT });
  });

/** @returns an app whose job runs until it is released, and a moment longer */
async function startWithRunningJob() {
  const [begun, released] = [new Latch(), new Latch()];
  const onStart = () => {
    begun.open();
    return released.opened;
  };
  const app = await startProbe(runtimeOn(database), probeWorker({ lastsMs: 100, onStart }));
  await happen(app);
  await begun.opened;
  return { app, release: () => released.open() };
}

class Latch {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

describe('a graceful stop', () => {
  it('lets the running job finish', async () => {
    const { app, release } = await startWithRunningJob();
    const closed = closeHttpApp(app, 60_000);
    release();
    await closed;
    expect(await effectsOn(database)).toHaveLength(1);
  });

  it('completes the running request while the database is still there, and accepts no new one', async () => {
    const app = await startProbe(runtimeOn(database));
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const slow = fetch(`${url}/slow`);
    await statementRuns('pg_sleep');
    // Longer than the test's timeout: a client that keeps its connection open is not waited for.
    await closeHttpApp(app, 600_000);
    expect((await slow).status).toBe(200);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('waits for a job no longer than the time given', async () => {
    const { app, release } = await startWithRunningJob();
    await closeHttpApp(app, 300);
    expect(await effectsOn(database)).toHaveLength(0);
    release();
    await app.close();
  });
});

async function statementRuns(text: string): Promise<void> {
  const running = `select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()
    and datname = current_database() and query like '%${text}%'`;
  await until(async () => (await query(database.appUrl, running)).length > 0);
}

describe('a request ID', () => {
  it('is passed to the audit row, the event and the log line of the job', async () => {
    const app = await startProbe(runtimeOn(database), probeWorker());
    const lines = logLinesOf(app);
    await runInContext({ requestId: 'req-follow-me' }, () => happen(app));
    await app.get(Drain).settle();
    await app.close();

    const rows = await query(
      database.ownerUrl,
      `select (select request_id from audit_entry where action = 'probe.happen') as audited,
              (select request_id from outbox where kind = 'probe.happened') as announced`,
    );
    expect(rows).toEqual([{ audited: 'req-follow-me', announced: 'req-follow-me' }]);
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'job done', job: 'leave-effect', requestId: 'req-follow-me' }),
    );
  });
});
