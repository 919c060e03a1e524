import { newId, toTypeId } from '../../src/kernel/ids.js';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { MANAGER, NORTHWIND_ID, PARTNER } from '../support/people.js';
import * as world from '../support/usage.js';

const ALL = 'calls successes clientErrors throttled serverErrors errorRate p50Ms p95Ms p99Ms';
const USAGE = `query ($key: String!, $days: Int) { myIntegration(key: $key) { usage(days: $days) {
  from to lastCallAt totals { ${ALL} } environments { environment ${ALL} } daily { day ${ALL} } } } }`;
const APPLICATIONS = `query ($key: String!) { myIntegration(key: $key) { applications { name apiProducts
  credentials { environment clientId issuedAt expiresAt revokedAt state expiresInDays }
  deprecations { apiProduct version sunsetOn lastCallOn state } } } }`;

describe('a partner user and the calls of their company', () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await TestApp.start();
    const { staff } = app.pools;
    await world.seedUsageWorld(staff);
    const { rows } = await staff.query<{ key: string }>('select key from engagement');
    key = rows[0]!.key;
    await staff.query(
      `insert into application_product (application_id, partner_id, api_product_id)
       select id, partner_id, unnest($1::uuid[]) from application`,
      [[world.ACCOUNTS_ID, world.PAYMENTS_ID]],
    );
    const apiKey = await world.createKey(staff, null);
    const send = async (...calls: object[]) => {
      const sent = { type: world.NDJSON, key: apiKey };
      expect((await world.send(app, world.lines(...calls), sent)).body.accepted).toBe(calls.length);
    };
    let n = 0;
    const times = (count: number, more: object) =>
      Array.from({ length: count }, () => world.call(`call ${(n += 1)}`, more));
    const sandbox = { clientId: 'northwind-sandbox' };
    const globex = { clientId: 'globex-live' };
    const payments = { path: '/payments/v1/payments', method: 'POST' };
    await send(
      ...times(7, { time: '2026-11-29T10:00:00Z', latencyMs: 80 }),
      ...[404, 429, 503].map((status) => world.call(`status ${status}`, { status, latencyMs: 900 })),
      ...times(5, { ...sandbox, time: '2026-11-03T00:00:00Z', latencyMs: 20 }), // the first of the 28 days
      ...times(4, { ...sandbox, time: '2026-11-02T23:59:59Z' }), // the day before them
      ...times(3, { time: '2026-11-30T01:00:00Z' }), // today is not complete
      ...times(2, payments), // out of scope
      ...times(11, { ...globex, time: '2026-11-29T10:00:00Z' }),
      ...times(13, { ...globex, ...payments }),
    );
  });
  afterAll(() => app.stop());

  const usage = async (days?: number | null): Promise<Json> =>
    (await app.gql(PARTNER, USAGE, { key, days })).data.myIntegration.usage;
  const staffTotals = async (filter: object): Promise<Json> => {
    const query = `query ($filter: AdoptionFilter!) { adoption(filter: $filter) { totals { ${ALL} } } }`;
    const scope = {
      partnerIds: [toTypeId('partner', NORTHWIND_ID)],
      apiProductIds: [toTypeId('apiProduct', world.ACCOUNTS_ID)],
    };
    return (await app.gql(MANAGER, query, { filter: { ...scope, ...filter } })).data.adoption.totals;
  };
  const applications = async (): Promise<Json> =>
    (await app.gql(PARTNER, APPLICATIONS, { key })).data.myIntegration.applications;

  describe('sees their use of an integration', () => {
    it('in the last 28 complete days, of products in scope, and no one else’s', async () => {
      const { from, to, totals, lastCallAt } = await usage();
      expect({ from, to, lastCallAt, calls: totals.calls, errors: totals.errorRate }).toEqual({
        ...{ from: '2026-11-02', to: '2026-11-29', lastCallAt: '2026-11-30T01:00:00.000Z' },
        ...{ calls: 19, errors: 0.111111 },
      });
    });

    it.each([1, 28, 90])('in %s days as staff see them', async (days) => {
      const { from, to, totals, environments, daily } = await usage(days);
      expect(totals).toEqual(await staffTotals({ from, to, environment: null }));
      for (const { environment, ...counts } of environments)
        expect(counts).toEqual(await staffTotals({ from, to, environment }));
      expect(environments.map(({ environment }: Json) => environment)).toEqual(['SANDBOX', 'PRODUCTION']);
      expect([daily.length, daily[0].day, daily.at(-1).day]).toEqual([days, from, to]);
      for (const { day, ...counts } of daily.slice(-2))
        expect(counts).toEqual(await staffTotals({ from: day, to: day, environment: null }));
    });

    it('as the services team sees it on the engagement', async () => {
      const query =
        'query ($key: String) { engagement(key: $key) { adoption { calls28 errorRate28 lastCallAt } } }';
      const { adoption } = (await app.gql(MANAGER, query, { key })).data.engagement;
      const { environments, lastCallAt } = await usage();
      const { calls, errorRate } = environments[1];
      expect({ calls28: calls, errorRate28: errorRate, lastCallAt }).toEqual(adoption);
    });

    it.each([0, -1, 91, 2_147_483_647])('but not of %s days', async (days) => {
      const { data, errors } = await app.gql(PARTNER, USAGE, { key, days });
      expect(data).toEqual({ myIntegration: null });
      expect(errors).toMatchObject([
        { message: '`days` must be between 1 and 90.', extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    });

    it('nor without a number of days', async () => {
      const { errors } = await app.gql(PARTNER, USAGE, { key, days: null });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('in one statement, under other names and for as many integrations as there are', async () => {
      const query = `query ($first: Int) { myIntegrations(first: $first) { nodes {
        week: usage(days: 7) { sums: totals { all: calls } } month: usage { daily { day calls } environments { calls } }
        applications { credentials { clientId } deprecations { version } } contacts { email } } } }`;
      for (const first of [1, 50]) expect(await countReads(() => app.gql(PARTNER, query, { first }))).toBe(1);
      const { nodes } = (await app.gql(PARTNER, query, { first: 1 })).data.myIntegrations;
      expect(nodes[0].week).toEqual({ sums: { all: 10 } });
      expect(nodes[0].month.daily).toHaveLength(28);
    });
  });

  describe('sees their applications', () => {
    const credential = (clientId: string, environment: string, more: object) => {
      const { issuedAt, expiresAt, revokedAt } = {
        ...{ issuedAt: world.ISSUED_AT, expiresAt: null, revokedAt: null },
        ...more,
      };
      return app.pools.staff.query(
        `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at, expires_at,
           revoked_at, fingerprint)
         select $1, id, partner_id, $3, $4, $5, $5, $6, $7, 'sha256:secretly' from application where partner_id = $2`,
        [newId(), NORTHWIND_ID, environment, clientId, issuedAt, expiresAt, revokedAt],
      );
    };

    it('with the state of each credential', async () => {
      await credential('soon', 'PRODUCTION', {
        expiresAt: '2026-12-03T00:00:00Z',
        issuedAt: '2026-11-02T00:00:00Z',
      });
      await credential('over', 'PRODUCTION', {
        expiresAt: '2026-11-30T15:00:00Z',
        issuedAt: '2026-11-03T00:00:00Z',
      });
      await credential('back', 'PRODUCTION', {
        ...{ expiresAt: '2026-12-30T00:00:00Z', issuedAt: '2026-11-04T00:00:00Z' },
        revokedAt: '2026-11-05T00:00:00Z',
      });
      const [one, ...others] = await applications();
      expect(others).toEqual([]);
      expect(one).toMatchObject({
        name: 'Northwind app',
        apiProducts: ['Accounts', 'Payments'],
        deprecations: [],
      });
      const ends = one.credentials.map(({ clientId, environment, state, expiresInDays }: Json) => [
        ...[clientId, environment, state, expiresInDays],
      ]);
      expect(ends.slice(0, 2).sort()).toEqual([
        ['northwind-live', 'PRODUCTION', 'VALID', null],
        ['northwind-sandbox', 'SANDBOX', 'VALID', null],
      ]);
      expect(ends.slice(2)).toEqual([
        ['soon', 'PRODUCTION', 'VALID', 3],
        ['over', 'PRODUCTION', 'EXPIRED', 0],
        ['back', 'PRODUCTION', 'REVOKED', null],
      ]);
    });

    it.each([
      ['2026-12-30', 'FIX_BY'],
      ['2026-12-29', 'URGENT'],
      ['2026-11-30', 'OVERDUE'],
    ])('with a notice to leave a version that ends on %s', async (sunsetOn, state) => {
      await app.pools.staff.query(
        `update api_version set status = 'DEPRECATED', sunset_on = $2 where id = $1`,
        [world.ACCOUNTS_V1_ID, sunsetOn],
      );
      expect((await applications())[0].deprecations).toEqual([
        { apiProduct: 'Accounts', version: 'v1', sunsetOn, lastCallOn: '2026-11-30', state },
      ]);
    });

    it('but no notice for a version that they never called, or one that is not deprecated', async () => {
      await app.pools.staff.query(
        `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
         values ($1, $2, 'v0', 'DEPRECATED', '{}', '/v0', '2026-01-01')`,
        [newId(), world.ACCOUNTS_ID],
      );
      const { deprecations } = (await applications())[0];
      expect(deprecations.map(({ apiProduct, version }: Json) => [apiProduct, version])).toEqual([
        ['Accounts', 'v1'],
      ]);
    });

    it('except those with no product in scope', async () => {
      await app.pools.staff.query('delete from application_product where api_product_id = $1', [
        world.ACCOUNTS_ID,
      ]);
      expect(await applications()).toEqual([]);
    });
  });

  it('sees nothing of it with another partner’s key', async () => {
    const seen: Answer[] = [];
    for (const query of [USAGE, APPLICATIONS])
      seen.push(await app.gql('partner@globex.example', query, { key, days: 28 }));
    expect(seen.map(({ data }) => data)).toEqual([{ myIntegration: null }, { myIntegration: null }]);
  });
});
