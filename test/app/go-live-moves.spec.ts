import type { Json } from '../support/app.js';
import { moved } from './blockers-support.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const MOVES = `query ($id: ID!, $first: Int, $after: String) { engagement(id: $id) {
  goLiveMoves(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    nodes { at goLiveBefore goLiveAfter action movedBy criticalPath { code dueBefore dueAfter } } } } }`;

describe('the history of go-live', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  async function movesOf(id: string, page: object = {}): Promise<Json> {
    const { data, errors } = await delivery.app.gql(MANAGER, MOVES, { id, ...page });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.engagement.goLiveMoves;
  }
  const newest = async (id: string): Promise<Json> => (await movesOf(id)).nodes[0];

  it('starts with the first forecast, its critical path and who started it', async () => {
    const id = await delivery.engagementOnMonday();
    expect((await movesOf(id)).nodes).toEqual([
      {
        ...{ at: '2026-11-30T15:00:00.000Z', goLiveBefore: null, goLiveAfter: '2026-12-14' },
        ...{ action: 'engagement.start', movedBy: MANAGER },
        criticalPath: [
          { code: 'A', dueBefore: null, dueAfter: '2026-12-02' },
          { code: 'B', dueBefore: null, dueAfter: '2026-12-09' },
          { code: 'G', dueBefore: null, dueAfter: '2026-12-14' },
        ],
      },
    ]);
  });

  it('records a day that passed as moved by Causeway, at the start of that day', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-01T15:00:00Z');
    expect(await newest(id)).toEqual({
      ...{ at: '2026-12-01T05:00:00.000Z', goLiveBefore: '2026-12-14', goLiveAfter: '2026-12-15' },
      ...{ action: 'reforecast.daily', movedBy: 'Causeway' },
      criticalPath: [
        { code: 'A', dueBefore: '2026-12-02', dueAfter: '2026-12-03' },
        { code: 'B', dueBefore: '2026-12-09', dueAfter: '2026-12-10' },
        { code: 'G', dueBefore: '2026-12-14', dueAfter: '2026-12-15' },
      ],
    });
  });

  it('records who moved it, and keeps a milestone that is done and so no longer critical', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.update(ENGINEER, id, 'A', { status: 'DONE' });
    const { action, movedBy, goLiveAfter, criticalPath } = await newest(id);
    expect({ action, movedBy, goLiveAfter }).toEqual({
      ...{ action: 'milestone.update', movedBy: ENGINEER, goLiveAfter: '2026-12-10' },
    });
    expect(criticalPath[0]).toEqual({ code: 'A', dueBefore: '2026-12-02', dueAfter: '2026-11-30' });
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    [
      'blocker.raise',
      async (id) => {
        const { id: milestoneId } = await delivery.milestone(id, 'B');
        return moved(delivery.app, 'raiseBlocker', {
          engagementId: id,
          milestoneId,
          commitmentOn: '2026-12-18',
        });
      },
    ],
    [
      'engagement.log-progress',
      async (id) => {
        const { id: milestone } = await delivery.milestone(id, 'A');
        return delivery.log(MANAGER, { engagementId: id, completeMilestoneIds: [milestone] });
      },
    ],
    [
      'engagement.hold',
      (id) =>
        delivery.app.gql(
          MANAGER,
          'mutation ($id: ID!) { holdEngagement(input: { engagementId: $id, expectedResumeOn: "2026-12-14", reason: "Budget" }) { userErrors { message } } }',
          { id },
        ),
    ],
    [
      'engagement.update',
      (id) =>
        delivery.app.gql(
          MANAGER,
          'mutation ($id: ID!) { updateEngagement(input: { engagementId: $id, expectedVersion: 1, region: "AT" }) { userErrors { message } } }',
          { id },
        ),
    ],
  ])('names the action %s', async (action, act) => {
    const id = await delivery.engagementOnMonday();
    await act(id);
    expect(await newest(id)).toMatchObject({ action, movedBy: MANAGER, goLiveBefore: '2026-12-14' });
  });

  it('records nothing if go-live stays', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.update(MANAGER, id, 'D', { status: 'DONE' });
    expect((await movesOf(id)).nodes).toHaveLength(1);
  });

  it('always ends at the current forecast, and each move starts where the previous one ended', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    await delivery.update(MANAGER, id, 'A', { status: 'DONE' });
    const { nodes, totalCount } = await movesOf(id);
    expect(totalCount).toBe(nodes.length);
    const { goLiveAfter } = nodes[0];
    expect((await delivery.plan(id)).forecastGoLiveOn).toBe(goLiveAfter);
    expect(nodes.slice(0, -1).map((move: Json) => move.goLiveBefore)).toEqual(
      nodes.slice(1).map((move: Json) => move.goLiveAfter),
    );
  });

  it('is paged', async () => {
    const id = await delivery.engagementOnMonday();
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    const first = await movesOf(id, { first: 1 });
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const next = await movesOf(id, { first: 1, after: first.pageInfo.endCursor });
    expect(next.nodes[0].at).toBe('2026-12-02T05:00:00.000Z');
  });
});
