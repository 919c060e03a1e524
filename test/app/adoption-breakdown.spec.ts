import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID } from '../support/people.js';
import * as usage from '../support/usage.js';

const oneDay = (day: string) => ({ from: day, to: day });
const NORTHWIND = toTypeId('partner', NORTHWIND_ID);

describe('a breakdown of adoption', () => {
  let app: TestApp;
  let key: string;
  let sent = 0;

  const send = async (...calls: object[]) => {
    const { body } = await usage.send(app, usage.lines(...calls), { type: usage.NDJSON, key });
    expect(body.accepted).toBe(calls.length);
  };
  const times = (count: number, more: object) =>
    Array.from({ length: count }, () => usage.call(`call ${(sent += 1)}`, more));

  /** As many calls as the number, for each of 1 to 60. */
  const sendMany = async (day: string, more: (n: number) => object) => {
    for (let n = 1; n <= 60; n += 1)
      await send(...times(n, { time: `${day}T01:00:00Z`, latencyMs: 3, ...more(n) }));
  };

  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    key = await usage.createKey(app.pools.staff, null);
    // One to seven calls on each day of October and November: partners, operations and outcomes take turns.
    const days = Array.from({ length: 60 }, (_each, n) =>
      new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10),
    );
    for (const [n, day] of days.entries())
      await send(
        ...times(1 + (n % 7), {
          time: `${day}T${String(n % 24).padStart(2, '0')}:00:00Z`,
          status: [200, 404, 429, 503][n % 4]!,
          latencyMs: 10 * n,
          ...(n % 3 === 0
            ? { clientId: 'globex-live', path: '/payments/v1/payments', method: 'POST' }
            : { path: n % 2 ? '/accounts/v1/accounts' : '/accounts/v1/elsewhere' }),
        }),
      );
    await app.pools.staff.query("update partner set tier = 'STRATEGIC', region = 'GB' where id = $1", [
      GLOBEX_ID,
    ]);
  });
  afterAll(() => app.stop());

  const ask = (fields: string, filter: object) =>
    app.gql(MANAGER, `query ($filter: AdoptionFilter!) { adoption(filter: $filter) { ${fields} } }`, {
      filter,
    });
  async function answer(fields: string, filter: object) {
    const { data, errors } = await ask(fields, filter);
    expect(errors).toBeUndefined();
    return data.adoption;
  }

  interface Group {
    readonly keys: readonly string[];
    readonly totals: { readonly calls: number };
  }
  const callsOf = (groups: readonly Group[]) =>
    Object.fromEntries(groups.map(({ keys, totals }) => [keys.at(-1)!, totals.calls]));

  describe.each<[string, object]>([
    ['the portfolio', {}],
    ['a tier', { tiers: ['STANDARD'] }],
    ['a region', { regions: ['GB'] }],
    ['an engagement type', { engagementTypes: ['INTEGRATION'] }],
    ['a partner', { partnerIds: [NORTHWIND] }],
    ['a product', { apiProductIds: [toTypeId('apiProduct', usage.ACCOUNTS_ID)] }],
  ])('of %s', (_case, filter) => {
    it.each([
      ['whole weeks', '2026-10-05', '2026-11-01'],
      ['weeks and days at both ends', '2026-10-07', '2026-11-20'],
      ['days within a week', '2026-10-13', '2026-10-16'],
      ['days in two weeks', '2026-10-16', '2026-10-20'],
      ['a Sunday', '2026-10-18', '2026-10-18'],
    ])('adds up to the same over %s, whichever rollup answers', async (_range, from, to) => {
      const range = { from, to, ...filter };
      const fields = ['calls', 'successes', 'throttled', 'errorRate', 'p50Ms'].join(' ');
      const found = await answer(
        `totals { ${fields} } series(interval: DAY) { points { calls } }
         weeks: series(interval: WEEK, groupBy: PARTNER) { key points { calls } }
         months: series(interval: MONTH, groupBy: PARTNER) { key points { calls } }
         byPartner: breakdown(by: [PARTNER]) { keys totals { calls } }
         byProduct: breakdown(by: [API_PRODUCT]) { keys totals { calls } }
         byOperation: breakdown(by: [OPERATION]) { keys totals { calls } }
         byBoth: breakdown(by: [OPERATION, PARTNER]) { keys totals { calls } }
         first: breakdown(by: [OPERATION, PARTNER], first: 1) { keys totals { calls } }`,
        range,
      );
      const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
      const points = (series: { points: { calls: number }[] }) =>
        sum(series.points.map(({ calls }) => calls));
      const { calls } = found.totals;
      expect(points(found.series[0])).toBe(calls);
      for (const groups of [found.byPartner, found.byProduct, found.byOperation, found.byBoth, found.first])
        expect(sum(groups.map(({ totals }: Group) => totals.calls))).toBe(calls);
      expect(found.first[0]).toEqual(found.byBoth[0]);
      const ofPartners = callsOf(found.byPartner);
      for (const series of [found.weeks, found.months])
        expect(
          Object.fromEntries(series.map((each: { key: string; points: [] }) => [each.key, points(each)])),
        ).toEqual(ofPartners);
      const hours = await answer(`series(interval: HOUR) { points { calls } }`, { ...range, to: from });
      const day = await answer(`totals { calls }`, { ...range, to: from });
      expect(points(hours.series[0])).toBe(day.totals.calls);
    });
  });

  it("leaves out the platform's own test companies, whichever rollup answers", async () => {
    await app.pools.staff.query('update partner set internal = true where id = $1', [GLOBEX_ID]);
    const { totals, byProduct, byOperation, byClass, byPartner } = await answer(
      `totals { calls } byProduct: breakdown(by: [API_PRODUCT]) { labels } byPartner: breakdown(by: [PARTNER]) { keys }
       byOperation: breakdown(by: [OPERATION]) { labels } byClass: breakdown(by: [STATUS_CLASS]) { totals { calls } }`,
      { from: '2026-10-01', to: '2026-11-29' },
    );
    await app.pools.staff.query('update partner set internal = false where id = $1', [GLOBEX_ID]);
    expect(byProduct).toEqual([{ labels: ['Accounts'] }]);
    expect(byOperation).toEqual([{ labels: ['GET /accounts'] }, { labels: ['No operation matched'] }]);
    expect(byPartner).toEqual([{ keys: [NORTHWIND] }]);
    expect(byClass.reduce((sum: number, each: Group) => sum + each.totals.calls, 0)).toBe(totals.calls);
  });

  it.each<[string, string, object, string]>([
    [
      'three dimensions',
      'breakdown(by: [PARTNER, OPERATION, API_PRODUCT]) { keys }',
      {},
      '`by` must contain one or two dimensions.',
    ],
    ['no dimension', 'breakdown(by: []) { keys }', {}, '`by` must contain one or two dimensions.'],
    [
      'a dimension twice',
      'breakdown(by: [PARTNER, PARTNER]) { keys }',
      {},
      '`by` contains a dimension twice.',
    ],
    ['no group', 'breakdown(by: [PARTNER], first: 0) { keys }', {}, '`first` must be between 1 and 500.'],
    ['501 groups', 'breakdown(by: [PARTNER], first: 501) { keys }', {}, '`first` must be between 1 and 500.'],
    [
      'an unknown id among known ones',
      'from',
      { partnerIds: [NORTHWIND, toTypeId('partner', usage.PAY_ID)] },
      `\`partnerIds\` contains an unknown ID: ${toTypeId('partner', usage.PAY_ID)}.`,
    ],
    [
      'a malformed id',
      'from',
      { applicationIds: ['app_nothing'] },
      '`applicationIds` contains an unknown ID: app_nothing.',
    ],
    [
      'the id of something else',
      'from',
      { apiProductIds: [NORTHWIND] },
      `\`apiProductIds\` contains an unknown ID: ${NORTHWIND}.`,
    ],
  ])('rejects %s', async (_case, fields, filter, message) => {
    const { errors } = await ask(fields, { ...oneDay('2026-11-10'), ...filter });
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('has at most 50 series, with the smallest combined', async () => {
    await app.pools.staff.query(
      `insert into api_operation (id, api_version_id, method, path, position)
       select gen_random_uuid(), $1, 'GET', '/many/' || n, n from generate_series(1, 60) n`,
      [usage.ACCOUNTS_V1_ID],
    );
    await sendMany('2026-09-10', (n) => ({ path: `/accounts/v1/many/${n}` }));
    const { series } = await answer(
      'series(interval: DAY, groupBy: OPERATION) { key label points { calls p50Ms } }',
      oneDay('2026-09-10'),
    );
    expect(series).toHaveLength(50);
    expect(series[0]).toMatchObject({ label: 'GET /many/60', points: [{ calls: 60, p50Ms: 2.5 }] });
    const rest = (11 * 12) / 2;
    expect(series[49]).toEqual({ key: 'OTHER', label: 'All others', points: [{ calls: rest, p50Ms: 2.5 }] });

    const { breakdown } = await answer(
      'breakdown(by: [OPERATION, STATUS_CLASS], first: 2) { keys labels totals { calls } }',
      oneDay('2026-09-10'),
    );
    expect(breakdown).toEqual([
      {
        keys: [expect.stringMatching(/^op_/), 'SUCCESS'],
        labels: ['GET /many/60', 'Success (2xx, 3xx)'],
        totals: { calls: 60 },
      },
      {
        keys: [expect.stringMatching(/^op_/), 'SUCCESS'],
        labels: ['GET /many/59', 'Success (2xx, 3xx)'],
        totals: { calls: 59 },
      },
      { keys: ['OTHER', 'OTHER'], labels: ['All others', 'All others'], totals: { calls: 1830 - 60 - 59 } },
    ]);
  });

  it('has at most 50 series of applications too, which are ranked before their counts are read', async () => {
    await app.pools.staff.query(
      `with a as (
         insert into application (id, partner_id, name, created_at)
         select gen_random_uuid(), $1, 'Many ' || n, $2 from generate_series(1, 60) n returning id, name
       )
       insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
       select gen_random_uuid(), id, $1, 'PRODUCTION', name, $2, $2 from a`,
      [NORTHWIND_ID, usage.ISSUED_AT],
    );
    await sendMany('2026-09-17', (n) => ({ clientId: `Many ${n}` }));
    const { hours, weeks, breakdown } = await answer(
      `hours: series(interval: HOUR, groupBy: APPLICATION) { label points { start calls p50Ms } }
       weeks: series(interval: WEEK, groupBy: APPLICATION) { label points { calls p50Ms } }
       breakdown(by: [PARTNER, APPLICATION], first: 2) { labels totals { calls successes p50Ms } }`,
      oneDay('2026-09-17'),
    );
    const rest = (11 * 12) / 2;
    for (const series of [hours, weeks]) {
      expect(series).toHaveLength(50);
      expect(series[0]).toMatchObject({ label: 'Many 60' });
      expect(series[0].points).toContainEqual(expect.objectContaining({ calls: 60, p50Ms: 2.5 }));
      expect(series[49]).toMatchObject({ label: 'All others' });
      expect(series[49].points).toContainEqual(expect.objectContaining({ calls: rest, p50Ms: 2.5 }));
    }
    const totals = (calls: number) => ({ calls, successes: calls, p50Ms: 2.5 });
    expect(breakdown).toEqual([
      { labels: ['Northwind Bank', 'Many 60'], totals: totals(60) },
      { labels: ['Northwind Bank', 'Many 59'], totals: totals(59) },
      { labels: ['All others', 'All others'], totals: totals(1830 - 60 - 59) },
    ]);
  });
});
