import { type GraphQLObjectType, GraphQLFloat, getNamedType, isObjectType } from 'graphql';
import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { MANAGER, NORTHWIND_ID, PARTNER, type Person } from '../support/people.js';
import { reachableTypes } from '../support/reachable-types.js';
import { schemaOf } from '../support/root-fields.js';
import * as usage from '../support/usage.js';
import { Executors } from './executors.js';

/** The decimals of a Float by its name; each name must match exactly one line. */
const DECIMALS: readonly [sentence: string, decimals: number, names: RegExp][] = [
  [
    'An integer.',
    0,
    /^(accepted|duplicates|quarantined|rejected|calls(28)?|successes|clientErrors|serverErrors|throttled)$/,
  ],
  ['Rounded to 1 decimal.', 1, /^percent/],
  ['Rounded to 2 decimals.', 2, /^average|^(median|p90)$|(Hours|Ms|^medianDays|^meanVarianceDays)$/],
  [
    'Rounded to 6 decimals.',
    6,
    /(Rate(28)?|Index|Coverage|^(breadth|trend|conversion|share|coverage|scoreExact|score|contribution|delta|value|weight|poor|healthy|threshold|progress|precision|recall|f1))$/,
  ],
];

/** Computed from other values than a number; covered below, and where health changes are tested. */
const COMPUTED =
  /^(HealthChange\.delta|Backtest\.(precision|recall|f1)|PartnerAdoption\.(errorRate|p\d\dMs))$/;
const VALUE = 23_456.123456789;

