import { toTypeId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { ENGINEER_ID, GLOBEX_ID, MANAGER, NORTHWIND_ID, type Person } from '../support/people.js';
import { type Known, PRODUCT_IDS, seedPortfolio } from '../support/seed-portfolio.js';

const KEYS = `query Keys($filter: EngagementFilter, $orderBy: EngagementOrder, $first: Int, $after: String) {
  engagements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { key } totalCount pageInfo { hasNextPage endCursor } } }`;

describe('a manager', () => {
  let app: TestApp;
  let all: readonly Known[];
  beforeAll(async () => {
    app = await TestApp.start();
    all = await seedPortfolio(app.pools.staff, 60);
  });
  afterAll(() => app.stop());

  const keysOf = async (variables: object): Promise<string[]> => {
    const { data, errors } = await app.gql(MANAGER, KEYS, { first: 100, ...variables });
    expect(errors).toBeUndefined();
    return data.engagements!.nodes!.map(({ key }: Json) => key);
  };

  it('lists partners by name', async () => {
    const { data } = await app.gql(MANAGER, '{ partners { nodes { slug } totalCount } }');
    expect(data.partners).toEqual({ nodes: [{ slug: 'globex' }, { slug: 'northwind' }], totalCount: 2 });
  });

  describe('filtering engagements', () => {
    const northwind = toTypeId('partner', NORTHWIND_ID);
    const globex = toTypeId('partner', GLOBEX_ID);
    const erin = toTypeId('engineer', ENGINEER_ID);
    const product = toTypeId('apiProduct', PRODUCT_IDS[1]!);

    it.each<[string, object, (known: Known) => boolean]>([
      ['words in the title, in any case', { q: 'PAYOUTS' }, ({ title }) => title.includes('payouts')],
      ['words that LIKE would read as a pattern', { q: '100%' }, ({ title }) => title.includes('100%')],
      ["words in the partner's name", { q: 'globex' }, ({ partner }) => partner.id === GLOBEX_ID],
      ['words in the key', { q: 'ENG-12' }, ({ key }) => key === 'ENG-12'],
      ['the key', { key: { in: ['ENG-3', 'ENG-9'] } }, ({ key }) => ['ENG-3', 'ENG-9'].includes(key)],
      ['the engagement', { id: { in: ['ENG-3', 'eng-9'] } }, ({ key }) => ['ENG-3', 'ENG-9'].includes(key)],
      ['all engagements but one', { id: { notIn: ['ENG-3'] } }, ({ key }) => key !== 'ENG-3'],
      ['the stage', { stage: { in: ['SANDBOX'] } }, ({ stage }) => stage === 'SANDBOX'],
      [
        'no stage of a list',
        { stage: { notIn: ['SANDBOX', 'DESIGN'] } },
        ({ stage }) => !/SANDBOX|DESIGN/.test(stage),
      ],
      [
        'the status',
        { status: { in: ['ACTIVE', 'ON_HOLD'] } },
        ({ status }) => /ACTIVE|ON_HOLD/.test(status),
      ],
      ['the type', { type: { in: ['MIGRATION'] } }, ({ type }) => type === 'MIGRATION'],
      ['the band', { band: { in: ['CRITICAL'] } }, ({ band }) => band === 'CRITICAL'],
      ['the partner', { partnerId: { in: [northwind] } }, ({ partner }) => partner.id === NORTHWIND_ID],
      ['all partners but one', { partnerId: { notIn: [globex] } }, ({ partner }) => partner.id !== GLOBEX_ID],
      ["the partner's tier", { tier: { in: ['STRATEGIC'] } }, ({ partner }) => partner.tier === 'STRATEGIC'],
      [
        'an API product in scope',
        { apiProductId: { in: [product] } },
        ({ productIds }) => productIds.includes(PRODUCT_IDS[1]!),
      ],
      [
        'an API product out of scope',
        { apiProductId: { notIn: [product] } },
        ({ productIds }) => !productIds.includes(PRODUCT_IDS[1]!),
      ],
      ['the region', { region: { in: ['DE'] } }, ({ region }) => region === 'DE'],
      ['the lead', { leadId: { in: [erin] } }, ({ leadId }) => leadId === ENGINEER_ID],
      ['a team member', { memberId: { in: [erin] } }, ({ memberIds }) => memberIds.includes(ENGINEER_ID)],
      [
        'who has the ball',
        { ballInCourt: { in: ['PARTNER', 'COMPLIANCE'] } },
        ({ ballParty }) => ballParty === 'PARTNER' || ballParty === 'COMPLIANCE',
      ],
      [
        'the day it started',
        { startedOn: { gte: '2026-02-01', lte: '2026-04-01' } },
        ({ startedOn }) => startedOn >= '2026-02-01' && startedOn <= '2026-04-01',
      ],
      [
        'go-live by a day',
        { forecastGoLiveOn: { lte: '2026-10-01' } },
        ({ forecastGoLiveOn: on }) => on !== null && on <= '2026-10-01',
      ],
      ['no go-live', { forecastGoLiveOn: { isNull: true } }, ({ forecastGoLiveOn: on }) => on === null],
      ['some go-live', { forecastGoLiveOn: { isNull: false } }, ({ forecastGoLiveOn: on }) => on !== null],
      [
        'days late',
        { varianceDays: { gte: 1, lte: 10 } },
        ({ varianceDays: late }) => late !== null && late >= 1 && late <= 10,
      ],
      [
        'several at once',
        { stage: { in: ['SANDBOX', 'LAUNCH'] }, region: { in: ['US'] } },
        ({ stage, region }) => /SANDBOX|LAUNCH/.test(stage) && region === 'US',
      ],
      ['nothing', {}, () => true],
      ['an empty list, which matches nothing', { stage: { in: [] } }, () => false],
      ['an empty list of ids', { memberId: { in: [] } }, () => false],
      ['none of an empty list', { region: { notIn: [] } }, () => true],
    ])('by %s', async (_what, filter, matches) => {
      const expected = all
        .filter(matches)
        .map(({ key }) => key)
        .reverse();
      expect(await keysOf({ filter })).toEqual(expected);
    });

    it.each<[string, object]>([
      ['a malformed id', { partnerId: { in: ['ptn_nonsense'] } }],
      ['an id of another kind', { leadId: { in: [northwind] } }],
    ])('by %s is rejected', async (_what, filter) => {
      const { errors } = await app.gql(MANAGER, KEYS, { first: 100, filter });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    });
  });

  describe('sorting engagements', () => {
    const number = ({ key }: Known) => Number(key.slice(4));
    it.each<[string, (known: Known) => string | number | null]>([
      ['KEY', number],
      ['STARTED_ON', ({ startedOn }) => startedOn],
      ['FORECAST_GO_LIVE_ON', ({ forecastGoLiveOn }) => forecastGoLiveOn],
      ['HEALTH_SCORE', ({ score }) => score],
      ['SCHEDULE_VARIANCE', ({ varianceDays }) => varianceDays],
      ['BALL_SINCE', ({ ballSince }) => ballSince],
      ['UPDATED_AT', ({ updatedAt }) => updatedAt],
    ])('by %s, either way, page by page, nulls last', async (field, by) => {
      for (const direction of ['ASC', 'DESC']) {
        const sign = direction === 'ASC' ? 1 : -1;
        const expected = [...all].sort(
          (a, b) => compare(by(a), by(b), sign) || sign * (a.id < b.id ? -1 : 1),
        );
        expect(await pages({ orderBy: { field, direction } })).toEqual(expected.map(({ key }) => key));
      }
    });

    async function pages(variables: object, after?: string): Promise<string[]> {
      const { data } = await app.gql(MANAGER, KEYS, { ...variables, first: 7, after });
      const { nodes, pageInfo, totalCount } = data.engagements!;
      expect(totalCount).toBe(all.length);
      const keys = nodes!.map(({ key }: Json) => key);
      return pageInfo!.hasNextPage ? [...keys, ...(await pages(variables, pageInfo!.endCursor))] : keys;
    }
  });

  it('reads one engagement by key or ID with its partner, its team and its scope', async () => {
    const query = `query ($id: ID, $key: String) { engagement(id: $id, key: $key) {
      id key title partner { name } lead { name } team { name } apiProducts { slug } minutesLogged } }`;
    const first = all[0]!;
    const byKey = await app.gql(MANAGER, query, { key: first.key });
    const byId = await app.gql(MANAGER, query, { id: toTypeId('engagement', first.id) });
    expect(byKey.data.engagement).toMatchObject({
      title: first.title,
      partner: { name: 'Northwind Bank' },
      lead: { name: 'Erin' },
      team: [{ name: 'Eli' }, { name: 'Erin' }],
      apiProducts: [{ slug: 'product-0' }],
      minutesLogged: 0,
    });
    expect(byId.data).toEqual(byKey.data);
  });

  it.each([{}, { id: 'eng_1', key: 'ENG-1' }])(
    'must identify one engagement by one argument: %j',
    async (given) => {
      const { errors } = await app.gql(
        MANAGER,
        'query ($id: ID, $key: String) { engagement(id: $id, key: $key) { key } }',
        given,
      );
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );

  it.each([
    { key: 'ENG-999' },
    { key: 'nonsense' },
    { id: 'eng_nonsense' },
    { id: toTypeId('partner', NORTHWIND_ID) },
  ])('finds no engagement under %j', async (given) => {
    const { data } = await app.gql(
      MANAGER,
      'query ($id: ID, $key: String) { engagement(id: $id, key: $key) { key } }',
      given,
    );
    expect(data).toEqual({ engagement: null });
  });

  it.each<[string, object]>([
    ['too many rows', { first: 101 }],
    ['no rows', { first: 0 }],
    ['a made-up cursor', { after: 'bm9uc2Vuc2U' }],
    ['too long a search', { filter: { q: 'x'.repeat(201) } }],
    ['an unknown stage', { filter: { stage: { in: ['MOON'] } } }],
    ['a day that does not exist', { filter: { startedOn: { gte: '2026-02-30' } } }],
  ])('is denied %s', async (_what, variables) => {
    const { errors } = await app.gql(MANAGER, KEYS, variables);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['one engagement', 1],
    ['fifty', 50],
  ])('reads %s in one statement', async (_many, first) => {
    const query = `query ($first: Int) { engagements(first: $first) { totalCount nodes {
      key partner { name } lead { name } team { name } apiProducts { slug } progress(first: 3) { nodes { text } } } } }`;
    const reads = await countReads(async () => {
      const { data } = await app.gql(MANAGER, query, { first });
      expect(data.engagements!.nodes).toHaveLength(first);
    });
    expect(reads).toBe(1);
  });

  it.each<Person>([
    'admin@causeway.example',
    'engineer@causeway.example',
    'compliance@causeway.example',
    'auditor@causeway.example',
  ])('shares what they read with %s', async (person) => {
    const { data } = await app.gql(
      person,
      '{ engagements(first: 1) { totalCount } portfolio { engagements } }',
    );
    expect(data).toEqual({ engagements: { totalCount: 60 }, portfolio: { engagements: 60 } });
  });

  it.each(['engagements { totalCount }', 'engagement(key: "ENG-1") { key }', 'portfolio { engagements }'])(
    'shares %s with no partner user',
    async (field) => {
      const { data, errors } = await app.gql('partner@northwind.example', `{ ${field} }`);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
    },
  );
});

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}
