import { newId, toTypeId } from '../../src/kernel/ids.js';
import { type Json, START, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID } from '../support/people.js';
import * as world from '../support/usage.js';

const V2_ID = '01900000-0000-7000-8000-0000000000aa';
const FIELDS = `versions { apiVersion { version apiProduct { name } } calls share applicationCount
  applications { application { name } partner { name } state lastCallOn calls } }`;
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

describe('the use of API versions', () => {
  let app: TestApp;
  let key: string;
  let sent = 0;
  beforeAll(async () => {
    app = await TestApp.start();
    const { staff } = app.pools;
    await world.seedUsageWorld(staff);
    key = await world.createKey(staff, null);
    await staff.query(
      `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
       values ($1, $2, 'v2', 'GA', $3, '/accounts/v2', '2026-11-02')`,
      [V2_ID, world.ACCOUNTS_ID, [world.HOST]],
    );
  });
  beforeEach(async () => {
    await app.beginAt(START);
    const { staff } = app.pools;
    for (const rollup of ['application_daily', 'application_weekly', 'operation_daily', 'version_daily'])
      await staff.query(`delete from usage_${rollup}`);
    await staff.query("update api_version set status = 'GA', sunset_on = null");
    await staff.query('update partner set internal = false');
  });
  afterAll(() => app.stop());

  const call = async (count: number, more: object = {}) => {
    const records = Array.from({ length: count }, () => world.call(`call ${(sent += 1)}`, more));
    const { body } = await world.send(app, world.lines(...records), { type: world.NDJSON, key });
    expect(body.accepted).toBe(count);
  };
  const globex = { clientId: 'globex-live' };
  const sandbox = { clientId: 'northwind-sandbox' };
  const v2 = { path: '/accounts/v2/accounts' };
  const deprecate = (sunsetOn: string | null, id = world.ACCOUNTS_V1_ID) =>
    app.pools.staff.query("update api_version set status = 'DEPRECATED', sunset_on = $2 where id = $1", [
      id,
      sunsetOn,
    ]);
  const ask = async (filter: object = {}, fields = FIELDS): Promise<Json[]> => {
    const query = `query ($filter: AdoptionFilter!) { adoption(filter: $filter) { ${fields} } }`;
    const { data, errors } = await app.gql(MANAGER, query, { filter: { ...NOVEMBER, ...filter } });
    expect(errors).toBeUndefined();
    return data.adoption.versions;
  };
  const accounts = (version: string) => ({ version, apiProduct: { name: 'Accounts' } });

  it('is a share of the calls to its product, most calls first', async () => {
    await call(3);
    await call(1, { ...globex, ...v2, status: 429 });
    await call(2, { path: '/payments/v1/payments', method: 'POST' });
    await call(5, { ...v2, time: '2026-10-31T23:59:59Z' });
    expect(await ask({}, 'versions { apiVersion { version apiProduct { name } } calls share }')).toEqual([
      { apiVersion: accounts('v1'), calls: 3, share: 0.75 },
      { apiVersion: { version: 'v1', apiProduct: { name: 'Payments' } }, calls: 2, share: 1 },
      { apiVersion: accounts('v2'), calls: 1, share: 0.25 },
    ]);
    expect(await ask({ to: '2026-11-02' })).toEqual([]);
  });

  it('includes deprecated versions that were called at any time, with their applications', async () => {
    await call(4, { time: '2026-10-20T10:00:00Z' });
    await call(2, { ...globex, time: '2026-11-10T10:00:00Z' });
    await call(6, v2);
    await deprecate('2026-12-31');
    const of = (name: string, more: object) => ({
      ...{ application: { name: `${name} app` }, partner: { name: expect.stringContaining(name) } },
      ...more,
    });
    expect((await ask({ from: '2026-11-15' }))[1]).toEqual({
      ...{ apiVersion: accounts('v1'), calls: 0, share: 0, applicationCount: 2 },
      applications: [
        of('Globex', { state: 'FIX_BY', lastCallOn: '2026-11-10', calls: 0 }),
        of('Northwind', { state: 'OK', lastCallOn: '2026-10-20', calls: 0 }),
      ],
    });
    expect(await ask({ from: '2026-01-01', to: '2026-01-31' })).toMatchObject([{ calls: 0, share: null }]);
    const inRange = (await ask()).at(-1).applications.map(({ calls }: Json) => calls);
    expect(inRange).toEqual([2, 0]);
  });

  it('counts an application’s calls from the first to the last day of a range that cuts weeks', async () => {
    await deprecate(null);
    for (const [day, count] of Object.entries({ '09': 1, 10: 2, 18: 4, 24: 8, 25: 16 }))
      await call(count, { time: `2026-11-${day}T12:00:00Z` });
    const fields = 'versions { calls applications { calls state lastCallOn } }';
    expect(await ask({ from: '2026-11-10', to: '2026-11-24' }, fields)).toEqual([
      { calls: 14, applications: [{ calls: 14, state: 'FIX_BY', lastCallOn: '2026-11-25' }] },
    ]);
  });

  it.each([
    ['2026-12-01T23:59:59Z', '2026-11-29', 'FIX_BY'],
    ['2026-12-02T00:00:00Z', '2026-11-29', 'URGENT'],
    ['2026-12-30T23:59:59Z', '2026-12-02', 'URGENT'],
    ['2026-12-31T00:00:00Z', '2026-12-03', 'OVERDUE'],
    ['2027-03-01T00:00:00Z', '2027-02-01', 'OVERDUE'],
    ['2026-12-31T00:00:00Z', '2026-12-02', 'OK'],
    ['2027-03-01T00:00:00Z', '2027-01-31', 'OK'],
  ])('as of %s, last called on %s, with a sunset on 31 Dec, is %s', async (now, lastCallOn, state) => {
    await deprecate('2026-12-31');
    await app.moveTo(`${lastCallOn}T12:00:00Z`);
    await call(1, { time: `${lastCallOn}T00:00:00Z` });
    await app.moveTo(now);
    expect((await ask())[0].applications).toMatchObject([{ state, lastCallOn }]);
  });

  it('goes by the last call in the environment of the filter', async () => {
    await deprecate('2026-12-31');
    await call(1, { time: '2026-11-01T10:00:00Z' });
    await call(1, { ...sandbox, time: '2026-11-20T10:00:00Z' });
    const seen = async (environment?: string | null) =>
      (await ask({ environment })).flatMap(({ applications }) =>
        applications.map((each: Json) => [each.state, each.lastCallOn]),
      );
    expect(await seen()).toEqual([['OK', '2026-11-01']]);
    expect(await seen('SANDBOX')).toEqual([['FIX_BY', '2026-11-20']]);
    expect(await seen(null)).toEqual([['FIX_BY', '2026-11-20']]);
  });

  it('leaves out the platform’s own test companies', async () => {
    await deprecate('2026-12-31');
    await call(1, globex);
    await call(3);
    await call(1, { ...globex, ...v2 });
    await app.pools.staff.query('update partner set internal = true where id = $1', [GLOBEX_ID]);
    expect(await ask({}, 'versions { calls share applicationCount }')).toEqual([
      { calls: 3, share: 1, applicationCount: 1 },
    ]);
  });

  it.each<[string, object, number[][]]>([
    ['partners', { partnerIds: [toTypeId('partner', NORTHWIND_ID)] }, [[3, 1]]],
    ['products', { apiProductIds: [toTypeId('apiProduct', world.PAYMENTS_ID)] }, [[1, 0]]],
    ['no application', { applicationIds: [] }, []],
    [
      'tiers',
      { tiers: ['STRATEGIC'] },
      [
        [1, 0],
        [1, 1],
      ],
    ],
    ['regions', { regions: ['DE'] }, []],
    ['engagement types', { engagementTypes: ['INTEGRATION'] }, [[3, 1]]],
  ])('follows the filter’s %s, in calls and applications alike', async (_what, filter, expected) => {
    await deprecate('2026-12-31');
    await app.pools.staff.query("update partner set tier = 'STRATEGIC' where id = $1", [GLOBEX_ID]);
    await call(3);
    await call(1, globex);
    await call(1, { ...globex, path: '/payments/v1/payments', method: 'POST' });
    const rows = await ask(filter, 'versions { calls applicationCount }');
    const counts = rows.map(({ calls, applicationCount }) => [calls, applicationCount]);
    expect(counts.sort()).toEqual(expected);
  });

  it('returns at most 100 applications of a version and 100 versions, in two statements', async () => {
    const ids = Array.from({ length: 101 }, () => newId());
    await app.pools.staff.query(
      `insert into application (id, partner_id, name, created_at)
       select unnest($1::uuid[]), $2, 'app ' || generate_series(1, 101), '2026-11-01'`,
      [ids, GLOBEX_ID],
    );
    await call(1);
    await app.pools.staff.query(
      `insert into usage_application_weekly
       select u.week, made.id, $2, u.environment, u.api_product_id, u.api_version_id, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
         0, 0, 0, 0, 0, 0, null, u.last_call_at
       from usage_application_weekly u, unnest($1::uuid[]) as made (id)`,
      [ids, GLOBEX_ID],
    );
    await deprecate('2026-12-31');
    const [version] = await ask();
    expect([version.applicationCount, version.applications.length]).toEqual([102, 100]);
    for (const filter of [{}, { to: '2026-11-02' }]) expect(await countReads(() => ask(filter))).toBe(2);
    const query = `query ($first: Int) { adoption(filter: { from: "2026-11-01", to: "2026-11-30" }) {
      versions(first: $first) { calls } } }`;
    for (const first of [0, 101, null])
      expect((await app.gql(MANAGER, query, { first })).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
  });
});
