import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID, type Person, STAFF, onlyFor } from '../support/people.js';
import { ACCOUNTS_ID, ENGAGEMENT_ID, LIST_ACCOUNTS_ID } from '../support/usage.js';
import { CALLERS, type Call, INTERNAL, SILENT, recount, seedCallers } from './partner-adoption-support.js';

const TO = '2026-11-29';
const FIELDS = `partner { slug } calls successes errorRate p95Ms trend activeDays lastCallAt`;
const LIST = `query ($filter: PartnerAdoptionFilter!, $orderBy: PartnerAdoptionOrder, $first: Int, $after: String) {
  partnerAdoption(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { ${FIELDS} breadth } totalCount pageInfo { hasNextPage endCursor } } }`;
const ORDERS = ['NAME', 'CALLS', 'TREND', 'ERROR_RATE', 'P95', 'BREADTH', 'LAST_CALL'] as const;
type Field = (typeof ORDERS)[number];

interface Node {
  readonly partner: { readonly slug: string };
  readonly calls: number;
  readonly errorRate: number | null;
  readonly p95Ms: number | null;
  readonly trend: number | null;
  readonly breadth: number | null;
  readonly lastCallAt: string | null;
}
const VALUES: Readonly<Record<Exclude<Field, 'NAME'>, (node: Node) => number | string | null>> = {
  CALLS: ({ calls }) => calls,
  TREND: ({ trend }) => trend,
  ERROR_RATE: ({ errorRate }) => errorRate,
  P95: ({ p95Ms }) => p95Ms,
  BREADTH: ({ breadth }) => breadth,
  LAST_CALL: ({ lastCallAt }) => lastCallAt,
};

