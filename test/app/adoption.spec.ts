import { toTypeId } from '../../src/kernel/ids.js';
import { type Answer, TestApp } from '../support/app.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID } from '../support/people.js';
import * as usage from '../support/usage.js';

const ALL = 'calls successes clientErrors throttled serverErrors errorRate p50Ms p95Ms p99Ms';
const DAYS = { from: '2026-11-20', to: '2026-11-29' };

describe('adoption', () => {
  let app: TestApp;
  let sent = 0;
  let key: string;

  const send = async (...calls: object[]) => {
    const { body } = await usage.send(app, usage.lines(...calls), { type: usage.NDJSON, key });
    expect(body.accepted).toBe(calls.length);
  };
  const times = (count: number, more: object) =>
    Array.from({ length: count }, () => usage.call(`call ${(sent += 1)}`, more));

  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    await usage.registerFor(app.pools.staff, usage.ACCOUNTS_ID);
    key = await usage.createKey(app.pools.staff, null);
    const quiet = { latencyMs: undefined };
    // Five statuses on one day, the histogram example on another, one call by Globex, and the sandbox.
    await send(
      ...[200, 302, 404, 429, 503].map((status) => usage.call(`status ${status}`, { ...quiet, status })),
      ...times(10, { time: '2026-11-22T23:59:59Z', latencyMs: 50 }),
      ...times(30, { time: '2026-11-23T00:00:00Z', latencyMs: 100 }),
      ...times(60, { time: '2026-11-23T10:00:00Z', latencyMs: 250 }),
      ...times(5, { time: '2026-11-23T10:59:59Z', latencyMs: 20_000 }),
      ...times(1, {
        clientId: 'globex-live',
        path: '/payments/v1/payments',
        method: 'POST',
        time: '2026-11-24T00:00:00Z',
      }),
      ...times(1, { clientId: 'northwind-sandbox', time: '2026-11-02T21:00:00Z', status: 401 }),
      ...times(1, { clientId: 'northwind-sandbox', time: '2026-11-03T09:30:00Z' }),
    );
  });
  afterAll(() => app.stop());

  const ask = (fields: string, filter: object): Promise<Answer> =>
    app.gql(MANAGER, `query ($filter: AdoptionFilter!) { adoption(filter: $filter) { ${fields} } }`, {
      filter,
    });
  async function answer(fields: string, filter: object) {
    const { data, errors } = await ask(fields, filter);
    expect(errors).toBeUndefined();
    return data.adoption;
  }
  const oneDay = (day: string) => ({ from: day, to: day });

  it('relates errors to calls that were not throttled', async () => {
    expect(await answer(`from to totals { ${ALL} }`, oneDay('2026-11-29'))).toEqual({
      ...oneDay('2026-11-29'),
      totals: {
        ...{ calls: 5, successes: 2, clientErrors: 1, throttled: 1, serverErrors: 1, errorRate: 0.5 },
        ...{ p50Ms: null, p95Ms: null, p99Ms: null },
      },
    });
  });

  it('computes latency from the histogram of many days', async () => {
    const { totals } = await answer('totals { calls p50Ms p95Ms p99Ms }', {
      from: '2026-11-22',
      to: '2026-11-23',
    });
    expect(totals).toEqual({ calls: 105, p50Ms: 131.25, p95Ms: 249.38, p99Ms: 10_000 });
  });

  it('returns zeros and nulls if there were no calls', async () => {
    const { totals } = await answer(`totals { ${ALL} }`, oneDay('2026-10-01'));
    const unknown = { errorRate: null, p50Ms: null, p95Ms: null, p99Ms: null };
    expect(totals).toEqual({
      calls: 0,
      successes: 0,
      clientErrors: 0,
      throttled: 0,
      serverErrors: 0,
      ...unknown,
    });
  });

  it.each<[string, object, number]>([
    ['everything in production', {}, 111],
    ['a partner', { partnerIds: [toTypeId('partner', GLOBEX_ID)] }, 1],
    ['a product', { apiProductIds: [toTypeId('apiProduct', usage.ACCOUNTS_ID)] }, 110],
    [
      'a product that the partner does not use',
      {
        partnerIds: [toTypeId('partner', GLOBEX_ID)],
        apiProductIds: [toTypeId('apiProduct', usage.ACCOUNTS_ID)],
      },
      0,
    ],
    ['no partner', { partnerIds: [] }, 0],
    ['a tier', { tiers: ['STRATEGIC'] }, 0],
    ['the sandbox', { environment: 'SANDBOX', from: '2026-11-01' }, 2],
    ['both environments', { environment: null, from: '2026-11-01' }, 113],
  ])('counts %s', async (_case, filter, calls) => {
    expect((await answer('totals { calls }', { ...DAYS, ...filter })).totals.calls).toBe(calls);
  });

  it("excludes the platform's own test companies", async () => {
    await app.pools.staff.query('update partner set internal = true where id = $1', [GLOBEX_ID]);
    expect((await answer('totals { calls }', DAYS)).totals.calls).toBe(110);
    const { series } = await answer('series(interval: DAY, groupBy: PARTNER) { label }', DAYS);
    expect(series).toEqual([{ label: 'Northwind Bank' }]);
    await app.pools.staff.query('update partner set internal = false where id = $1', [GLOBEX_ID]);
  });

  it('returns series without gaps', async () => {
    const { series } = await answer(
      'series(interval: DAY) { key label points { start calls errorRate p50Ms } }',
      {
        from: '2026-11-21',
        to: '2026-11-24',
      },
    );
    const point = (day: string, calls: number, errorRate: number | null, p50Ms: number | null) => ({
      start: `2026-11-${day}T00:00:00.000Z`,
      ...{ calls, errorRate, p50Ms },
    });
    const points = [
      point('21', 0, null, null),
      point('22', 10, 0, 37.5),
      point('23', 95, 0, 143.75),
      point('24', 1, 0, 17.5),
    ];
    expect(series).toEqual([{ key: null, label: null, points }]);
  });

  it.each([
    [
      'HOUR',
      { from: '2026-11-22', to: '2026-11-23' },
      48,
      { '2026-11-22T23': 10, '2026-11-23T00': 30, '2026-11-23T10': 65 },
    ],
    ['WEEK', DAYS, 2, { '2026-11-16T00': 10, '2026-11-23T00': 101 }],
    ['MONTH', { from: '2026-10-31', to: '2026-11-30' }, 2, { '2026-11-01T00': 111 }],
  ])('counts by %s', async (interval, range, count, expected) => {
    const { series } = await answer(`series(interval: ${interval}) { points { start calls } }`, range);
    const points = series[0]!.points as unknown as { start: string; calls: number }[];
    expect(points).toHaveLength(count);
    const called = points.filter(({ calls }) => calls > 0);
    expect(Object.fromEntries(called.map(({ start, calls }) => [start.slice(0, 13), calls]))).toEqual(
      expected,
    );
  });

  it.each([
    [
      'PARTNER',
      [
        [toTypeId('partner', NORTHWIND_ID), 'Northwind Bank', 110],
        [toTypeId('partner', GLOBEX_ID), 'Globex Pay', 1],
      ],
    ],
    [
      'APPLICATION',
      [
        [expect.stringMatching(/^app_/), 'Northwind app', 110],
        [expect.stringMatching(/^app_/), 'Globex app', 1],
      ],
    ],
    [
      'API_PRODUCT',
      [
        [toTypeId('apiProduct', usage.ACCOUNTS_ID), 'Accounts', 110],
        [toTypeId('apiProduct', usage.PAYMENTS_ID), 'Payments', 1],
      ],
    ],
    [
      'API_VERSION',
      [
        [toTypeId('apiVersion', usage.ACCOUNTS_V1_ID), 'Accounts v1', 110],
        [toTypeId('apiVersion', usage.PAYMENTS_V1_ID), 'Payments v1', 1],
      ],
    ],
    [
      'OPERATION',
      [
        [toTypeId('apiOperation', usage.READ_ACCOUNT_ID), 'GET /accounts/{id}', 110],
        [toTypeId('apiOperation', usage.PAY_ID), 'POST /payments', 1],
      ],
    ],
    [
      'STATUS_CLASS',
      [
        ['SUCCESS', 'Success (2xx, 3xx)', 108],
        ['CLIENT_ERROR', 'Client error (4xx)', 1],
        ['SERVER_ERROR', 'Server error (5xx)', 1],
        ['THROTTLED', 'Throttled (429)', 1],
      ],
    ],
  ])('groups by %s, the largest first', async (dimension, expected) => {
    const { series } = await answer(
      `series(interval: MONTH, groupBy: ${dimension}) { key label points { calls } }`,
      DAYS,
    );
    expect(series).toEqual(expected.map(([key, label, calls]) => ({ key, label, points: [{ calls }] })));
  });

  it.each([
    ['totals', (totals: string) => `totals { ${totals} }`],
    ['series', (totals: string) => `series(interval: DAY) { points { ${totals} } }`],
    [
      'groups',
      (totals: string) => `series(interval: DAY, groupBy: STATUS_CLASS) { key points { ${totals} } }`,
    ],
    ['a breakdown', (totals: string) => `breakdown(by: [PARTNER], first: 1) { keys totals { ${totals} } }`],
  ])('reads only the counts that are selected, with the same values: %s', async (_what, query) => {
    const all = JSON.stringify(await answer(query(ALL), DAYS));
    const names = ALL.split(' ');
    for (const field of names) {
      const only: unknown = JSON.parse(all, (name, value: unknown) =>
        name !== field && names.includes(name) ? undefined : value,
      );
      const aliased = JSON.stringify(await answer(query(`... { x: ${field} }`), DAYS));
      expect(JSON.parse(aliased.replaceAll('"x":', `"${field}":`))).toEqual(only);
    }
  });

  it.each<[string, string, object, string]>([
    [
      'a range that ends before it begins',
      'from',
      { from: '2026-11-02', to: '2026-11-01' },
      '`from` must not be after `to`.',
    ],
    ['401 days', 'from', { from: '2025-01-01', to: '2026-02-05' }, 'The range can cover at most 400 days.'],
    [
      '32 days of hours',
      'series(interval: HOUR) { key }',
      { from: '2026-10-01', to: '2026-11-01' },
      'A series by HOUR can cover at most 31 days.',
    ],
    [
      'cohorts the wrong way round',
      'funnel(cohortFrom: "2026-12-01") { step }',
      DAYS,
      '`cohortFrom` must not be after `cohortTo`.',
    ],
    [
      'no region',
      'from',
      { ...DAYS, regions: ['US', 'UK'] },
      '`regions` must be an ISO 3166 code; did you mean GB?',
    ],
    [
      '201 partners',
      'from',
      { ...DAYS, partnerIds: new Array(201).fill('x') },
      '`partnerIds` can contain at most 200 values.',
    ],
  ])('rejects %s', async (_case, fields, filter, message) => {
    const { errors } = await ask(fields, filter);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('accepts 400 days, and 31 days of hours', async () => {
    const pointsBy = async (interval: string, from: string, to: string) =>
      (await answer(`series(interval: ${interval}) { points { calls } }`, { from, to })).series[0]!.points;
    expect(await pointsBy('DAY', '2025-01-01', '2026-02-04')).toHaveLength(400);
    expect(await pointsBy('HOUR', '2026-10-01', '2026-10-31')).toHaveLength(31 * 24);
  });

  it('rejects a date that does not exist', async () => {
    const { errors } = await ask('from', { from: '2026-02-30', to: '2026-03-01' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is for staff only', async () => {
    const query = '{ adoption(filter: { from: "2026-11-01", to: "2026-11-02" }) { totals { calls } } }';
    const { errors } = await app.gql('partner@northwind.example', query);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('shows for each engagement how its partner uses the products in scope', async () => {
    const { data } = await app.gql(
      MANAGER,
      `query ($id: ID!) { engagement(id: $id) { adoption { calls28 errorRate28 activeDays28 breadth trend lastCallAt ttfc: ttfcHours
         timeToProductionHours } } }`,
      { id: toTypeId('engagement', usage.ENGAGEMENT_ID) },
    );
    expect(data.engagement.adoption).toEqual({
      ...{ calls28: 110, errorRate28: 0.018349, activeDays28: 3, breadth: 0.5, trend: null },
      lastCallAt: '2026-11-29T10:00:00.000Z',
      ttfc: 48.5, // 1 Nov 09:00 to 3 Nov 09:30: the earlier 401 was not a success
      timeToProductionHours: 572, // minus a second: 30 Oct 00:00 in New York is 04:00 UTC
    });
  });
});
