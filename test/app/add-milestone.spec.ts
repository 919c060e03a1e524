import { newId, toTypeId } from '../../src/kernel/ids.js';
import { ADMIN, type Person, onlyFor } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, addPlaybook } from './delivery-support.js';

const ADD = `mutation ($input: AddMilestoneInput!) { addMilestone(input: $input) {
  userErrors { code field message } milestone { id code title stage party weight required visibility status version isGoLive
    durationDays baselineStartOn baselineDueOn forecastStartOn forecastDueOn dependsOn { lagDays milestone { code } } } } }`;
const unknown = toTypeId('milestone', newId());

describe('adding a milestone', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const add = (person: Person, changes: object = {}, headers: object = {}) => {
    const input = {
      ...{ engagementId: id, code: 'EXTRA', title: 'An extra check', stage: 'SANDBOX', party: 'PLATFORM' },
      ...{ durationDays: 4, ...changes },
    };
    return delivery.app.gql(person, ADD, { input }, headers);
  };
  const link = async (code: string, lagDays = 0) => ({
    milestoneId: (await delivery.milestone(id, code)).id,
    lagDays,
  });

  it('is forecast immediately, without a baseline, and moves go-live once go-live depends on it', async () => {
    const { data } = await add(ENGINEER, { expectedVersion: 1, dependsOn: [await link('A', 1)] });
    expect(data.addMilestone).toMatchObject({
      userErrors: [],
      milestone: {
        ...{
          code: 'EXTRA',
          weight: 1,
          required: false,
          visibility: 'PARTNER',
          status: 'NOT_STARTED',
          version: 1,
        },
        ...{ isGoLive: false, baselineStartOn: null, baselineDueOn: null },
        ...{ forecastStartOn: '2026-12-04', forecastDueOn: '2026-12-09' },
        dependsOn: [{ lagDays: 1, milestone: { code: 'A' } }],
      },
    });
    expect(await delivery.plan(id)).toMatchObject({ version: 2, forecastGoLiveOn: '2026-12-14' });
    const dependsOn = [await link('B', 2), await link('EXTRA', 3)];
    const after = await delivery.update(ENGINEER, id, 'G', { dependsOn });
    expect(after.data.updateMilestone.userErrors).toEqual([]);
    expect(await delivery.plan(id)).toMatchObject({
      forecastGoLiveOn: '2026-12-15',
      scheduleVarianceDays: 1,
    });
    const closing = await delivery.update(ENGINEER, id, 'A', { dependsOn: [await link('G')] });
    expect(closing.data.updateMilestone.userErrors).toMatchObject([{ code: 'DEPENDENCY_CYCLE' }]);
  });

  it('places it after the last one of its stage', async () => {
    for (const [code, stage] of [
      ['LAST', 'LAUNCH'],
      ['FIRST', 'DESIGN'],
      ['MIDDLE', 'SANDBOX'],
      ['SECOND', 'DESIGN'],
    ])
      expect((await add(MANAGER, { code, stage })).data.addMilestone.userErrors).toEqual([]);
    const codes = (await delivery.plan(id)).milestones.map(({ code }) => code);
    expect(codes).toEqual(['FIRST', 'SECOND', 'A', 'B', 'G', 'D', 'MIDDLE', 'LAST']);
  });

  it('cannot be required in a stage that has been left', async () => {
    await delivery.set(id, "stage = 'CERTIFICATION'");
    const { data } = await add(MANAGER, { code: 'LATE', required: true });
    expect(data.addMilestone).toMatchObject({
      milestone: null,
      userErrors: [
        {
          ...{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'required'] },
          message: expect.stringContaining('moved on from SANDBOX to CERTIFICATION'),
        },
      ],
    });
    for (const changes of [
      { code: 'LATE', required: false },
      { code: 'NOW', stage: 'CERTIFICATION', required: true },
      { code: 'LATER', stage: 'LAUNCH', required: true },
    ])
      expect((await add(MANAGER, changes)).data.addMilestone.userErrors).toEqual([]);
  });

  it.each(onlyFor(ADMIN, MANAGER, ENGINEER))(
    'is allowed for managers and the team: %s',
    async (person, code) => {
      const { data, errors } = await add(person);
      expect(errors?.[0]?.extensions.code).toBe(code);
      if (code === undefined) expect(data.addMilestone.userErrors).toEqual([]);
    },
  );

  const linkTo = (milestoneId: string, lagDays = 0) => ({ milestoneId, lagDays });
  it.each<[string, () => Promise<object> | object, string, string]>([
    ['a code that is in use', () => ({ code: 'A' }), 'ALREADY_EXISTS', 'code'],
    ['a code in lower case', () => ({ code: 'extra' }), 'INVALID', 'code'],
    ['a code of 41 characters', () => ({ code: 'X'.repeat(41) }), 'INVALID', 'code'],
    ['a blank title', () => ({ title: ' ' }), 'INVALID', 'title'],
    ['no day of work', () => ({ durationDays: 0 }), 'INVALID', 'durationDays'],
    ['251 days of work', () => ({ durationDays: 251 }), 'INVALID', 'durationDays'],
    ['a negative weight', () => ({ weight: -1 }), 'INVALID', 'weight'],
    ['a weight of 1001', () => ({ weight: 1001 }), 'INVALID', 'weight'],
    ['the stage CLOSED', () => ({ stage: 'CLOSED' }), 'INVALID', 'stage'],
    ['a lead of 31 days', () => ({ dependsOn: [linkTo(unknown, -31)] }), 'INVALID', 'dependsOn.0.lagDays'],
    ['a lag of 251', () => ({ dependsOn: [linkTo(unknown, 251)] }), 'INVALID', 'dependsOn.0.lagDays'],
    [
      'a dependency that does not exist',
      () => ({ dependsOn: [linkTo(unknown)] }),
      'NOT_FOUND',
      'dependsOn.0.milestoneId',
    ],
    [
      'a duplicate dependency',
      async () => ({ dependsOn: [await link('A'), await link('A')] }),
      'INVALID',
      'dependsOn.1.milestoneId',
    ],
    [
      '21 dependencies',
      () => ({ dependsOn: Array(21).fill(linkTo(unknown)) }),
      'LIMIT_EXCEEDED',
      'dependsOn',
    ],
    ['an outdated version', () => ({ expectedVersion: 3 }), 'CONFLICT', 'expectedVersion'],
    ['an engagement that does not exist', () => ({ engagementId: 'eng_what' }), 'NOT_FOUND', 'engagementId'],
  ])('rejects %s and writes nothing', async (_case, changes, code, field) => {
    const before = await delivery.rows();
    const { data } = await add(MANAGER, await changes());
    expect(data.addMilestone).toMatchObject({
      milestone: null,
      userErrors: [{ code, field: ['input', ...field.split('.')] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('accepts the 200th milestone and rejects the 201st', async () => {
    const rows = Array.from({ length: 199 }, (_, index) => ({ code: `M${index}`, isGoLive: index === 0 }));
    id = await delivery.engagement({ playbookId: await addPlaybook(delivery.app, rows) });
    expect((await add(MANAGER)).data.addMilestone.userErrors).toEqual([]);
    const { data } = await add(MANAGER, { code: 'ONE-MORE' });
    expect(data.addMilestone.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  });

  it('returns the first response to a repeat, even if both arrive at once', async () => {
    const headers = { 'idempotency-key': `add-${id}` };
    const [first, second] = await Promise.all([add(MANAGER, {}, headers), add(MANAGER, {}, headers)]);
    expect(first.data.addMilestone.userErrors).toEqual([]);
    expect(second.data).toEqual(first.data);
  });
});
