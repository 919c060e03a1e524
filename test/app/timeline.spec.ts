import { toTypeId } from '../../src/kernel/ids.js';
import type { Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { ENGINEER_ID, NORTHWIND_ID, onlyFor, type Person, STAFF } from '../support/people.js';
import { Delivery, MANAGER } from './delivery-support.js';

const DAYS = 'baselineStartOn baselineDueOn forecastStartOn forecastDueOn';
const MILESTONES = `milestones { id code title party status isGoLive critical ${DAYS} }`;
const timelineOf = (select: string) => `query ($filter: EngagementFilter, $first: Int, $after: String) {
  timeline(filter: $filter, first: $first, after: $after) {
    totalCount nodes { ${select} } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
const ROW = `id key title partnerId partnerName leadId leadName stage status band startedOn
  baselineGoLiveOn forecastGoLiveOn actualGoLiveOn`;
const SAME = `query ($id: ID!) { engagement(id: $id) {
  id key title partner { id name } lead { id name } stage status health { band } startedOn
  baselineGoLiveOn forecastGoLiveOn actualGoLiveOn
  milestones { id code title party status isGoLive ${DAYS} } criticalPath { code } } }`;

describe('the timeline', () => {
  let delivery: Delivery;
  const ids: string[] = [];
  beforeAll(async () => {
    delivery = await Delivery.start();
    for (const startOn of ['2026-11-30', '2026-12-02', '2026-11-30'])
      ids.push(await delivery.engagement({ startOn }));
    await delivery.update(MANAGER, ids[0]!, 'A', { status: 'IN_PROGRESS' });
    await delivery.update(MANAGER, ids[0]!, 'D', { status: 'SKIPPED', reason: 'Not needed.' });
    await delivery.app.settle();
  });
  afterAll(() => delivery.app.stop());

  const ask = (variables: object = {}, select = `${ROW} ${MILESTONES}`, person: Person = MANAGER) =>
    delivery.app.gql(person, timelineOf(select), variables);
  const page = async (variables: object = {}, select?: string): Promise<Json> => {
    const { data, errors } = await ask(variables, select);
    expect(errors).toBeUndefined();
    return data.timeline;
  };

  it('shows each engagement as the engagement itself does, flat and with its critical path marked', async () => {
    const { nodes } = await page();
    expect(nodes).toHaveLength(3);
    for (const node of nodes) {
      const { data } = await delivery.app.gql(MANAGER, SAME, { id: node.id });
      const { partner, lead, health, milestones, criticalPath, ...own } = data.engagement;
      expect(node).toEqual({
        ...own,
        ...{ partnerId: partner.id, partnerName: partner.name, leadId: lead.id, leadName: lead.name },
        band: health.band,
        milestones: milestones.map((each: Json) => ({
          ...each,
          critical: criticalPath.some(({ code }: Json) => code === each.code),
        })),
      });
    }
    const first = nodes.find(({ id }: Json) => id === ids[0]);
    expect(first).toMatchObject({
      ...{ partnerId: toTypeId('partner', NORTHWIND_ID), partnerName: 'Northwind Bank' },
      ...{ leadId: toTypeId('engineer', ENGINEER_ID), leadName: 'Erin', status: 'ACTIVE' },
    });
    const marks = first.milestones.map(({ code, status, critical }: Json) => [code, status, critical]);
    expect(marks).toEqual([
      ['A', 'IN_PROGRESS', true],
      ['B', 'NOT_STARTED', true],
      ['G', 'NOT_STARTED', true],
      ['D', 'SKIPPED', false],
    ]);
  });

  it('is sorted by start date and read page by page', async () => {
    const expected = [ids[0], ids[2], ids[1]];
    const first = await page({ first: 2 }, 'id');
    const rest = await page({ first: 2, after: first.pageInfo.endCursor }, 'id');
    expect([...first.nodes, ...rest.nodes].map(({ id }: Json) => id)).toEqual(expected);
    expect([first, rest].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    expect(rest.totalCount).toBe(3);
  });

  it('is filtered like other lists of engagements', async () => {
    const { nodes } = await page({ filter: { startedOn: { gte: '2026-12-01' } } }, 'id');
    expect(nodes).toEqual([{ id: ids[1] }]);
    expect((await page({ filter: { q: 'globex' } }, 'id')).nodes).toEqual([]);
  });

  it.each([
    ['a page of 200, with milestones', 200, undefined],
    ['a page of 201', 201, '`first` of timeline must be between 1 and 200.'],
    ['a page of none', 0, '`first` of timeline must be between 1 and 200.'],
  ])('returns at most 200 engagements: %s', async (_what, first, message) => {
    expect((await ask({ first })).errors?.[0]?.message).toBe(message);
  });

  it.each(['id', `${ROW} ${MILESTONES}`])('takes one statement for %s, however many', async (select) => {
    for (const first of [1, 3]) expect(await countReads(() => page({ first }, select))).toBe(1);
  });

  it.each(onlyFor(...STAFF))('is for staff: %s', async (person, code) => {
    const { errors } = await ask({}, 'id', person);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
