import { HEALTH_BANDS, STAGES } from '../../src/kernel/enums.js';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { type Known, PRODUCT_IDS, seedPortfolio } from '../support/seed-portfolio.js';

const COUNTS = 'engagements averageScore bands { band engagements }';
const PORTFOLIO = `query ($filter: EngagementFilter, $groupBy: PortfolioDimension) {
  portfolio(filter: $filter, groupBy: $groupBy) {
    ${COUNTS} lateDays stages { stage engagements } groups { key label ${COUNTS} } } }`;

describe('the portfolio', () => {
  let app: TestApp;
  let all: readonly Known[];
  beforeAll(async () => {
    app = await TestApp.start();
    all = await seedPortfolio(app.pools.staff, 110);
  });
  afterAll(() => app.stop());

  const ask = (variables: object): Promise<Answer> =>
    app.gql('manager@causeway.example', PORTFOLIO, variables);

  it.each<[string, object | undefined, (known: Known) => boolean]>([
    ['without a filter', undefined, () => true],
    [
      'of active ones',
      { status: { in: ['ACTIVE', 'ON_HOLD'] } },
      ({ status }) => /ACTIVE|ON_HOLD/.test(status),
    ],
    ['of a search in several columns', { q: 'globex' }, ({ partner }) => partner.name === 'Globex Pay'],
    [
      'of several conditions',
      { q: 'no', region: { in: ['US'] }, varianceDays: { gte: 1 } },
      ({ region, varianceDays }) => region === 'US' && (varianceDays ?? 0) >= 1,
    ],
    ['of an empty list', { stage: { in: [] } }, () => false],
  ])('matches a naive recount, %s', async (_what, filter, matches) => {
    const { data } = await ask({ filter });
    const chosen = all.filter(matches);
    expect(data.portfolio).toEqual({
      ...countsOf(chosen),
      lateDays: chosen.reduce((sum, { varianceDays }) => sum + Math.max(varianceDays ?? 0, 0), 0),
      stages: STAGES.map((stage) => ({
        stage,
        engagements: chosen.filter((each) => each.stage === stage).length,
      })),
      groups: [],
    });
  });

  it('counts no engagement of an internal partner', async () => {
    const { staff } = app.pools;
    await staff.query("update partner set internal = true where name = 'Globex Pay'");
    try {
      const { data } = await ask({ groupBy: 'PARTNER' });
      const counted = all.filter(({ partner }) => partner.name !== 'Globex Pay');
      expect(counted.length).toBeLessThan(all.length);
      expect(data.portfolio).toMatchObject(countsOf(counted));
      expect(data.portfolio!.groups).toHaveLength(1);
    } finally {
      await staff.query('update partner set internal = false');
    }
  });

  it.each<[string, (known: Known) => readonly string[]]>([
    ['STAGE', ({ stage }) => [stage]],
    ['TYPE', ({ type }) => [type]],
    ['TIER', ({ partner }) => [partner.tier]],
    ['REGION', ({ region }) => [region]],
    ['LEAD', ({ leadId }) => [toTypeId('engineer', leadId)]],
    ['PARTNER', ({ partner }) => [toTypeId('partner', partner.id)]],
    ['API_PRODUCT', ({ productIds }) => productIds.map((id) => toTypeId('apiProduct', id))],
  ])('by %s matches a naive recount', async (groupBy, keysOf) => {
    const { data } = await ask({ groupBy });
    const keys = [...new Set(all.flatMap((known) => [...keysOf(known)]))];
    const expected = keys.map((key) => ({
      key,
      ...countsOf(all.filter((known) => keysOf(known).includes(key))),
    }));
    const groups = data.portfolio!.groups!.map(({ label: _label, ...group }: Json) => group);
    expect([...groups].sort(byKey)).toEqual(expected.sort(byKey));
    const sizes = groups.map((group: Json) => Number(group.engagements));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('shows groups by readable names', async () => {
    const { data } = await ask({ groupBy: 'PARTNER' });
    const labels = data.portfolio!.groups!.map((group: Json) => group.label);
    expect([...labels].sort()).toEqual(['Globex Pay', 'Northwind Bank']);
  });

  it('returns the ID that the filter accepts for a group', async () => {
    const { data } = await ask({ groupBy: 'API_PRODUCT' });
    for (const { key, engagements } of data.portfolio!.groups!) {
      const narrowed = await ask({ filter: { apiProductId: { in: [key] } } });
      expect(narrowed.data.portfolio!.engagements).toBe(engagements);
    }
  });

  it('reads everything in one statement', async () => {
    expect(await countReads(() => ask({ groupBy: 'LEAD' }))).toBe(1);
  });

  describe('with more groups than it shows', () => {
    it('combines those after the 100 largest as OTHER', async () => {
      await app.pools.staff.query(
        `update engagement set region = case when number <= 5 then 'US' else 'R' || number end`,
      );
      const { data } = await ask({ groupBy: 'REGION' });
      const groups = data.portfolio!.groups!;
      expect(groups).toHaveLength(101);
      expect(groups[0]).toMatchObject({ key: 'US', engagements: 5 });
      expect(groups.at(-1)).toMatchObject({ key: 'OTHER', label: 'Other', engagements: 6 });
    });

    it('counts an engagement once in OTHER, even if it belongs to several of the groups', async () => {
      for (let each = 0; each < 120; each += 1) await addProduct(app, all[0]!.id, `extra-${each}`);
      const { data } = await ask({ groupBy: 'API_PRODUCT' });
      const groups = data.portfolio!.groups!;
      expect(
        groups
          .slice(0, 3)
          .map((group: Json) => group.key)
          .sort(),
      ).toEqual(PRODUCT_IDS.map((id) => toTypeId('apiProduct', id)));
      expect(groups.at(-1)).toMatchObject({ key: 'OTHER', engagements: 1, averageScore: all[0]!.score });
    });
  });
});

function countsOf(chosen: readonly Known[]) {
  const scores = chosen.flatMap(({ score }) => (score === null ? [] : [score]));
  const total = scores.reduce((sum, score) => sum + score, 0);
  return {
    engagements: chosen.length,
    averageScore: scores.length === 0 ? null : Math.round((100 * total) / scores.length) / 100,
    bands: HEALTH_BANDS.map((band) => ({
      band,
      engagements: chosen.filter((each) => (each.band ?? 'INSUFFICIENT_DATA') === band).length,
    })),
  };
}

function byKey(a: { readonly key?: unknown }, b: { readonly key?: unknown }): number {
  return String(a.key) < String(b.key) ? -1 : 1;
}

async function addProduct(app: TestApp, engagementId: string, slug: string): Promise<void> {
  const [productId, versionId] = [newId(), newId()];
  await app.pools.staff.query(
    `insert into api_product (id, slug, name, capability, created_at) values ($1, $2, $2, 'DATA', '2026-01-01')`,
    [productId, slug],
  );
  await app.pools.staff.query(
    `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
     values ($1, $2, 'v1', 'GA', '{}', '/', '2026-01-01')`,
    [versionId, productId],
  );
  await app.pools.staff.query('insert into engagement_scope values ($1, $2, true)', [
    engagementId,
    versionId,
  ]);
}