describe('the ranking of partners', () => {
  let app: TestApp;
  let calls: Call[];
  beforeAll(async () => {
    app = await TestApp.start();
    calls = await seedCallers(app);
  });
  afterAll(() => app.stop());

  async function list(variables: { filter?: object; orderBy?: object; first?: number; after?: string } = {}) {
    const { data, errors } = await app.gql(MANAGER, LIST, { filter: { to: TO }, ...variables });
    expect(errors).toBeUndefined();
    return data.partnerAdoption as {
      nodes: Node[];
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }
  const slugs = (nodes: readonly Node[]) => nodes.map(({ partner }) => partner.slug);
  const fault = async (filter: object, person: Person = MANAGER) =>
    (await app.gql(person, LIST, { filter })).errors?.[0];

  it.each(['2026-11-29', '2026-11-28', '2026-11-22', '2026-11-04', '2026-10-31'])(
    'has the figures that a recount of all calls up to %s gives',
    async (to) => {
      const { nodes } = await list({ filter: { to } });
      for (const { breadth: _breadth, partner, ...figures } of nodes)
        expect({ partner, ...figures }).toEqual({ partner, ...recount(calls, partner.slug, to) });
    },
  );

  it('lists partners without calls, and no internal one', async () => {
    const { nodes, totalCount } = await list();
    expect(slugs(nodes).sort()).toEqual([...CALLERS, ...SILENT].sort());
    expect(totalCount).toBe(6);
    expect(calls.some(({ partner }) => partner === INTERNAL)).toBe(true);
    expect(nodes.find(({ partner }) => partner.slug === 'twin-a')).toMatchObject({
      ...{ calls: 0, successes: 0, activeDays: 0 },
      ...{ errorRate: null, p95Ms: null, trend: null, breadth: null, lastCallAt: null },
    });
  });

  it('puts most calls first, and ends yesterday, unless asked otherwise', async () => {
    const { nodes } = await list({ filter: {} });
    expect(nodes).toEqual((await list({ orderBy: { field: 'CALLS', direction: 'DESC' } })).nodes);
  });

  describe.each(ORDERS)('by %s', (field) => {
    it.each(['ASC', 'DESC'] as const)(
      '%s is sorted, nulls last, the same page by page',
      async (direction) => {
        const orderBy = { field, direction };
        const { nodes } = await list({ orderBy });
        const found: Node[] = [];
        let after: string | undefined;
        do {
          const page = await list({ orderBy, first: 1, ...(after ? { after } : {}) });
          expect(page.totalCount).toBe(6);
          found.push(...page.nodes);
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
        } while (after !== undefined);
        expect(found).toEqual(nodes);
        if (field !== 'NAME') expectSorted(nodes.map(VALUES[field]), direction);
        else expect(slugs(nodes)).toEqual(direction === 'ASC' ? byName() : byName().reverse());
      },
    );
  });

  const byName = () => ['globex', 'hooli', 'initech', 'northwind', 'twin-a', 'twin-b'];

  function expectSorted(values: readonly (number | string | null)[], direction: 'ASC' | 'DESC'): void {
    const known = values.filter((value) => value !== null);
    expect(values.slice(known.length).every((value) => value === null)).toBe(true);
    const sign = direction === 'ASC' ? 1 : -1;
    expect(known).toEqual([...known].sort((one, other) => (one < other ? -sign : one > other ? sign : 0)));
    expect(new Set(known).size).toBeGreaterThan(1);
  }

  it.each<[string, object, string[]]>([
    ['a partner', { partnerIds: [toTypeId('partner', GLOBEX_ID)] }, ['globex']],
    ['no partner', { partnerIds: [] }, []],
    ['a tier', { tiers: ['STANDARD'] }, ['globex', 'northwind']],
    ['a region', { regions: ['GB'] }, ['hooli', 'initech', 'twin-a', 'twin-b']],
    ['a type of engagement', { engagementTypes: ['INTEGRATION'] }, ['northwind']],
  ])('filters by %s', async (_case, filter, expected) => {
    const page = await list({ filter: { to: TO, ...filter }, orderBy: { field: 'NAME', direction: 'ASC' } });
    expect(slugs(page.nodes)).toEqual(expected);
    expect(page.totalCount).toBe(expected.length);
  });

  it('counts the calls to a product, in an environment', async () => {
    const accounts = calls.filter(({ path }) => path.startsWith('/accounts'));
    const filter = { to: TO, apiProductIds: [toTypeId('apiProduct', ACCOUNTS_ID)] };
    for (const environment of ['PRODUCTION', 'SANDBOX'] as const)
      for (const { breadth: _breadth, partner, ...figures } of (
        await list({ filter: { ...filter, environment } })
      ).nodes)
        expect({ partner, ...figures }).toEqual({
          partner,
          ...recount(accounts, partner.slug, TO, environment),
        });
  });

  it.each<[string, object, string]>([
    [
      'an unknown id',
      { partnerIds: [toTypeId('partner', NORTHWIND_ID), toTypeId('partner', ENGAGEMENT_ID)] },
      'unknown ID',
    ],
    ['a malformed id', { apiProductIds: ['accounts'] }, 'unknown ID'],
    ['201 applications', { applicationIds: new Array(201).fill('x') }, 'at most 200 values'],
  ])('rejects %s', async (_case, filter, message) => {
    const error = await fault({ to: TO, ...filter });
    expect(error?.extensions.code).toBe('BAD_USER_INPUT');
    expect(error?.message).toContain(message);
  });

  it('rejects the cursor of every other order, and a page of 101', async () => {
    const orders = ORDERS.flatMap((field) => ['ASC', 'DESC'].map((direction) => ({ field, direction })));
    for (const orderBy of orders) {
      const { pageInfo } = await list({ orderBy, first: 1 });
      for (const other of orders) {
        const asked = { filter: { to: TO }, orderBy: other, after: pageInfo.endCursor };
        const { errors } = await app.gql(MANAGER, LIST, asked);
        expect([orderBy, other, errors?.[0]?.extensions.code]).toEqual([
          ...[orderBy, other, orderBy === other ? undefined : 'BAD_USER_INPUT'],
        ]);
      }
    }
    const { errors } = await app.gql(MANAGER, LIST, { filter: { to: TO }, first: 101 });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('has no breadth before the first production credential', async () => {
    const breadthAt = async (to: string) =>
      (await list({ filter: { to } })).nodes.find(({ partner }) => partner.slug === 'northwind')!.breadth;
    const { rows } = await app.pools.staff.query<{ day: string; before: string }>(
      `select min(issued_at at time zone 'utc')::date as day, min(issued_at at time zone 'utc')::date - 1 as before
       from credential where partner_id = $1 and environment = 'PRODUCTION'`,
      [NORTHWIND_ID],
    );
    expect(await breadthAt(rows[0]!.before)).toBeNull();
    expect(await breadthAt(rows[0]!.day)).not.toBeNull();
  });

  it('lists the owners of the applications asked for', async () => {
    const { rows } = await app.pools.staff.query<{ id: string }>(
      'select id from application where partner_id = $1',
      [NORTHWIND_ID],
    );
    const applicationIds = rows.map(({ id }) => toTypeId('application', id));
    expect(slugs((await list({ filter: { to: TO, applicationIds } })).nodes)).toEqual(['northwind']);
  });

  it.each(onlyFor(...STAFF))('as %s: %s', async (person, code) => {
    expect((await fault({ to: TO }, person))?.extensions.code).toBe(code);
  });

  it('is one statement, however many partners', async () => {
    const nested = `{ partnerAdoption(filter: { to: "${TO}" }, first: FIRST) { nodes { ${FIELDS} breadth activatedOn
      partner { name contacts { name } applications { name } adoption { calls trend breadth } } } totalCount } }`;
    for (const first of ['1', '100'])
      expect(await countReads(() => app.gql(MANAGER, nested.replace('FIRST', first)))).toBe(1);
  });

  describe('breadth', () => {
    const breadthOf = async (slug: string) =>
      (await list()).nodes.find(({ partner }) => partner.slug === slug)!.breadth;

    it('is that of the scope of open engagements, null without a production credential in scope', async () => {
      const { staff } = app.pools;
      expect(await breadthOf('northwind')).toBe(1);
      expect(await breadthOf('globex')).toBe(0.5);
      expect(await breadthOf('hooli')).toBeNull();
      await staff.query('update api_operation set removed_at = $2 where id = $1', [
        LIST_ACCOUNTS_ID,
        '2026-11-01',
      ]);
      expect(await breadthOf('northwind')).toBe(1);
      await staff.query(
        `insert into api_operation (id, api_version_id, method, path, position)
         select gen_random_uuid(), api_version_id, 'GET', '/never-called', 9 from api_operation where id = $1`,
        [LIST_ACCOUNTS_ID],
      );
      expect(await breadthOf('northwind')).toBe(0.5);
      await staff.query("update engagement set status = 'COMPLETED'");
      expect(await breadthOf('northwind')).toBeNull();
      await staff.query("update engagement set status = 'ACTIVE'");
      await staff.query('delete from application_product');
      expect(await breadthOf('northwind')).toBeNull();
    });
  });
});
