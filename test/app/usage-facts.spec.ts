import { withoutReplica } from '../support/without-replica.js';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { type ResolvedUsage, rollUp } from '../../src/modules/usage/domain/rollup.js';
import { usageFacts } from '../../src/modules/adoption/index.js';
import { addToRollups } from '../../src/modules/usage/rollup.store.js';
import { AppClock } from '../../src/platform/base/app-clock.js';
import { ConnectionShares } from '../../src/platform/database/connection-shares.js';
import { openPool, Pools } from '../../src/platform/database/pools.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { LivePublisher } from '../../src/platform/live/publisher.js';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { seedPeople } from '../support/people.js';
import * as world from '../support/usage.js';

const NOON = new Date('2026-12-01T12:00:00Z');

describe('the usage facts of an engagement', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let transactions: Transactions;
  let credentials: Map<string, string>;

  beforeAll(async () => {
    database = await cloneDatabase();
    const pool = openPool({ url: database.appUrl, max: 1, statementTimeoutMs: 15_000, onError: () => {} });
    await seedPeople(pool);
    await world.seedUsageWorld(pool);
    await world.registerFor(pool, world.ACCOUNTS_ID);
    for (const month of ['2026-10-01', '2026-11-01', '2026-12-01'])
      await pool.query('select open_usage_month($1)', [month]);
    const { rows } = await pool.query<{ id: string; name: string }>(
      'select id, client_id as name from credential',
    );
    credentials = new Map(rows.map(({ id, name }) => [name, id]));
    await pool.end();
    dataSource = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
    const pools = new Pools(pool, pool);
    const publisher = new LivePublisher(pools, pino({ level: 'silent' }));
    transactions = new Transactions(
      dataSource,
      new AppClock(),
      publisher,
      new ConnectionShares({ poolSize: 2 }),
      withoutReplica(pools),
    );
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  function call(clientId: string, time: string, status: number, operationId: string | null): ResolvedUsage {
    const apiVersionId = operationId === world.PAY_ID ? world.PAYMENTS_V1_ID : world.ACCOUNTS_V1_ID;
    const credentialId = credentials.get(clientId)!;
    return { time: new Date(time), credentialId, apiVersionId, operationId, status, latencyMs: 10 };
  }

  const facts = (asOf = NOON) =>
    transactions.run(SYSTEM, async (tx) =>
      (await usageFacts(tx, [world.ENGAGEMENT_ID], asOf)).get(world.ENGAGEMENT_ID)!,
    );

  it('are empty and zero before any call', async () => {
    expect(await facts()).toEqual({
      lastCallAt: null,
      sandboxCredentialIssuedAt: new Date(world.ISSUED_AT),
      productionCredentialIssuedAt: new Date(world.ISSUED_AT),
      sandbox14: { activeDays: 0, unthrottled: 0, successes: 0 },
      production28: { unthrottled: 0, errors: 0 },
      breadth: { called: 0, inScope: 2 },
      trend: { last28Successes: 0, before28Successes: 0 },
    });
  });

  it('count complete UTC days, products in scope, and the last call of all', async () => {
    const { LIST_ACCOUNTS_ID: list, READ_ACCOUNT_ID: read, PAY_ID: pay } = world;
    const calls = [
      call('northwind-sandbox', '2026-11-16T23:59:59Z', 200, list), // the day before the 14
      call('northwind-sandbox', '2026-11-17T00:00:00Z', 200, list),
      call('northwind-sandbox', '2026-11-17T08:00:00Z', 500, list),
      call('northwind-sandbox', '2026-11-18T08:00:00Z', 404, list), // not a success: not an active day
      call('northwind-sandbox', '2026-11-30T23:59:59Z', 302, null),
      call('northwind-sandbox', '2026-11-30T23:59:59Z', 429, list),
      call('northwind-sandbox', '2026-12-01T00:00:00Z', 200, list), // today is not complete
      call('northwind-live', '2026-10-06T00:00:00Z', 200, list), // the first of the 56 days
      call('northwind-live', '2026-10-05T23:59:59Z', 200, list), // before them
      call('northwind-live', '2026-11-02T23:59:59Z', 200, read), // the last of the 28 before
      call('northwind-live', '2026-11-03T00:00:00Z', 200, list),
      call('northwind-live', '2026-11-30T10:00:00Z', 404, read),
      call('northwind-live', '2026-11-30T10:00:00Z', 429, read),
      call('northwind-live', '2026-11-30T11:00:00Z', 503, read),
      call('northwind-live', '2026-12-01T11:30:00Z', 403, pay), // out of scope, but a call of the partner
      call('northwind-live', '2026-12-01T12:30:00Z', 200, list), // after the instant
      call('globex-live', '2026-11-20T10:00:00Z', 200, read), // another partner's
    ];
    await transactions.run(SYSTEM, async (tx) => {
      await addToRollups(tx, rollUp(calls));
    });
    expect(await facts()).toMatchObject({
      lastCallAt: new Date('2026-12-01T11:30:00Z'),
      sandbox14: { activeDays: 2, unthrottled: 4, successes: 2 },
      production28: { unthrottled: 3, errors: 2 },
      breadth: { called: 1, inScope: 2 },
      trend: { last28Successes: 1, before28Successes: 2 },
    });
  });

  it('find the last call of a day on which there are later ones', async () => {
    const calls = ['11:40', '12:40'].map((time) =>
      call('northwind-sandbox', `2026-12-01T${time}:00Z`, 200, world.LIST_ACCOUNTS_ID),
    );
    await transactions.run(SYSTEM, async (tx) => {
      await addToRollups(tx, rollUp(calls));
    });
    expect((await facts()).lastCallAt).toEqual(new Date('2026-12-01T11:40:00Z'));
    const nextDay = new Date('2026-12-02T00:00:00Z');
    expect((await facts(nextDay)).lastCallAt).toEqual(new Date('2026-12-01T12:40:00Z'));
  });

  it('need the hours of the current day only', async () => {
    await transactions.run(SYSTEM, async ({ db }) => {
      await db.query("delete from usage_hourly where hour < '2026-12-02'");
    });
    const nextDay = new Date('2026-12-02T00:00:00Z');
    expect((await facts(nextDay)).lastCallAt).toEqual(new Date('2026-12-01T12:40:00Z'));
  });

  it('exclude operations from breadth that no call can match', async () => {
    const mark = (matchable: boolean) =>
      transactions.run(SYSTEM, ({ db }) =>
        db.query('update api_operation set matchable = $2 where id = $1', [world.READ_ACCOUNT_ID, matchable]),
      );
    await mark(false);
    expect((await facts()).breadth).toEqual({ called: 1, inScope: 1 });
    await mark(true);
    expect((await facts()).breadth).toEqual({ called: 1, inScope: 2 });
  });

  it('include at an earlier instant only what had been issued by then', async () => {
    const early = await facts(new Date('2026-11-01T08:59:59Z'));
    expect(early.sandboxCredentialIssuedAt).toBeNull();
    expect(early.lastCallAt).toEqual(new Date('2026-10-06T00:00:00Z'));
  });

  it('ignore credentials of applications that are not registered for a product in scope', async () => {
    const issued = async () => {
      const { sandboxCredentialIssuedAt, productionCredentialIssuedAt } = await facts();
      return [sandboxCredentialIssuedAt, productionCredentialIssuedAt];
    };
    const registerFor = (apiProductId: string) =>
      transactions.run(SYSTEM, async ({ db }) => {
        await db.query('delete from application_product');
        await db.query('insert into application_product select id, partner_id, $1 from application', [
          apiProductId,
        ]);
      });
    await registerFor(world.PAYMENTS_ID);
    expect(await issued()).toEqual([null, null]);
    await registerFor(world.ACCOUNTS_ID);
    expect(await issued()).toEqual([new Date(world.ISSUED_AT), new Date(world.ISSUED_AT)]);
  });

  it('count chosen operations if the scope names any', async () => {
    await transactions.run(SYSTEM, async ({ db }) => {
      await db.query('delete from engagement_scope where engagement_id = $1', [world.ENGAGEMENT_ID]);
      await db.query('insert into engagement_scope values ($1, $2, false)', [
        world.ENGAGEMENT_ID,
        world.ACCOUNTS_V1_ID,
      ]);
      await db.query('insert into engagement_scope_operation values ($1, $2, $3)', [
        world.ENGAGEMENT_ID,
        world.ACCOUNTS_V1_ID,
        world.READ_ACCOUNT_ID,
      ]);
    });
    expect((await facts()).breadth).toEqual({ called: 0, inScope: 1 });
  });
});
