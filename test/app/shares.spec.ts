import pg from 'pg';
import { fromTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import { TestApp } from '../support/app.js';
import { cluster } from '../support/cluster.js';
import { LiveClient } from '../support/live-client.js';
import { GLOBEX_ID, NORTHWIND_ID, type Person } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { until } from '../support/until.js';

const MINE = '{ myIntegrations(first: 1) { nodes { key } } }';
const WATCH = 'subscription ($key: String!) { myIntegrationChanged(key: $key) { key title } }';
const NOISY: Person = 'partner@globex.example';
const QUIET: Person = 'partner@northwind.example';
/** More than one user may run and queue. */
const CROWD = 130;
const RUNNING = `select count(*)::int as running from pg_stat_activity
  where usename = 'causeway_portal' and datname = current_database() and state = 'active' and wait_event = 'PgSleep'`;

describe('shares of the portal', () => {
  let app: TestApp;
  /** Only this login may see other sessions in PostgreSQL. */
  let superuser: pg.Client;
  let own: Started, foreign: Started;
  const clients: LiveClient[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
    await seedProduct(app);
    own = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    foreign = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    await app.settle();
    superuser = new pg.Client({
      connectionString: `${cluster.superUrl.replace(/\/[^/]*$/, '')}/${app.database.name}`,
    });
    await superuser.connect();
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.close());
    await burden('null');
  });
  afterAll(async () => {
    await superuser.end();
    await app.stop();
  });

  /** From now on PostgreSQL runs this for each of the noisy partner's rows that the portal reads. */
  const burden = (act: string) =>
    superuser.query(`
      create or replace function burden() returns boolean language plpgsql as $$ begin ${act}; return true; end $$;
      drop policy if exists burden on engagement;
      create policy burden on engagement as restrictive for select to causeway_portal
        using (partner_id <> '${GLOBEX_ID}' or burden());`);
  const SLOW = 'perform pg_sleep(0.05)';
  const STOPPED = `raise exception 'canceling statement due to statement timeout' using errcode = '57014'`;

  const post = async (person: Person, query = MINE) => {
    const { statusCode, headers, body } = await app.nest.inject({
      ...{ method: 'POST', url: '/graphql' },
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await app.token(person)}`,
      },
      payload: JSON.stringify({ query }),
    });
    const [error] = JSON.parse(body).errors ?? [];
    return { status: statusCode, header: headers['retry-after'], ...error?.extensions };
  };
  const crowd = () => Promise.all(Array.from({ length: CROWD }, () => post(NOISY)));
  const running = async () => (await superuser.query<{ running: number }>(RUNNING)).rows[0]!.running;
  const mostRunning = async (isOver: () => boolean): Promise<number> => {
    let most = 0;
    while (!isOver()) most = Math.max(most, await running());
    return most;
  };

  it('accept six concurrent requests of one user, each with several fields, without rejecting any', async () => {
    await burden(SLOW);
    const fields = ['a', 'b', 'c', 'd', 'e'].map(
      (alias) => `${alias}: myIntegrations(first: 1) { nodes { key } }`,
    );
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post(NOISY, `{ ${fields.join(' ')} }`)),
    );
    expect(answers).toEqual(Array.from({ length: 6 }, () => ({ status: 200, header: undefined })));
  });

  it('reject requests that take too long, without reporting an internal error', async () => {
    await burden(STOPPED);
    expect(await post(NOISY)).toMatchObject({
      ...{ status: 200, code: 'RATE_LIMITED', retryAfterSeconds: 5, header: '5' },
    });
  });

  const connect = async (person: Person): Promise<LiveClient> => {
    const client = await LiveClient.signedIn(await app.nest.getUrl(), await app.token(person));
    clients.push(client);
    return client;
  };
  const happenTo = ({ id }: Started) =>
    app.nest
      .get(Transactions)
      .run(SYSTEM, (tx) =>
        recordEvent(tx, { kind: 'engagement.changed', subject: fromTypeId('engagement', id)! }),
      );
  const rename = ({ key }: Started) =>
    app.pools.staff.query(`update engagement set title = title || ', renamed' where key = $1`, [key]);

  it('limit the reads of a fan-out, and let other partners’ subscriptions through', async () => {
    const noisy = await connect(NOISY);
    const ids = Array.from({ length: 10 }, () => noisy.subscribe(WATCH, { key: foreign.key }));
    ids.push(await noisy.following(WATCH, { key: foreign.key }));
    const quiet = await connect(QUIET);
    const id = await quiet.following(WATCH, { key: own.key });
    await burden(SLOW);
    await Promise.all([rename(own), rename(foreign)]);
    let isOver = false;
    const most = mostRunning(() => isOver);
    await happenTo(foreign);
    await happenTo(own);
    await quiet.delivered(id, 1);
    expect(ids.every((each) => noisy.results(each).length === 1)).toBe(false);
    await Promise.all(ids.map((each) => noisy.delivered(each, 1)));
    isOver = true;
    expect(await most).toBe(1);
  });

  it('end no subscription whose read was delayed: it is read again', async () => {
    const noisy = await connect(NOISY);
    const id = await noisy.following(WATCH, { key: foreign.key });
    await burden(`${SLOW}; ${STOPPED}`);
    await rename(foreign);
    await happenTo(foreign);
    await until(async () => (await running()) > 0);
    // It waits for the statement's locks.
    await burden('null');
    await noisy.delivered(id, 1);
    expect(noisy.of(id).map(({ type }) => type)).toEqual(['next']);
  });

  it('delay one partner’s load, with a time to retry, while others get responses', async () => {
    await burden(SLOW);
    let isOver = false;
    const noisy = crowd().finally(() => (isOver = true));
    const most = mostRunning(() => isOver);
    await until(async () => (await running()) > 0);
    for (let turn = 0; turn < 10; turn += 1) expect((await post(QUIET)).status).toBe(200);
    expect(isOver).toBe(false);
    const answers = await noisy;
    const refused = answers.filter(({ code }) => code !== undefined);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(CROWD - 100);
    for (const each of refused) {
      expect(each).toMatchObject({
        status: 429,
        code: 'RATE_LIMITED',
        retryAfterSeconds: expect.any(Number),
      });
      expect(each.header).toBe(String(each.retryAfterSeconds));
      expect(each.retryAfterSeconds).toBeGreaterThan(0);
    }
    expect(await most).toBe(1);
  });
});
