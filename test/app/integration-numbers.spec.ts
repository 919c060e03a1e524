import { newId, toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID, PARTNER } from '../support/people.js';
import { query } from '../support/query.js';
import * as world from '../support/usage.js';

const ALL = 'calls successes clientErrors throttled serverErrors errorRate p50Ms p95Ms p99Ms';
const V2_ID = '01900000-0000-7000-8000-0000000000aa';
const OPERATIONS = 55;
const MINE = `query ($key: String!, $days: Int!, $environment: Environment) { myIntegration(key: $key) {
  usage(days: $days) { from to lastCallAt breadth totals { ${ALL} } environments { environment ${ALL} } daily { day ${ALL} }
    byOperation(environment: $environment) { group apiProduct version method path ${ALL} }
    versionsToLeave { key apiProduct version leaveBy replacedBy lastCallOn state applications } }
  applications { name leaveBy deprecations { key apiProduct version sunsetOn replacedBy lastCallOn state } } } }`;
const THEIRS = `query ($filter: AdoptionFilter!) { adoption(filter: $filter) { totals { ${ALL} }
  series(interval: DAY) { points { start ${ALL} } }
  breakdown(by: [OPERATION], first: 50) { keys labels totals { ${ALL} } }
  versions { apiVersion { version sunsetOn replacedBy { version apiProduct { name } } apiProduct { name } }
    applications { application { name } lastCallOn state } } } }`;

