import { toTypeId } from '../../src/kernel/ids.js';
import { countReads } from '../support/count-statements.js';
import { ENGINEER2_ID, ENGINEER_ID, GLOBEX_ID } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const LIST = `query ($filter: MilestoneFilter, $first: Int, $after: String) {
  milestones(filter: $filter, first: $first, after: $after) {
    totalCount nodes { code forecastDueOn engagement { title } } pageInfo { hasNextPage endCursor } } }`;

interface Row {
  readonly code: string;
  readonly forecastDueOn: string | null;
  readonly engagement: { readonly title: string };
}

describe('the milestones of all engagements', () => {
  let delivery: Delivery;
  let one: string;
  let other: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    one = await delivery.engagement({ title: 'one' });
    other = await delivery.engagement({
      ...{
        title: 'two',
        partnerId: toTypeId('partner', GLOBEX_ID),
        leadId: toTypeId('engineer', ENGINEER2_ID),
      },
    });
    const gone = await delivery.engagement({ title: 'gone' });
    await delivery.update(ENGINEER, one, 'A', { status: 'IN_PROGRESS', assignee: 'Pat' });
    await delivery.update(ENGINEER, one, 'D', { status: 'SKIPPED', reason: 'Not needed.' });
    await delivery.app.gql(
      MANAGER,
      'mutation ($input: RaiseBlockerInput!) { raiseBlocker(input: $input) { userErrors { code } } }',
      {
        input: {
          ...{ engagementId: one, severity: 'LOW', party: 'PARTNER', reason: 'No answer.' },
          milestoneId: (await delivery.milestone(one, 'B')).id,
        },
      },
    );
    const close =
      'mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) { userErrors { code } } }';
    await delivery.app.gql(MANAGER, close, {
      input: { engagementId: gone, outcome: 'CANCELLED', reason: 'No more.' },
    });
    // A was due on 2 December and D on 1 December in the first plan.
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
  });
  afterAll(() => delivery.app.stop());

  const list = async (variables: object) =>
    (await delivery.app.gql(MANAGER, LIST, variables)).data.milestones;
  const names = (rows: readonly Row[]) =>
    rows.map(({ code, engagement }) => `${engagement.title} ${code}`).sort();

  it.each<[string, () => object, string[]]>([
    ['the engagement', () => ({ engagementId: { in: [one] } }), ['one A', 'one B', 'one D', 'one G']],
    [
      'the partner',
      () => ({ partnerId: { in: [toTypeId('partner', GLOBEX_ID)] } }),
      ['two A', 'two B', 'two D', 'two G'],
    ],
    [
      'the lead and the code',
      () => ({ leadId: { notIn: [toTypeId('engineer', ENGINEER_ID)] }, code: { in: ['A', 'B'] } }),
      ['two A', 'two B'],
    ],
    [
      "the engagement's status",
      () => ({ engagementStatus: { in: ['CANCELLED'] } }),
      ['gone A', 'gone B', 'gone D', 'gone G'],
    ],
    ['the status', () => ({ status: { in: ['IN_PROGRESS', 'SKIPPED'] } }), ['one A', 'one D']],
    ['the assignee', () => ({ assignee: { in: ['Pat'] } }), ['one A']],
    ['a party that does none', () => ({ party: { in: ['PLATFORM'] } }), []],
    ['the party', () => ({ party: { in: ['PARTNER'] }, code: { in: ['G'] } }), ['gone G', 'one G', 'two G']],
    ['another stage', () => ({ stage: { in: ['LAUNCH'] } }), []],
    ['what is not required', () => ({ required: false }), ['gone D', 'one D', 'two D']],
    ['what is blocked', () => ({ blocked: true }), ['one B']],
    ['what is overdue', () => ({ overdue: true }), ['one A', 'two A', 'two D']],
    [
      'the forecast',
      () => ({ forecastDueOn: { lte: '2026-12-04' }, engagementStatus: { in: ['ACTIVE'] } }),
      ['one A', 'two D'],
    ],
    ['no forecast', () => ({ forecastDueOn: { isNull: true } }), ['one D']],
    ['the baseline', () => ({ baselineDueOn: { gte: '2026-12-14' } }), ['gone G', 'one G', 'two G']],
    ['an empty list', () => ({ status: { in: [] } }), []],
  ])('are found by %s', async (_what, filter, expected) => {
    const { nodes, totalCount } = await list({ filter: filter(), first: 100 });
    expect(names(nodes)).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });

  it('are overdue by the latest baseline, as in myWork, whatever was planned first', async () => {
    await delivery.app.gql(
      MANAGER,
      'mutation ($input: TakeBaselineInput!) { takeBaseline(input: $input) { userErrors { code } } }',
      { input: { engagementId: other, name: 'Second', reason: 'Agreed anew.' } },
    );
    expect(names((await list({ filter: { overdue: true } })).nodes)).toEqual(['one A']);
  });

  it('are sorted by due date, page by page, with those without one last', async () => {
    const rows: Row[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { nodes, pageInfo } = await list({ first: 5, after });
      rows.push(...nodes);
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(rows).toHaveLength(12);
    const days = rows.map(({ forecastDueOn }) => forecastDueOn ?? '9999');
    expect(days).toEqual([...days].sort());
  });

  it.each([1, 12])('are read in one statement, %i of them', async (first) => {
    expect(await countReads(async () => void (await list({ first })))).toBe(1);
  });

  it('are for staff only', async () => {
    const { errors } = await delivery.app.gql('partner@northwind.example', LIST);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
