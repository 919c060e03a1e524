import { readFileSync } from 'node:fs';
import type { Json, TestApp } from '../support/app.js';
import { GLOBEX_ID, NORTHWIND_ID } from '../support/people.js';
import { toTypeId } from '../../src/kernel/ids.js';
import { moved } from './blockers-support.js';
import { Delivery, MANAGER } from './delivery-support.js';

const [NORTHWIND, GLOBEX] = [NORTHWIND_ID, GLOBEX_ID].map((id) => toTypeId('partner', id));
const DAYS = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];

describe('lists of blockers', () => {
  let delivery: Delivery;
  let app: TestApp;
  let northwind: string, globex: string;
  let milestoneId: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    app = delivery.app;
    northwind = await delivery.engagement();
    globex = await delivery.engagement({ partnerId: GLOBEX });
    milestoneId = (await delivery.milestone(northwind, 'B')).id;
    const seeds = [
      { engagementId: northwind, severity: 'LOW', party: 'PARTNER', reason: 'a', milestoneId },
      { engagementId: northwind, severity: 'CRITICAL', party: 'PLATFORM', reason: 'b' },
      { engagementId: globex, severity: 'HIGH', party: 'PARTNER', reason: 'c', commitmentOn: '2026-12-24' },
      { engagementId: globex, severity: 'LOW', party: 'COMPLIANCE', reason: 'd' },
    ];
    const ids: string[] = [];
    for (const [index, seed] of seeds.entries()) {
      await app.moveTo(`${DAYS[index]}T15:00:00Z`);
      ids.push((await moved(app, 'raiseBlocker', seed)).id);
    }
    await moved(app, 'resolveBlocker', { blockerId: ids[1], resolution: 'Gone.' });
  });
  afterAll(() => app.stop());

  const asked = async (query: string, variables: object): Promise<Json> => {
    const { data, errors } = await app.gql(MANAGER, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const LIST = `query ($filter: BlockerFilter, $first: Int, $after: String) {
    blockers(filter: $filter, first: $first, after: $after) {
      totalCount nodes { reason engagement { key } } pageInfo { hasNextPage endCursor } } }`;
  const reasons = (nodes: Json[]): string => nodes.map(({ reason }) => reason).join('');
  const listed = async (filter: object) => reasons((await asked(LIST, { filter })).blockers.nodes);

  it.each<[string, () => object, string]>([
    ['all, newest first', () => ({}), 'dcba'],
    ['open ones', () => ({ open: true }), 'dca'],
    ['resolved ones', () => ({ open: false }), 'b'],
    ['by severity', () => ({ severity: { in: ['LOW', 'HIGH'] } }), 'dca'],
    ['by omitted severity', () => ({ severity: { notIn: ['LOW'] } }), 'cb'],
    ['none for an empty list', () => ({ severity: { in: [] } }), ''],
    ['by who must act', () => ({ party: { in: ['PARTNER'] } }), 'ca'],
    ['by engagement', () => ({ engagementId: { in: [globex] } }), 'dc'],
    ['by partner', () => ({ partnerId: { in: [NORTHWIND] } }), 'ba'],
    ['by milestone', () => ({ milestoneId: { in: [milestoneId] } }), 'a'],
    [
      'by when they were raised, both ends included',
      () => ({ raisedAt: { gte: '2026-12-02T15:00:00Z', lte: '2026-12-03T15:00:00Z' } }),
      'cb',
    ],
    ['by commitment date', () => ({ commitmentOn: { lte: '2026-12-24' } }), 'c'],
    ['those without a commitment', () => ({ commitmentOn: { isNull: true } }), 'dba'],
    [
      'by everything at once',
      () => ({ open: true, party: { in: ['PARTNER'] }, severity: { in: ['LOW'] } }),
      'a',
    ],
  ])('%s', async (_case, filter, expected) => {
    expect(await listed(filter())).toBe(expected);
  });

  it('show a manager what affects the portfolio most', async () => {
    const saved = readFileSync('examples/operations/manager-open-blockers.graphql', 'utf8');
    const { blockers } = await asked(saved, {});
    expect(blockers).toMatchObject({
      ...{ totalCount: 1, pageInfo: { hasNextPage: false } },
      nodes: [{ reason: 'c', commitmentHistory: [{ commitmentOn: '2026-12-24', changedBy: MANAGER }] }],
    });
  });

  it('are read page by page', async () => {
    const { blockers: first } = await asked(LIST, { first: 3 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const { blockers: rest } = await asked(LIST, { first: 3, after: first.pageInfo.endCursor });
    expect(reasons([...first.nodes, ...rest.nodes])).toBe('dcba');
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['all, open ones first', undefined, 'ab'],
    ['open ones', true, 'a'],
    ['resolved ones', false, 'b'],
  ])('of an engagement: %s', async (_case, open, expected) => {
    const query =
      'query ($id: ID!, $open: Boolean) { engagement(id: $id) { blockers(open: $open) { reason } } }';
    expect(reasons((await asked(query, { id: northwind, open })).engagement.blockers)).toBe(expected);
  });

  it('of an engagement with many show all open ones', async () => {
    const id = await delivery.engagement();
    await moved(app, 'raiseBlocker', { engagementId: id, reason: 'The old one.' });
    await app.pools.staff.query(
      `insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
         raised_by_name, resolved_at, resolution, version)
       select gen_random_uuid(), b.engagement_id, b.partner_id, 'LOW', 'PARTNER', 'Gone.', 'INTERNAL',
         b.raised_at + interval '1 hour', b.raised_by_id, b.raised_by_name, b.raised_at + interval '2 hours', 'x', 1
       from generate_series(1, 150), (select * from blocker where reason = 'The old one.') b`,
    );
    const query = 'query ($id: ID!) { engagement(id: $id) { blockers { reason } } }';
    const { blockers } = (await asked(query, { id })).engagement;
    expect(blockers).toHaveLength(100);
    expect(blockers[0]).toEqual({ reason: 'The old one.' });
  });

  it.each([
    ['LOW', { in: ['LOW'] }, ['Northwind', 'Globex']],
    ['resolved ones not at all', { in: ['CRITICAL'] }, []],
    ['none of a list', { notIn: ['HIGH'] }, ['Northwind']],
    ['an empty list', { in: [] }, []],
  ])('find engagements by the severity of an open one: %s', async (_case, openBlockerSeverity, expected) => {
    const query = `query ($filter: EngagementFilter) {
      engagements(filter: $filter, orderBy: { field: KEY, direction: ASC }) { nodes { id } } portfolio(filter: $filter) { engagements } }`;
    const filter = { openBlockerSeverity, startedOn: { lte: '2026-11-30' } };
    const { engagements, portfolio } = await asked(query, { filter });
    const found = engagements.nodes.map((each: Json) => each.id);
    const wanted = expected.map((name) => (name === 'Northwind' ? northwind : globex));
    expect(found.filter((id: string) => id === northwind || id === globex)).toEqual(wanted);
    expect(portfolio.engagements).toBe(found.length);
  });

  it('show a milestone as blocked to the partner if the blocker is visible to them, and not if it is internal', async () => {
    const query = '{ myIntegrations { nodes { milestones { code blocked blockedReason } } } }';
    const { data: before } = await app.gql('partner@northwind.example', query);
    const blocked = ({ myIntegrations }: Json) =>
      myIntegrations.nodes.flatMap((each: Json) => each.milestones.filter((one: Json) => one.blocked));
    expect(blocked(before)).toEqual([]);
    const { id } = await moved(app, 'raiseBlocker', {
      ...{ engagementId: northwind, milestoneId, visibility: 'PARTNER' },
      ...{ party: 'PLATFORM', reason: 'No test data.\nThe rest of it.', severity: 'LOW' },
    });
    expect(blocked((await app.gql('partner@northwind.example', query)).data)).toEqual([
      {
        ...{ code: 'B', blocked: true },
        blockedReason: 'Waiting for the platform (no date committed yet): No test data.',
      },
    ]);
    await moved(app, 'resolveBlocker', { blockerId: id, resolution: 'Gone.' });
    expect(blocked((await app.gql('partner@northwind.example', query)).data)).toEqual([]);
  });
});