describe('the numbers of an integration', () => {
  let app: TestApp;
  let key: string;
  let apiKey: string;
  let sent = 0;
  beforeAll(async () => {
    app = await TestApp.start();
    const { staff } = app.pools;
    await world.seedUsageWorld(staff);
    key = (await staff.query<{ key: string }>('select key from engagement')).rows[0]!.key;
    apiKey = await world.createKey(staff, null);
    await staff.query(
      `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
       values ($1, $2, 'v2', 'GA', $3, '/accounts/v2', '2026-11-02')`,
      [V2_ID, world.ACCOUNTS_ID, [world.HOST]],
    );
    await staff.query(
      `insert into api_operation (id, api_version_id, method, path, position)
       select id, $1, 'GET', '/many/' || n, n from unnest($2::uuid[]) with ordinality as made (id, n)`,
      [V2_ID, Array.from({ length: OPERATIONS }, () => newId())],
    );
    await staff.query(
      `insert into application_product (application_id, partner_id, api_product_id)
       select id, partner_id, $1 from application`,
      [world.ACCOUNTS_ID],
    );
    await staff.query(
      `update api_version set status = 'DEPRECATED', sunset_on = '2026-12-20', replaced_by_id = $2 where id = $1`,
      [world.ACCOUNTS_V1_ID, V2_ID],
    );
    await staff.query(
      `insert into api_version_deprecation (id, api_version_id, sunset_on, replaced_by_id, replaced_by, at, by_id, by_name)
       select $1, $2, '2026-12-20', $3, 'Accounts v2', '2026-11-01', id, name from app_user where role = 'MANAGER'`,
      [newId(), world.ACCOUNTS_V1_ID, V2_ID],
    );
    await call(7, { latencyMs: 80 });
    for (const status of [302, 404, 429, 503]) await call(1, { status, latencyMs: 900 });
    await call(3, { path: '/accounts/v1/nothing', time: '2026-11-20T10:00:00Z' });
    await call(2, { clientId: 'northwind-sandbox', time: '2026-11-12T10:00:00Z' });
    for (let n = 1; n <= OPERATIONS; n += 1) await call(1, { path: `/accounts/v2/many/${n}` });
    await call(9, { clientId: 'globex-live' });
    await call(5, { path: '/payments/v1/payments', method: 'POST' });
  });
  afterAll(() => app.stop());

  const call = async (count: number, more: object = {}) => {
    const records = Array.from({ length: count }, () => world.call(`call ${(sent += 1)}`, more));
    const { body } = await world.send(app, world.lines(...records), { type: world.NDJSON, key: apiKey });
    expect(body.accepted).toBe(count);
  };
  const mine = async (days: number, environment: string | null = null): Promise<Json> => {
    const { data, errors } = await app.gql(PARTNER, MINE, { key, days, environment });
    expect(errors).toBeUndefined();
    return data.myIntegration;
  };
  const theirs = async (filter: object): Promise<Json> => {
    const scope = {
      partnerIds: [toTypeId('partner', NORTHWIND_ID)],
      apiProductIds: [toTypeId('apiProduct', world.ACCOUNTS_ID)],
    };
    const { data, errors } = await app.gql(MANAGER, THEIRS, { filter: { ...scope, ...filter } });
    expect(errors).toBeUndefined();
    return data.adoption;
  };

  /** Compares every number that both sides see. */
  async function expectTheSame(days: number): Promise<void> {
    const { usage } = await mine(days);
    const range = { from: usage.from, to: usage.to };
    const both = await theirs({ ...range, environment: null });
    expect(usage.totals).toEqual(both.totals);
    const points = both.series[0].points.map(({ start, ...point }: Json) => ({
      day: start.slice(0, 10),
      ...point,
    }));
    expect(usage.daily).toEqual(points);
    for (const { environment, ...totals } of usage.environments)
      expect(totals).toEqual((await theirs({ ...range, environment })).totals);
    for (const environment of [null, 'SANDBOX', 'PRODUCTION']) {
      const { breakdown } = await theirs({ ...range, environment });
      const operations = (await mine(days, environment)).usage.byOperation.map(
        ({ group, apiProduct: _product, version: _version, method, path, ...totals }: Json) => ({
          ...{ keys: [group], labels: method === null ? expect.anything() : [`${method} ${path}`], totals },
        }),
      );
      expect(operations).toEqual(breakdown);
    }
  }

  /** Compares with the engagement's own figures, which are of the last 28 days. */
  async function expectTheSameAsOfTheEngagement(): Promise<Json> {
    const text =
      'query ($key: String) { engagement(key: $key) { adoption { breadth calls28 errorRate28 lastCallAt } } }';
    const { adoption } = (await app.gql(MANAGER, text, { key })).data.engagement;
    const { usage } = await mine(28);
    const { calls, errorRate } = usage.environments[1];
    const { breadth, lastCallAt } = usage;
    expect({ breadth, calls28: calls, errorRate28: errorRate, lastCallAt }).toEqual(adoption);
    return adoption;
  }

  /** Compares what has to be left, and by when, which is as of today. */
  async function expectTheSameToLeave(): Promise<void> {
    const { applications, usage } = await mine(28);
    const { versions } = await theirs({ from: usage.from, to: usage.to, environment: null });
    const left = versions.flatMap(({ apiVersion, applications: users }: Json) =>
      users.map(({ application, ...use }: Json) => ({
        ...{ name: application.name, apiProduct: apiVersion.apiProduct.name, version: apiVersion.version },
        ...{ sunsetOn: apiVersion.sunsetOn, ...use },
        replacedBy: `${apiVersion.replacedBy.apiProduct.name} ${apiVersion.replacedBy.version}`,
      })),
    );
    const shown = applications.flatMap(({ name, deprecations }: Json) =>
      deprecations.map(({ key: _key, ...deprecation }: Json) => ({ name, ...deprecation })),
    );
    expect(left.length).toBeGreaterThan(0);
    expect(shown).toEqual(left);
  }

  it.each([1, 28, 90])('over %s days are those that staff see, in total, by day and by operation', (days) =>
    expectTheSame(days),
  );

  it('are those of the engagement', async () => {
    expect(await expectTheSameAsOfTheEngagement()).toMatchObject({ breadth: 0.5 });
    const { ownerUrl } = app.database;
    await query(ownerUrl, 'update engagement_scope set all_operations = false');
    const chosen = `'${world.ENGAGEMENT_ID}', '${world.ACCOUNTS_V1_ID}', '${world.READ_ACCOUNT_ID}'`;
    await query(
      ownerUrl,
      `insert into engagement_scope_operation (engagement_id, api_version_id, api_operation_id) values (${chosen})`,
    );
    expect(await expectTheSameAsOfTheEngagement()).toMatchObject({ breadth: 1 });
  });

  it('say which version to leave and by when, as staff see it', async () => {
    await expectTheSameToLeave();
    const { usage, applications } = await mine(28);
    const facts = { apiProduct: 'Accounts', version: 'v1', replacedBy: 'Accounts v2', state: 'URGENT' };
    expect(usage.versionsToLeave).toEqual([
      {
        ...{ ...facts, key: `${key}/accounts/v1`, leaveBy: '2026-12-20', lastCallOn: '2026-11-29' },
        applications: ['Northwind app'],
      },
    ]);
    expect(applications).toEqual([
      {
        ...{ name: 'Northwind app', leaveBy: '2026-12-20' },
        deprecations: [
          {
            ...facts,
            key: expect.stringMatching(/\/accounts\/v1$/),
            sunsetOn: '2026-12-20',
            lastCallOn: '2026-11-29',
          },
        ],
      },
    ]);
  });

  it('name the 50 most called operations, and combine the others', async () => {
    const { byOperation } = (await mine(28)).usage;
    expect(byOperation).toHaveLength(51);
    expect(byOperation.slice(0, 2)).toMatchObject([
      { apiProduct: 'Accounts', version: 'v1', method: 'GET', path: '/accounts/{id}', calls: 13 },
      { group: 'UNMATCHED', apiProduct: null, version: null, method: null, path: null, calls: 3 },
    ]);
    expect(byOperation[50]).toMatchObject({ group: 'OTHER', method: null, calls: OPERATIONS + 2 - 50 });
  });

  it('are still the same after late records, and records of another partner', async () => {
    await call(4, { time: '2026-11-03T23:59:59Z', status: 500, latencyMs: 30 });
    await call(2, { time: '2026-09-15T10:00:00Z' });
    await call(1, { clientId: 'northwind-sandbox', time: '2026-11-30T09:00:00Z' });
    await call(3, { clientId: 'globex-live', time: '2026-11-05T10:00:00Z' });
    for (const days of [1, 28, 90]) await expectTheSame(days);
    await expectTheSameAsOfTheEngagement();
    await expectTheSameToLeave();
  });

  it('take one statement, for any number of operations', async () => {
    const ask = () => app.gql(PARTNER, MINE, { key, days: 90 });
    expect(await countReads(ask)).toBe(1);
  });

  it('tell an application that it has nothing to leave once it has been quiet for 28 days', async () => {
    await app.moveTo('2026-12-29T00:00:00Z');
    const { usage, applications } = await mine(28);
    expect(usage.versionsToLeave).toMatchObject([{ state: 'OK', leaveBy: '2026-12-20' }]);
    expect(applications).toMatchObject([{ leaveBy: null, deprecations: [{ state: 'OK' }] }]);
    await expectTheSameToLeave();
  });

  it('say nothing about the operations of another partner', async () => {
    const { data } = await app.gql('partner@globex.example', MINE, { key, days: 28 });
    expect(data).toEqual({ myIntegration: null });
    expect(JSON.stringify(await mine(28))).not.toContain(GLOBEX_ID);
  });
});
