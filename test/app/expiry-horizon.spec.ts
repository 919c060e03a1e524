import { newId } from '../../src/kernel/ids.js';
import type { Json } from '../support/app.js';
import { NORTHWIND_ID } from '../support/people.js';
import { PRODUCT_ID, type Started } from '../support/seed-integrations.js';
import { COMPLIANCE, Checklists, ENGINEER, MANAGER, item, refusals } from './checklist-support.js';

describe('the expiry horizon', () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
    await checklists.set(
      MANAGER,
      ['A', 'B', 'C', 'D'].map((code) => item(code)),
    );
    started = await checklists.engagement();
    await checklists.app.pools.staff.query(`update engagement set forecast_go_live_on = '2026-12-20'`);
  });
  afterAll(() => checklists.app.stop());

  const LIST = `query ($filter: EngagementFilter, $first: Int, $after: String) {
    expiryHorizon(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { kind title party expiresOn goLiveOn credentialId code apiProduct { slug } engagement { key } } } }`;
  const horizon = async (variables: object = {}) =>
    (await checklists.app.gql(COMPLIANCE, LIST, variables)).data.expiryHorizon;
  /** The ID of a credential; the product and code of a checklist item, as its mutations take them. */
  const hasIds = ({ kind, credentialId, code, apiProduct }: Json) =>
    /_CREDENTIAL$/.test(kind)
      ? /^crd_/.test(credentialId) && code === null
      : credentialId === null && code !== null && apiProduct !== null;
  const told = async (variables: object = {}) =>
    (await horizon(variables)).nodes.map((node: Json) => {
      expect(hasIds(node)).toBe(true);
      return `${node.kind} ${node.title} ${node.expiresOn}`;
    });
  const credential = async (clientId: string, environment: string, expiresAt: string | null, more = '') => {
    await checklists.app.pools.staff.query(
      `with app as (insert into application values ($1, $2, $3, '2026-11-01') returning id, partner_id),
       product as (insert into application_product (application_id, partner_id, api_product_id)
         select id, partner_id, $6 from app)
       insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at,
         expires_at, revoked_at)
       select $1, id, partner_id, $4, $3, '2026-11-01', '2026-11-01', $5, nullif($7, '')::timestamptz from app`,
      [newId(), NORTHWIND_ID, clientId, environment, expiresAt, PRODUCT_ID, more],
    );
  };

  it('lists what expires before the forecast go-live, soonest first, and pages', async () => {
    const { submit, review } = {
      submit: (code: string, expiresOn?: string) => checklists.submit(ENGINEER, started, code, { expiresOn }),
      review: (code: string, decision: string, more = {}) =>
        checklists.review(MANAGER, started, code, decision, more),
    };
    await submit('A', '2026-12-19');
    await submit('B', '2026-12-20');
    await submit('C', '2026-12-02');
    await review('C', 'SATISFIED');
    await review('C', 'WAIVED', { note: 'A pilot.', waivedUntil: '2026-12-04' });
    await submit('D');
    await review('D', 'SATISFIED');
    await review('D', 'WAIVED', { note: 'A pilot.', waivedUntil: '2026-12-04' });
    await credential('sandbox-1', 'SANDBOX', '2026-12-06T04:59:00Z');
    await credential('live-1', 'PRODUCTION', '2026-12-20T04:59:00Z');
    await credential('live-on-the-day', 'PRODUCTION', '2026-12-20T05:00:00Z');
    await credential('live-forever', 'PRODUCTION', null);
    await credential('revoked', 'PRODUCTION', '2026-12-03T00:00:00Z', '2026-11-02T00:00:00Z');
    const all = [
      'WAIVER C is there 2026-12-04',
      'SANDBOX_CREDENTIAL sandbox-1 2026-12-05',
      ...['EVIDENCE A is there 2026-12-19', 'PRODUCTION_CREDENTIAL live-1 2026-12-19'],
    ];
    expect((await told()).slice(0, 2)).toEqual(all.slice(0, 2));
    expect((await told()).sort()).toEqual([...all].sort());
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Json = await horizon({ first: 1, after });
      pages.push(...page.nodes.map(({ title }: Json) => title));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(pages).toHaveLength(4);
    expect(new Set(pages).size).toBe(4);
    expect((await horizon()).nodes[0]).toMatchObject({
      ...{ party: 'SERVICES', goLiveOn: '2026-12-20', apiProduct: { slug: 'accounts' } },
      engagement: { key: started.key },
    });
  });

  it('covers the requested engagements, and those that are not live', async () => {
    expect(await told({ filter: { key: { in: ['ENG-0'] } } })).toEqual([]);
    expect(await told({ filter: { key: { in: [started.key] } } })).toHaveLength(4);
    await checklists.app.pools.staff.query(`update engagement set actual_go_live_on = '2026-11-30'`);
    expect(await told()).toEqual([]);
  });

  it('is not for partners', async () => {
    expect(refusals(await checklists.app.gql('partner@northwind.example', LIST))).toEqual(['FORBIDDEN']);
  });
});
