import pg from 'pg';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { AUDIENCE, HttpIssuer } from '../support/auth-issuer.js';
import { enterEngagement } from '../support/health-support.js';
import { type TestDatabase, cloneDatabase, cluster } from '../support/cluster.js';
import { LiveClient } from '../support/live-client.js';
import { seedPeople } from '../support/people.js';
import { Causeway } from '../support/process.js';
import { StartHere } from '../support/start-here.js';
import { until } from '../support/until.js';

const WATCH = 'subscription ($id: ID!) { engagementChanged(id: $id) { minutesLogged health { score } } }';
const LOG = 'mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { message } } }';

describe('two API processes and a worker', () => {
  let database: TestDatabase;
  let issuer: HttpIssuer;
  let admin: pg.Client;
  /** Two of them in this process, which share nothing but its code. */
  let one: StartHere, other: Causeway, worker: StartHere;
  let token: string, engagementId: string;
  let client: LiveClient, subscription: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    issuer = await HttpIssuer.start();
    admin = new pg.Client({ connectionString: cluster.superUrl });
    await admin.connect();
    const pool = new pg.Pool({ connectionString: database.appUrl });
    await seedPeople(pool);
    engagementId = toTypeId('engagement', await enterEngagement(pool, { at: '2026-11-20T10:00:00Z' }));
    await pool.end();
    token = await issuer.sign({
      claims: { sub: newId(), email: 'manager@causeway.example', email_verified: true },
    });
    const env = (role: string) => ({
      ...{ CAUSEWAY_ROLE: role, DATABASE_URL: database.appUrl, DATABASE_PORTAL_URL: database.portalUrl },
      ...{ AUTH_ISSUER: issuer.url, AUTH_AUDIENCE: AUDIENCE },
    });
    [other, one, worker] = await Promise.all([
      Causeway.start(env('api')),
      StartHere.start(env('api')),
      StartHere.start(env('worker')),
    ]);
    client = await LiveClient.signedIn(`http://127.0.0.1:${other.port}`, token);
    subscription = await client.following(WATCH, { id: engagementId });
  });
  afterAll(async () => {
    client.close();
    await Promise.all([other.signal('SIGTERM'), one.stop(), worker.stop()]);
    await Promise.all([admin.end(), issuer.stop()]);
    await database.drop();
  });

  const log = async (minutes: number): Promise<void> => {
    const input = { engagementId, text: 'Worked on it.', minutes };
    const { body } = await one.post(
      '/graphql',
      { query: LOG, variables: { input } },
      { authorization: `Bearer ${token}` },
    );
    expect(body).toEqual({ data: { logProgress: { userErrors: [] } } });
  };
  const shown = () => client.results(subscription).at(-1)?.data?.engagementChanged;

  it('show on one what was logged on the other, and the health that the worker computed', async () => {
    await log(30);
    await until(() => shown()?.minutesLogged === 30);
    await until(() => typeof shown()?.health?.score === 'number');
  });

  it('show the current state after every listening connection was cut in between', async () => {
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = $1 and application_name = 'causeway live'`,
      [database.name],
    );
    await log(15);
    await until(() => shown()?.minutesLogged === 45);
    await log(5);
    await until(() => shown()?.minutesLogged === 50);
  });

  it('say goodbye to their sockets on SIGTERM, and wait for none', async () => {
    const { code } = await other.signal('SIGTERM');
    expect([await client.closeCode(), code]).toEqual([1001, 0]);
    expect(other.stderr).toBe('');
  });
});
