import type pg from 'pg';
import pino from 'pino';
import { Metrics } from '../../src/platform/base/metrics.js';
import { openPool, Pools } from '../../src/platform/database/pools.js';
import { Replica } from '../../src/platform/database/replica.js';
import { TestApp } from '../support/app.js';
import { ADMIN, ENGINEER, MANAGER, type Person } from '../support/people.js';
import { Standby } from '../support/standby.js';
import { until } from '../support/until.js';

const SEARCH = `query Find($text: String!) { search(q: $text, kinds: [PARTNER]) { title } }`;
const CREATE = `mutation Create($input: CreatePartnerInput!) { createPartner(input: $input) { partner { id } userErrors { message } } }`;

describe('reads on a replica', () => {
  let standby: Standby;
  let app: TestApp;
  let number = 0;

  const served = async (by: string): Promise<number> => {
    const metrics = await app.nest.get(Metrics).registry.metrics();
    return Number(new RegExp(`causeway_replica_reads_total\\{by="${by}"\\} (\\d+)`).exec(metrics)?.[1] ?? 0);
  };
  /** Which servers answered the reads that `act` makes. */
  const whoServes = async (act: () => Promise<unknown>) => {
    const kinds = ['replica', 'down', 'lagging', 'own_write', 'refused'];
    const before = await Promise.all(kinds.map(served));
    await act();
    const after = await Promise.all(kinds.map(served));
    return Object.fromEntries(
      kinds.flatMap((kind, index) =>
        after[index] === before[index] ? [] : [[kind, after[index]! - before[index]!]],
      ),
    );
  };
  const isUp = () => until(async () => 'replica' in (await whoServes(() => find(ADMIN, 'Northwind'))));

  const find = async (person: Person, text: string, headers: object = {}) => {
    const { data, errors } = await app.gql(person, SEARCH, { text }, headers);
    expect(errors).toBeUndefined();
    return (data.search as { title: string }[]).map(({ title }) => title);
  };
  const create = async (person: Person) => {
    number += 1;
    const name = `Written ${number} Bank`;
    const input = {
      name,
      slug: `written-${number}`,
      kind: 'BANK',
      tier: 'STRATEGIC',
      region: 'US',
      timeZone: 'America/New_York',
    };
    const response = await app.nest.inject({
      ...{ method: 'POST', url: '/graphql', payload: { query: CREATE, variables: { input } } },
      headers: { authorization: `Bearer ${await app.token(person)}` },
    });
    expect(response.json()).toMatchObject({ data: { createPartner: { userErrors: [] } } });
    return { name, seen: response.headers['causeway-seen'] as string };
  };

  beforeAll(async () => {
    standby = await Standby.start();
    app = await TestApp.start(undefined, { on: { database: standby.database, replicaUrl: standby.url } });
    await standby.caughtUp();
    await isUp();
  });
  afterAll(async () => {
    await app.stop();
    await standby.stop();
  });

  it('come from there', async () => {
    expect(await whoServes(() => find(ENGINEER, 'Northwind'))).toEqual({ replica: 1 });
    expect(await find(ENGINEER, 'Northwind')).toEqual(['Northwind Bank']);
  });

  it('show users what they wrote, wherever they read next, while others may see the state before', async () => {
    await standby.sql('select pg_wal_replay_pause()');
    const { name, seen } = await create(MANAGER);
    expect(seen).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
    expect(await whoServes(async () => expect(await find(MANAGER, name)).toEqual([name]))).toEqual({
      own_write: 1,
    });
    expect(await whoServes(async () => expect(await find(ENGINEER, name)).toEqual([]))).toEqual({
      replica: 1,
    });
    // Another process knows it from the client.
    expect(await find(ENGINEER, name, { 'causeway-seen': seen })).toEqual([name]);
    await standby.sql('select pg_wal_replay_resume()');
    await standby.caughtUp();
    expect(await whoServes(async () => expect(await find(MANAGER, name)).toEqual([name]))).toEqual({
      replica: 1,
    });
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['a position beyond all', 'FFFFFFFF/FFFFFFFF'],
    ['the first position', '0/0'],
    ['too many parts', '1/2/3'],
    ['thousands of digits', '9'.repeat(9_000)],
  ])('answer whatever a client says it has seen: %s', async (_what, seen) => {
    expect(await find(ENGINEER, 'Northwind', { 'causeway-seen': seen })).toEqual(['Northwind Bank']);
  });

  it('come from the primary while the replica is too far behind', async () => {
    const replica = app.nest.get(Replica);
    const limits = Reflect.get(replica, 'limits') as { lag: number };
    await standby.sql('select pg_wal_replay_pause()');
    const { name } = await create(MANAGER);
    Object.assign(limits, { lag: 1 });
    await until(async () => (await find(ENGINEER, name)).length > 0);
    expect(await whoServes(() => find(ENGINEER, name))).toEqual({ lagging: 1 });
    Object.assign(limits, { lag: 30_000 });
    await standby.sql('select pg_wal_replay_resume()');
    await standby.caughtUp();
  });

  it('come from the primary if the replica ends a statement', async () => {
    const used: string[] = [];
    const read = app.nest.get(Replica).read('nobody', async (pool: pg.Pool) => {
      used.push(pool === app.pools.staff ? 'primary' : 'replica');
      if (used.length > 1) return 'answered';
      return pool.query(
        'select pg_sleep(60) from (select from engagement limit 1) e right join (values (1)) v on true',
      );
    });
    await until(() => used.length === 1);
    await standby.lock('engagement');
    expect(await read).toBe('answered');
    expect(used).toEqual(['replica', 'primary']);
  });

  it.each([
    ['the primary itself', () => standby.primary.appUrl, /not a replica/],
    ['a login that owns tables', () => standby.at(standby.primary.ownerUrl), /owner of tables/],
    ['the login of partners', () => standby.at(standby.primary.portalUrl), /privileges of causeway_app/],
    ['nobody', () => 'postgres://causeway_app:none@127.0.0.1:1/causeway', /ECONNREFUSED/],
  ])('never come from what is not a replica to read on: %s', async (_what, url, reason) => {
    const log: string[] = [];
    const options = { url: url(), max: 1, statementTimeoutMs: 5_000, onError: () => undefined };
    const pools = { reads: openPool(options), watch: openPool(options) };
    const logger = pino({}, { write: (line) => void log.push(line) });
    const { staff, portal } = app.pools;
    const replica = new Replica(new Pools(staff, portal, pools), new Metrics(), logger);
    try {
      await replica.onApplicationBootstrap();
      expect(await replica.read('nobody', (pool) => Promise.resolve(pool === staff))).toBe(true);
      expect(log.join()).toMatch(reason);
      expect(log.join()).not.toContain(new URL(url()).password);
    } finally {
      replica.onApplicationShutdown();
      await Promise.all([pools.reads.end(), pools.watch.end()]);
    }
  });

  it('come from the primary when the replica is killed, or hangs, and from the replica when it is back', async () => {
    for (const [lose, restore] of [
      [() => standby.kill(), () => standby.startAgain()],
      [() => standby.freeze(), () => standby.thaw()],
    ] as const) {
      const answers: Promise<string[]>[] = [];
      await isUp();
      for (let turn = 0; turn < 30; turn += 1) {
        if (turn === 10) await lose();
        answers.push(find(ENGINEER, 'Northwind'));
        await answers.at(-10);
      }
      expect(new Set((await Promise.all(answers)).flat())).toEqual(new Set(['Northwind Bank']));
      await until(async () => 'down' in (await whoServes(() => find(ENGINEER, 'Northwind'))));
      await restore();
      await isUp();
    }
  });
});
