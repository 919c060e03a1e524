import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { newId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { USER_CHANGED, Users } from '../../src/platform/auth/authenticator.js';
import { Pools } from '../../src/platform/database/pools.js';
import { CHANNEL } from '../../src/platform/database/signal.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { CatchUp } from '../../src/platform/live/catch-up.js';
import { LiveListener } from '../../src/platform/live/listener.js';
import { type Cause, LiveBus } from '../../src/platform/live/live-bus.js';
import { LivePublisher } from '../../src/platform/live/publisher.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { cloneDatabase, cluster, type TestDatabase } from '../support/cluster.js';
import { seedPeople } from '../support/people.js';
import { logLinesOf, runtimeOn, startProbe } from '../support/probe.js';
import { type Proxy, proxyTo } from '../support/proxy.js';
import { until } from '../support/until.js';

describe('processes on one database', () => {
  let database: TestDatabase;
  let admin: pg.Client;
  let one: NestFastifyApplication, other: NestFastifyApplication;
  let subject: string;
  let heard: Cause[];
  let leave: () => void;
  beforeAll(async () => {
    database = await cloneDatabase();
    admin = new pg.Client({ connectionString: cluster.superUrl });
    await admin.connect();
    [one, other] = [await startProbe(runtimeOn(database)), await startProbe(runtimeOn(database))];
  });
  beforeEach(() => {
    subject = newId();
    heard = [];
    leave = other.get(LiveBus).follow(subject, (cause) => heard.push(cause));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    leave();
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await admin.end();
    await database.drop();
  });

  const happen = (app = one, kind = 'probe.happened', about = subject) =>
    app.get(Transactions).run(SYSTEM, (tx) => recordEvent(tx, { kind, subject: about }));
  const look = () => pollOf(other);
  const cutListeners = () =>
    admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = $1 and application_name = 'causeway live'`,
      [database.name],
    );
  const isListening = async () =>
    (
      await admin.query(
        `select from pg_stat_activity where datname = $1 and application_name = 'causeway live' and state = 'idle'`,
        [database.name],
      )
    ).rowCount === 2;

  it('receive each other’s commits before they read the outbox, and only once', async () => {
    const missed = jest.spyOn(CatchUp.prototype, 'missed').mockResolvedValue([]);
    await happen();
    await until(() => heard.length > 0);
    missed.mockRestore();
    await look();
    expect(heard).toEqual(['signal']);
  });

  it('receive nothing that was rolled back, nor anything else', async () => {
    const failed = one.get(Transactions).run(SYSTEM, async (tx) => {
      await recordEvent(tx, { kind: 'probe.happened', subject });
      throw new Error('refused');
    });
    await expect(failed).rejects.toThrow('refused');
    await happen(one, 'probe.happened', newId());
    await look();
    expect(heard).toEqual([]);
  });

  it('find in the outbox what they were never notified of', async () => {
    jest.spyOn(one.get(LivePublisher), 'publish').mockImplementation(() => undefined);
    await happen();
    expect(heard).toEqual([]);
    await look();
    await look();
    expect(heard).toEqual(['signal']);
  });

  it('make everyone read again if the listening connection was lost, and keep listening', async () => {
    await cutListeners();
    await happen();
    await until(() => heard.includes('resync'));
    await until(isListening);
    heard.length = 0;
    await happen();
    await until(() => heard.length > 0);
    expect(heard).toEqual(['signal']);
  });

  it('reconnect even if the connection is lost just as a poll succeeds', async () => {
    const catchUp = Reflect.get(other.get(LiveListener), 'catchUp') as CatchUp;
    jest.spyOn(catchUp, 'missed').mockImplementation(async (client) => {
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      await cutListeners();
      await ended;
      return [];
    });
    await look();
    await until(() => heard.includes('resync'));
    await until(isListening);
  });

  it('pass over a notification that is none of theirs, with a line in the log', async () => {
    const lines = logLinesOf(other);
    const stranger = new pg.Client({ connectionString: database.appUrl });
    await stranger.connect();
    const payloads = [
      '',
      '{',
      'null',
      '[]',
      '{"kind":"x"}',
      JSON.stringify({ id: 1, kind: 'x', subject }),
      'x'.repeat(7_000),
    ];
    for (const payload of payloads) await stranger.query('select pg_notify($1, $2)', [CHANNEL, payload]);
    await stranger.end();
    await happen();
    await until(() => heard.length > 0);
    expect(heard).toEqual(['signal']);
    const told = lines.filter(({ msg }) => msg === 'unexpected notification');
    expect(told.map(({ bytes }) => bytes)).toEqual(payloads.map(({ length }) => length));
  });

  it('keep notifying the others if one listener throws', async () => {
    const bus = other.get(LiveBus);
    let reached = 0;
    const end = bus.follow(newId(), () => undefined);
    end();
    const faulty = newId();
    bus.follow(faulty, () => {
      throw new Error('a fault');
    });
    bus.follow(faulty, () => (reached += 1));
    await happen(one, 'probe.happened', faulty);
    await until(() => reached > 0);
  });

  it('look up a user again as soon as one of them reports that the user has changed', async () => {
    const { staff } = other.get(Pools);
    await seedPeople(staff);
    const users = other.get(Users);
    const claims = { subject: 's1', verifiedEmail: 'manager@causeway.example' };
    const { userId } = (await users.viewerOf(claims))!;
    await staff.query(`update app_user set deactivated_at = '2026-11-30' where id = $1`, [userId]);
    expect(await users.viewerOf(claims)).not.toBeNull();
    await happen(one, USER_CHANGED, userId);
    await until(async () => (await users.viewerOf(claims)) === null);
  });
});

describe('a process whose connection for live events dies silently', () => {
  let database: TestDatabase;
  let proxy: Proxy;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    database = await cloneDatabase();
    proxy = await proxyTo(cluster.superUrl);
    const urls = { appUrl: proxy.url(database.appUrl), portalUrl: database.portalUrl };
    app = await startProbe(runtimeOn(urls, { role: 'api' }));
  });
  afterAll(async () => {
    await app.close();
    await proxy.close();
    await database.drop();
  });

  it('notices when it reads the outbox, and opens a new one', async () => {
    let resyncs = 0;
    app.get(LiveBus).follow(newId(), () => (resyncs += 1));
    proxy.hang();
    await pollOf(app);
    await proxy.restore();
    await until(() => resyncs > 0);
  });

  it('can still be stopped', async () => {
    proxy.hang();
    await app.get(LiveListener).onApplicationShutdown();
    await proxy.restore();
  });
});

/** Makes the process read the outbox now, which it otherwise does every 15 s. */
function pollOf(app: NestFastifyApplication): Promise<void> {
  const listener = app.get(LiveListener);
  const poll = Reflect.get(listener, 'poll') as (client: unknown) => Promise<void>;
  return Reflect.apply(poll, listener, [Reflect.get(listener, 'client')]);
}
