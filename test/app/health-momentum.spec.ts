import { toTypeId } from '../../src/kernel/ids.js';
import { GLOBEX_ID } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, addPlaybook } from './delivery-support.js';

const MOMENTUM = `query ($id: ID!) { engagement(id: $id) { health { measures { measure value explanation } } } }`;
/** Mon 7 December, 10:00 in New York. */
const NOW = new Date('2026-12-07T15:00:00Z');

describe('how long the partner has been quiet', () => {
  let delivery: Delivery;
  let playbookId: string;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start(NOW);
    playbookId = await addPlaybook(delivery.app, [
      ...['A', 'B'].map((code) => ({ code, party: 'PARTNER', durationDays: 5, dependsOn: {} })),
      { code: 'S', party: 'SERVICES', durationDays: 5, required: false, dependsOn: {} },
      { code: 'G', isGoLive: true, dependsOn: { A: 0 } },
    ]);
  });
  // Actions count for the whole partner, so an engagement that has ended keeps its plan and loses its actions.
  beforeEach(async () => {
    await delivery.app.settle();
    await delivery.app.pools.staff.query("update engagement set status = 'CANCELLED'");
    await delivery.app.pools.staff.query("update milestone set party = 'SERVICES'");
    delivery.app.clock.pin(NOW);
    id = await delivery.engagement({
      playbookId,
      startOn: '2026-11-30',
      partnerId: toTypeId('partner', GLOBEX_ID),
    });
    await delivery.set(id, "created_at = '2026-11-30T15:00:00Z'");
  });
  afterAll(() => delivery.app.stop());

  async function quietDays(): Promise<number> {
    const recompute = `mutation ($input: RecomputeHealthInput!) { recomputeHealth(input: $input) { userErrors { message } } }`;
    await delivery.app.gql(MANAGER, recompute, { input: { engagementId: id } });
    await delivery.app.settle();
    const { data, errors } = await delivery.app.gql(MANAGER, MOMENTUM, { id });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.engagement.health.measures.find(({ measure }: { measure: string }) => measure === 'MOMENTUM')
      .value;
  }
  const update = async (code: string, changes: object) => {
    const { data } = await delivery.update(MANAGER, id, code, changes);
    expect(data.updateMilestone.userErrors).toEqual([]);
  };

  it.each<[string, string, number]>([
    ['on the day it started', '2026-11-30T15:00:00Z', 5],
    ['before it started', '2026-11-20T15:00:00Z', 5],
    ['a week late', '2026-12-04T15:00:00Z', 1],
    ['late at night, which is the day before there', '2026-12-04T04:59:00Z', 2],
    ['today', '2026-12-07T05:00:00Z', 0],
  ])(
    'is counted from the start before any action, or from the entry: entered %s',
    async (_case, at, expected) => {
      await delivery.set(id, `created_at = '${at}'`);
      expect(await quietDays()).toBe(expected);
    },
  );

  const done = (startedOn: string, completedOn: string) => ({ status: 'DONE', startedOn, completedOn });
  it.each<[string, [string, object][], number]>([
    [
      'one of its milestones that was started',
      [['A', { status: 'IN_PROGRESS', startedOn: '2026-12-03' }]],
      2,
    ],
    ['one that was done', [['A', done('2026-12-01', '2026-12-04')]], 1],
    ['one done on a Saturday', [['A', done('2026-12-01', '2026-12-05')]], 1],
    ['one done today', [['A', { status: 'DONE' }]], 0],
    [
      'the latest of two',
      [
        ['A', done('2026-12-01', '2026-12-02')],
        ['B', done('2026-12-01', '2026-12-03')],
      ],
      2,
    ],
    ['one done before the start', [['A', done('2026-11-20', '2026-11-25')]], 7],
    [
      'one whose day was corrected',
      [
        ['A', { status: 'DONE' }],
        ['A', { completedOn: '2026-12-02', startedOn: '2026-12-01' }],
      ],
      3,
    ],
    [
      'one that was returned to not started',
      [
        ['A', { status: 'DONE' }],
        ['A', { status: 'NOT_STARTED' }],
      ],
      5,
    ],
    [
      'one that was started and is now skipped',
      [
        ['A', { status: 'IN_PROGRESS', startedOn: '2026-12-03' }],
        ['A', { status: 'SKIPPED', reason: 'Not needed.' }],
      ],
      2,
    ],
    ['none of services', [['S', { status: 'DONE' }]], 5],
    ['none that was skipped', [['A', { status: 'SKIPPED', reason: 'Not needed.' }]], 5],
  ])('ends with %s', async (_case, changes, expected) => {
    for (const [code, fields] of changes) await update(code, fields);
    expect(await quietDays()).toBe(expected);
  });

  it('is evaluated again in the response to a log', async () => {
    await quietDays();
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    const { data } = await delivery.app.gql(
      ENGINEER,
      `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { message }
        healthBefore { measures { measure value } } healthAfter { measures { measure value } } } }`,
      {
        input: {
          engagementId: id,
          text: 'They sent it.',
          completeMilestoneIds: [milestoneId],
          day: '2026-12-04',
        },
      },
    );
    const { healthBefore, healthAfter, userErrors } = data.logProgress;
    expect(userErrors).toEqual([]);
    const momentum = { measure: 'MOMENTUM' };
    expect(healthBefore.measures).toContainEqual({ ...momentum, value: 5 });
    expect(healthAfter.measures).toContainEqual({ ...momentum, value: 1 });
  });
});
