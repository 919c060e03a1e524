import { fromTypeId } from '../../src/kernel/ids.js';
import { ADMIN, type Person, onlyFor } from '../support/people.js';
import { Delivery, MANAGER } from './delivery-support.js';

const CLOSE = `mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) {
  userErrors { code field message } engagement { stage status version } } }`;

describe('closing an engagement', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const close = (person: Person, changes: object = {}, headers: object = {}) => {
    const input = {
      engagementId: id,
      outcome: 'CANCELLED',
      reason: 'The partner has other plans.',
      ...changes,
    };
    return delivery.app.gql(person, CLOSE, { input }, headers);
  };
  const set = (columns: string) => delivery.set(id, columns);

  it.each(onlyFor(ADMIN, MANAGER))('is allowed for managers: %s', async (person, code) => {
    const { data, errors } = await close(person);
    expect(errors?.[0]?.extensions.code).toBe(code);
    if (code === undefined) expect(data.closeEngagement.userErrors).toEqual([]);
  });

  it('cancels from any stage in one version, even on hold, and ends the ball', async () => {
    await set("stage = 'CERTIFICATION', status = 'ON_HOLD'");
    delivery.app.clock.pin(new Date('2026-11-30T16:00:00Z'));
    const { data } = await close(MANAGER, { expectedVersion: 1 });
    expect(data.closeEngagement).toEqual({
      ...{ userErrors: [], engagement: { stage: 'CERTIFICATION', status: 'CANCELLED', version: 2 } },
    });
    const { rows } = await delivery.app.pools.staff.query(
      'select until from ball_interval where engagement_id = $1',
      [fromTypeId('engagement', id)],
    );
    expect(rows).toEqual([{ until: new Date('2026-11-30T16:00:00Z') }]);
    delivery.app.clock.pin(new Date('2026-11-30T15:00:00Z'));
  });

  it.each<[string, string, object, string, string]>([
    ['an outcome that is not an end', '', { outcome: 'ACTIVE' }, 'INVALID', 'outcome'],
    ['a hold as an outcome', '', { outcome: 'ON_HOLD' }, 'INVALID', 'outcome'],
    ['to complete from DISCOVERY', '', { outcome: 'COMPLETED' }, 'NOT_ALLOWED_IN_STATE', 'outcome'],
    [
      'to complete from LAUNCH',
      "stage = 'LAUNCH'",
      { outcome: 'COMPLETED' },
      'NOT_ALLOWED_IN_STATE',
      'outcome',
    ],
    [
      'to complete one on hold',
      "stage = 'ADOPTION', status = 'ON_HOLD'",
      { outcome: 'COMPLETED' },
      'NOT_ALLOWED_IN_STATE',
      'outcome',
    ],
    ['one that is cancelled', "status = 'CANCELLED'", {}, 'NOT_ALLOWED_IN_STATE', 'engagementId'],
    [
      'one that is completed',
      "status = 'COMPLETED', stage = 'CLOSED'",
      {},
      'NOT_ALLOWED_IN_STATE',
      'engagementId',
    ],
    ['no reason', '', { reason: ' ' }, 'INVALID', 'reason'],
    ['a reason of 1001 characters', '', { reason: 'x'.repeat(1001) }, 'INVALID', 'reason'],
    ['an outdated version', '', { expectedVersion: 4 }, 'CONFLICT', 'expectedVersion'],
    ['one that does not exist', '', { engagementId: 'eng_what' }, 'NOT_FOUND', 'engagementId'],
  ])('rejects %s and writes nothing', async (_case, columns, changes, code, field) => {
    if (columns) await set(columns);
    const before = await delivery.rows();
    const { data } = await close(MANAGER, changes);
    expect(data.closeEngagement).toMatchObject({
      engagement: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('returns the first response to a repeat', async () => {
    const headers = { 'idempotency-key': `close-${id}` };
    const first = await close(MANAGER, {}, headers);
    expect(first.data.closeEngagement.userErrors).toEqual([]);
    expect((await close(MANAGER, {}, headers)).data).toEqual(first.data);
  });

  it('leaves an engagement that accepts no more work', async () => {
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    await close(MANAGER);
    const moves: [string, object][] = [
      ['logProgress', { engagementId: id, text: 'Late.' }],
      ['passBall', { engagementId: id, to: 'PARTNER', reason: 'Late.' }],
      ['advanceStage', { engagementId: id, from: 'DISCOVERY' }],
      ['updateEngagement', { engagementId: id, expectedVersion: 2, title: 'Late', teamIds: [] }],
      ['updateMilestone', { milestoneId, expectedVersion: 1, title: 'Late', weight: 2 }],
      [
        'addMilestone',
        {
          engagementId: id,
          code: 'LATE',
          title: 'Late',
          stage: 'SANDBOX',
          party: 'PARTNER',
          durationDays: 1,
        },
      ],
    ];
    for (const [name, input] of moves) {
      const Input = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const mutation = `mutation ($input: ${Input}!) { ${name}(input: $input) { userErrors { code } } }`;
      const { data } = await delivery.app.gql(MANAGER, mutation, { input });
      expect([name, data[name].userErrors]).toEqual([name, [{ code: 'NOT_ALLOWED_IN_STATE' }]]);
    }
  });
});
