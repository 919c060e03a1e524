import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { parseCsv, recordsOf } from '../support/csv.js';
import { MANAGER, PARTNER, type Person, STAFF, onlyFor } from '../support/people.js';
import { ACCOUNTS_V1_ID } from '../support/usage.js';
import { seedCallers } from './partner-adoption-support.js';

const RANGE = 'from=2026-11-01&to=2026-11-29';
const FILTER = '{ from: "2026-11-01", to: "2026-11-29" }';
const TOTALS = 'calls successes clientErrors throttled serverErrors errorRate p50Ms p95Ms p99Ms';

describe('the export of adoption', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedCallers(app);
  });
  afterAll(() => app.stop());

  async function get(query: string, person: Person | null = MANAGER) {
    const authorization = person ? { authorization: `Bearer ${await app.token(person)}` } : {};
    const url = `/export/adoption.csv?${query}`;
    return app.nest.inject({ method: 'GET', url, headers: { ...authorization } });
  }
  async function rows(query: string): Promise<Record<string, string>[]> {
    const { statusCode, body } = await get(query);
    expect({ statusCode, body }).toMatchObject({ statusCode: 200 });
    return recordsOf(body);
  }
  async function answer(fields: string) {
    const { data, errors } = await app.gql(MANAGER, `{ ${fields} }`);
    expect(errors).toBeUndefined();
    return data;
  }
  const text = (value: unknown) =>
    value === null || value === undefined ? '' : JSON.stringify(value).replace(/^"|"$/g, '');
  const cells = (row: object) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)]));

  describe('has what the query answers', () => {
    it('as totals', async () => {
      const { adoption } = await answer(`adoption(filter: ${FILTER}) { from to totals { ${TOTALS} } }`);
      const { from, to, totals } = adoption;
      expect(await rows(`metric=totals&${RANGE}`)).toEqual([cells({ from, to, ...totals })]);
      expect(totals.calls).toBeGreaterThan(100);
    });

    it.each([
      ['', ''],
      ['&groupBy=PARTNER', ', groupBy: PARTNER'],
    ])('as series%s', async (parameter, argument) => {
      const { adoption } = await answer(`adoption(filter: ${FILTER}) {
        series(interval: WEEK${argument}) { key label points { start partial ${TOTALS} } } }`);
      const expected = adoption.series.flatMap(({ points, ...group }: { points: object[] }) =>
        points.map((point) => cells({ ...group, ...point })),
      );
      expect(await rows(`metric=series&interval=WEEK&${RANGE}${parameter}`)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(4);
    });

    it('as a breakdown', async () => {
      const { adoption } = await answer(`adoption(filter: ${FILTER}) {
        breakdown(by: [PARTNER, OPERATION], first: 3) { keys labels totals { ${TOTALS} } } }`);
      const expected = adoption.breakdown.map(
        ({ keys, labels, totals }: { keys: string[]; labels: string[]; totals: object }) =>
          cells({ ...{ key1: keys[0], label1: labels[0], key2: keys[1], label2: labels[1] }, ...totals }),
      );
      expect(await rows(`metric=breakdown&by=PARTNER,OPERATION&first=3&${RANGE}`)).toEqual(expected);
      expect(expected).toHaveLength(4);
    });

    it('as funnel and times', async () => {
      const times = 'medianHours p90Hours n pending';
      const { adoption } = await answer(`adoption(filter: ${FILTER}) {
        funnel(cohortFrom: "2026-10-01") { step n conversion medianDays }
        timeToFirstCall(cohortFrom: "2026-10-01") { ${times} } timeToProduction(cohortFrom: "2026-10-01") { ${times} } }`);
      expect(adoption.funnel[0].n).toBe(1);
      expect(await rows(`metric=funnel&cohortFrom=2026-10-01&${RANGE}`)).toEqual(adoption.funnel.map(cells));
      expect(await rows(`metric=times&cohortFrom=2026-10-01&${RANGE}`)).toEqual([
        { time: 'TO_FIRST_CALL', ...cells(adoption.timeToFirstCall) },
        { time: 'TO_PRODUCTION', ...cells(adoption.timeToProduction) },
      ]);
    });

    it('as cohorts', async () => {
      const { adoption } = await answer(`adoption(filter: ${FILTER}) {
        cohorts(cohortFrom: "2026-10-01", interval: WEEK) { start partial engagements cells { step since n share } } }`);
      const expected = adoption.cohorts.flatMap(({ cells: cellsOf, ...cohort }: { cells: object[] }) =>
        cellsOf.map((cell) => cells({ ...cohort, ...cell })),
      );
      expect(await rows(`metric=cohorts&cohortFrom=2026-10-01&interval=WEEK&${RANGE}`)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(10);
    });

    it('as versions, with the applications behind deprecated ones', async () => {
      await app.pools.staff.query(
        "update api_version set status = 'DEPRECATED', sunset_on = '2026-12-20' where id = $1",
        [ACCOUNTS_V1_ID],
      );
      const { adoption } = await answer(`adoption(filter: ${FILTER}) { versions {
        apiVersion { id version status sunsetOn apiProduct { name } } calls share applicationCount
        applications { application { id name } partner { id name } calls lastCallOn state } } }`);
      const [accounts, payments] = [...adoption.versions].sort(
        (one, other) => other.applicationCount - one.applicationCount,
      );
      const found = await rows(`metric=versions&${RANGE}`);
      expect(found).toHaveLength(accounts.applications.length + 1);
      expect(accounts.applications.length).toBeGreaterThan(3);
      for (const { application, partner, calls, lastCallOn, state } of accounts.applications)
        expect(found).toContainEqual(
          cells({
            ...{
              apiVersionId: accounts.apiVersion.id,
              apiProduct: 'Accounts',
              version: 'v1',
              status: 'DEPRECATED',
            },
            ...{ sunsetOn: '2026-12-20', replacedById: null, calls: accounts.calls, share: accounts.share },
            ...{ applicationCount: accounts.applicationCount, applicationId: application.id },
            ...{ application: application.name, partnerId: partner.id, partner: partner.name },
            ...{ applicationCalls: calls, lastCallOn, state },
          }),
        );
      expect(found).toContainEqual(
        expect.objectContaining({
          apiVersionId: payments.apiVersion.id,
          calls: text(payments.calls),
          application: '',
        }),
      );
    });

    it.each([
      ['', ''],
      ['&environment=SANDBOX', ', environment: SANDBOX'],
      ['&environment=BOTH&tiers=STANDARD&tiers=GROWTH', ', environment: null, tiers: [STANDARD, GROWTH]'],
      ['&partnerIds=', ', partnerIds: []'],
    ])('as partners%s', async (parameters, conditions) => {
      const { partnerAdoption } = await answer(`partnerAdoption(filter: { to: "2026-11-29"${conditions} },
        orderBy: { field: TREND, direction: ASC }) { nodes { partner { id slug name tier region } from to ${TOTALS}
        trend breadth activeDays lastCallAt activatedOn sustainedOn } }`);
      const expected = partnerAdoption.nodes.map(({ partner, ...figures }: { partner: object }) =>
        cells({ ...partner, ...figures }),
      );
      const query = `metric=partners&to=2026-11-29&orderBy=TREND&direction=ASC${parameters}`;
      expect(await rows(query)).toEqual(expected);
      if (expected.length > 2) expect(await rows(`${query}&first=2`)).toEqual(expected.slice(0, 2));
    });
  });

  it('is a file of UTF-8 with a header row, also without rows', async () => {
    const { headers, body } = await get('metric=partners&to=2026-11-29&partnerIds=');
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="adoption-partners-2026-11-29.csv"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(body).toMatch(/^id,slug,name,.*sustainedOn\r\n$/);
  });

  it('defuses formulas, quotes what needs it, and leaves numbers alone', async () => {
    const { staff } = app.pools;
    const names = [
      ...[
        '=cmd|" /C calc"!A0',
        '+1+1',
        '-1+1',
        '@SUM(A1)',
        '\t=1',
        '\r=1',
        '\n=1',
        'a "quoted", name',
        'two\r\nlines',
      ],
      ...['"=1', '\u202Eefas', '=1\n=2', '\uFF1D1', "'apostrophe", 'ünïcödé 漢字 🚀'],
    ];
    await staff.query(
      `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
       select gen_random_uuid(), 'hostile-' || lpad(place::text, 2, '0'), name, 'BANK', 'STRATEGIC', 'US', 'UTC', false, 1, '2026-01-01'
       from unnest($1::text[]) with ordinality as hostile (name, place)`,
      [names],
    );
    const exported = await rows('metric=partners&tiers=STRATEGIC&to=2026-11-29');
    const bySlug = exported.sort((one, other) => (one['slug']! < other['slug']! ? -1 : 1));
    const defused = /^[=+\-@\t\r\n\uFF1D]/;
    expect(bySlug.map(({ name }) => name)).toEqual(
      names.map((name) => (defused.test(name) ? `'${name}` : name)),
    );
    const trends = (await rows('metric=partners&to=2026-11-29&orderBy=TREND&direction=ASC')).map(
      ({ trend }) => trend,
    );
    expect(trends[0]).toMatch(/^-0\.\d+$/);
    await staff.query("update partner set internal = true where slug like 'hostile-%'");
  });

  describe('is for staff', () => {
    it.each(onlyFor(...STAFF))('%s: %s', async (person, code) => {
      const { statusCode } = await get(`metric=totals&${RANGE}`, person);
      expect(statusCode).toBe(code === undefined ? 200 : 403);
    });

    it('and reads nothing for others, whatever they ask for', async () => {
      for (const query of ['metric=partners&first=1000000', 'metric=nonsense', ''])
        for (const [person, status] of [
          [PARTNER, 403],
          [null, 401],
        ] as const) {
          const reads = await countReads(async () => {
            expect((await get(query, person)).statusCode).toBe(status);
          });
          expect(reads).toBe(0);
        }
    });
  });

  it.each<[string, string[]]>([
    ['', ['`metric` is required.']],
    ['metric=money', ['`metric` must be one of totals, series,']],
    ['metric=totals', ['`from` is required.', '`to` is required.']],
    ['metric=breakdown', ['`from` is required.', '`by` is required.']],
    [
      'metric=totals&from=2026-02-30&to=2026-11-29&to=2026-11-30&colour=red&size=9&tiers=GOLD&environment=MOON',
      [
        ...[
          '`from` must be a day such as 2026-11-30.',
          '`to` must be given once.',
          '`colour`, `size`. Known are from, to,',
        ],
        ...['`tiers` can only contain STRATEGIC, GROWTH, STANDARD.', '`environment` must be one of'],
      ],
    ],
    ['metric=series&from=2026-11-29&to=2026-11-01&interval=DAY', ['`from` must not be after `to`.']],
    ['metric=series&from=2026-01-01&to=2026-11-01&interval=HOUR', ['at most 31 days']],
    ['metric=totals&from=2025-01-01&to=2026-11-01', ['at most 400 days']],
    ['metric=partners&regions=a%00b', ['`regions` contains a NUL character']],
    ['metric=partners&regions=UK', ['did you mean GB?']],
    [`metric=breakdown&by=PARTNER,OPERATION,API_PRODUCT&${RANGE}`, ['one or two dimensions']],
    [`metric=totals&${RANGE}&partnerIds=ptn_nothing`, ['unknown ID']],
    ['metric=partners&from=2026-11-01', ['Unknown parameters: `from`.']],
    ['metric=partners&first=1000000', ['`first` must be a whole number from 1 to 50000.']],
    ['metric=partners&first=0x10', ['`first` must be a whole number']],
  ])('rejects %s', async (query, messages) => {
    const { statusCode, headers, body } = await get(query);
    const { error } = JSON.parse(body);
    expect([statusCode, error.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(headers['content-disposition']).toBeUndefined();
    for (const message of messages) expect(error.message).toContain(message);
  });

  it('rejects more than 50,000 rows before it sends anything, unless only some are asked for', async () => {
    await app.pools.staff.query(
      `insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at)
       select gen_random_uuid(), 'many-' || n, 'Many ' || n, 'BANK', 'STRATEGIC', 'MT', 'UTC', false, 1, '2026-01-01'
       from generate_series(1, 50001) n`,
    );
    const { statusCode, body } = await get('metric=partners&regions=MT');
    expect([statusCode, JSON.parse(body).error.message]).toEqual([
      400,
      'The export would have 50001 rows; the limit is 50000. Narrow the filter, or set `first`.',
    ]);
    expect(parseCsv((await get('metric=partners&regions=MT&first=150')).body)).toHaveLength(151);
  });
});