describe('decimals and partial points of the API', () => {
  let app: TestApp;
  let both: Executors;
  beforeAll(async () => {
    app = await TestApp.start();
    both = new Executors(app);
    const { staff } = app.pools;
    await usage.seedUsageWorld(staff);
    await usage.registerFor(staff, usage.ACCOUNTS_ID);
    await staff.query(
      `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
         version, created_at, updated_at, health_score)
       select gen_random_uuid(), partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
         version, created_at, updated_at, score
       from engagement, unnest(array[11, 12, 14]) score`,
    );
    await staff.query(
      `insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required,
         is_go_live, visibility, status, duration_days, version)
       select gen_random_uuid(), e.id, e.partner_id, 'M' || weight, 'M', 'BUILD', weight, 'PARTNER', weight, true, false,
         'PARTNER', case weight when 263 then 'DONE' else 'NOT_STARTED' end, 1, 1
       from engagement e, unnest(array[137, 263]) weight where e.id = $1`,
      [usage.ENGAGEMENT_ID],
    );
    const key = await usage.createKey(staff, null);
    const calls = [200, 200, 503].map((status) => usage.call(`call ${status}`, { status, latencyMs: 90 }));
    calls.push(usage.call('first', { clientId: 'northwind-sandbox', time: '2026-11-03T09:20:00Z' }));
    calls[1] = usage.call('another', { latencyMs: 70 });
    const { body } = await usage.send(app, usage.lines(...calls), { type: usage.NDJSON, key });
    expect(body.accepted).toBe(4);
  });
  afterAll(() => app.stop());

  function floats(): [GraphQLObjectType, string][] {
    return Object.values(schemaOf(app.nest).getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(({ type: of }) => getNamedType(of) === GraphQLFloat)
          .map(({ name }): [GraphQLObjectType, string] => [type, name]),
      );
  }

  it('are documented for every Float, in exactly one class', () => {
    expect(floats().length).toBeGreaterThan(60);
    for (const [type, name] of floats()) {
      const classes = DECIMALS.filter(([, , names]) => names.test(name));
      const told = DECIMALS.filter(([sentence]) => type.getFields()[name]!.description!.endsWith(sentence));
      expect({ field: `${type.name}.${name}`, classes }).toEqual({
        ...{ field: `${type.name}.${name}`, classes: told },
      });
      expect(classes).toHaveLength(1);
    }
  });

  it('apply to every Float that is returned', () => {
    for (const [type, name] of floats()) {
      const [, decimals] = DECIMALS.find(([, , names]) => names.test(name))!;
      if (decimals === 0 || COMPUTED.test(`${type.name}.${name}`)) continue;
      const info = { path: { key: name }, fieldName: name, parentType: type };
      const answer: unknown = type.getFields()[name]!.resolve!({ [name]: VALUE }, {}, {}, info as never);
      expect({ [`${type.name}.${name}`]: answer }).toEqual({
        [`${type.name}.${name}`]: Number(VALUE.toFixed(decimals)),
      });
    }
  });

  const days = { from: '2026-11-20', to: '2026-11-29' };
  it.each<[string, Person, string, Record<string, unknown>, object]>([
    ['a mean', MANAGER, '{ portfolio { averageScore } }', {}, { portfolio: { averageScore: 12.33 } }],
    [
      'a ratio and latencies',
      MANAGER,
      'query ($filter: AdoptionFilter!) { adoption(filter: $filter) { totals { calls errorRate p50Ms p95Ms } } }',
      { filter: days },
      { adoption: { totals: { calls: 3, errorRate: 0.333333, p50Ms: 75, p95Ms: 97.5 } } },
    ],
    [
      'of a partner, under other names',
      MANAGER,
      'query ($id: ID!) { partner(id: $id) { adoption { calls rate: errorRate p50Ms p95Ms slow: p99Ms } } }',
      { id: toTypeId('partner', NORTHWIND_ID) },
      { partner: { adoption: { calls: 3, rate: 0.333333, p50Ms: 75, p95Ms: 97.5, slow: 99.5 } } },
    ],
    [
      'what a partner sees, under other names',
      PARTNER,
      'query ($key: String!) { myIntegration(key: $key) { done: percentComplete usage { totals { calls rate: errorRate } } } }',
      { key: 'ENG-1' },
      { myIntegration: { done: 65.8, usage: { totals: { calls: 4, rate: 0.25 } } } },
    ],
    [
      'hours',
      MANAGER,
      'query ($id: ID!) { engagement(id: $id) { adoption { ttfcHours errorRate28 } } }',
      { id: toTypeId('engagement', usage.ENGAGEMENT_ID) },
      { engagement: { adoption: { ttfcHours: 48.33, errorRate28: 0.333333 } } },
    ],
  ])('are identical in both executors: %s', async (_what, person, query, variables, expected) => {
    const { answer, compiled } = await both.ask({ person, query, variables });
    expect(JSON.parse(answer.body)).toEqual({ data: expected });
    expect(compiled).toBe(1);
  });

  it.each<[string, object, string[]]>([
    ['MONTH', { from: '2026-09-02', to: '2026-11-29' }, ['2026-09-01', '2026-11-01']],
    ['WEEK', { from: '2026-11-11', to: '2026-11-29' }, ['2026-11-09']],
    ['WEEK', { from: '2026-11-16', to: '2026-11-29' }, []],
    ['DAY', { from: '2026-11-28', to: '2026-11-30' }, ['2026-11-30']],
  ])('mark partial points by %s', async (interval, filter, expected) => {
    const query = `query ($filter: AdoptionFilter!) { adoption(filter: $filter) {
      all: series(interval: ${interval}) { points { start partial } }
      grouped: series(interval: ${interval}, groupBy: API_PRODUCT) { points { start partial } } } }`;
    const { adoption } = (await app.gql(MANAGER, query, { filter })).data;
    const series = [...adoption.all, ...adoption.grouped];
    expect(series).toHaveLength(2);
    for (const { points } of series) {
      const partial = points.filter((point: { partial: boolean }) => point.partial);
      expect(partial.map(({ start }: { start: string }) => start.slice(0, 10))).toEqual(expected);
    }
  });

  it('mark partial points wherever there is an interval', () => {
    const schema = schemaOf(app.nest);
    const series = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ args }) => args.some(({ type }) => getNamedType(type).name === 'Interval'));
    expect(series.map(({ name }) => name)).toContain('series');
    for (const field of series) {
      const points = [...reachableTypes(schema, [field], 'MANAGER')]
        .map((name) => schema.getType(name))
        .filter((type): type is GraphQLObjectType => isObjectType(type))
        .filter((type) => ['start', 'at'].some((name) => name in type.getFields()));
      expect(points.length).toBeGreaterThan(0);
      for (const point of points) expect(String(point.getFields()['partial']?.type)).toBe('Boolean!');
    }
  });
});
