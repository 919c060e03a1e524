import { fromTypeId } from '../../src/kernel/ids.js';
import { ADMIN, type Person, onlyFor } from '../support/people.js';
import { Delivery, MANAGER } from './delivery-support.js';

const TAKE = `mutation ($input: TakeBaselineInput!) { takeBaseline(input: $input) {
  userErrors { code field message } baseline { name reason takenAt takenBy goLiveOn }
  engagement { version scheduleVarianceDays scheduleVarianceFromLatestDays schedulePerformanceIndex } } }`;
const BASELINES = `query ($id: ID!) { engagement(id: $id) { version baselineGoLiveOn scheduleVarianceDays
  scheduleVarianceFromLatestDays schedulePerformanceIndex
  baselines { name reason takenAt takenBy goLiveOn milestones { milestone { code } startOn dueOn } } } }`;
const SCHEDULE_MEASURES = `query ($id: ID!) { engagement(id: $id) { health { asOf measures { measure value } } } }`;

interface View {
  readonly name: string;
  readonly milestones: readonly { milestone: { code: string }; startOn: string; dueOn: string }[];
}

describe('baselines', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagementOnMonday();
  });
  afterAll(() => delivery.app.stop());

  const take = (person: Person, changes: object = {}, headers: object = {}) => {
    const input = { engagementId: id, name: 'Replanned', reason: 'The scope grew.', ...changes };
    return delivery.app.gql(person, TAKE, { input }, headers);
  };
  const view = async () => (await delivery.app.gql(MANAGER, BASELINES, { id })).data.engagement;
  const days = ({ name, milestones }: View) => ({
    name,
    days: milestones.map(({ milestone, startOn, dueOn }) => `${milestone.code} ${startOn}/${dueOn}`),
  });
  const noon = (day: string) => delivery.app.moveTo(`${day}T17:00:00Z`);

  it('begin with the one taken at the start', async () => {
    const { baselines } = await view();
    expect(baselines).toMatchObject([
      {
        ...{ name: 'Start', reason: null, takenAt: '2026-11-30T15:00:00.000Z', takenBy: MANAGER },
        goLiveOn: '2026-12-14',
      },
    ]);
    expect(baselines.map(days)).toEqual([
      {
        name: 'Start',
        days: [
          ...['A 2026-11-30/2026-12-02', 'B 2026-12-03/2026-12-09'],
          ...['G 2026-12-14/2026-12-14', 'D 2026-11-30/2026-12-01'],
        ],
      },
    ]);
  });

  it('keep the first, while the plan is measured against the latest too', async () => {
    await noon('2026-12-07');
    const { version } = await delivery.plan(id);
    const { data } = await take(MANAGER, { expectedVersion: version });
    expect(data.takeBaseline).toEqual({
      userErrors: [],
      baseline: {
        ...{ name: 'Replanned', reason: 'The scope grew.', takenAt: '2026-12-07T17:00:00.000Z' },
        ...{ takenBy: MANAGER, goLiveOn: '2026-12-21' },
      },
      engagement: {
        ...{ version: version + 1, scheduleVarianceDays: 5, scheduleVarianceFromLatestDays: 0 },
        schedulePerformanceIndex: null,
      },
    });
    await noon('2026-12-09');
    const { baselines, ...measures } = await view();
    expect(measures).toMatchObject({
      ...{ baselineGoLiveOn: '2026-12-14', scheduleVarianceDays: 7, scheduleVarianceFromLatestDays: 2 },
      // By the first baseline A and D would be due, by the latest only D.
      schedulePerformanceIndex: 0,
    });
    expect(baselines.map(days)[1]).toEqual({
      name: 'Replanned',
      days: [
        ...['A 2026-12-07/2026-12-09', 'B 2026-12-10/2026-12-16'],
        ...['G 2026-12-21/2026-12-21', 'D 2026-12-07/2026-12-08'],
      ],
    });
    expect(await delivery.milestone(id, 'A')).toMatchObject({ baselineDueOn: '2026-12-02' });
  });

  it('are the basis of the performance index, including added milestones', async () => {
    await noon('2026-12-02');
    const { milestones } = await delivery.plan(id);
    const [a, d] = ['A', 'D'].map((code) => milestones.find((each) => each.code === code)!);
    await delivery.log(MANAGER, { engagementId: id, completeMilestoneIds: [d!.id] });
    // Only D was due before today, and it is done.
    expect((await view()).schedulePerformanceIndex).toBe(1);
    const added = { code: 'N', title: 'New', stage: 'SANDBOX', party: 'PARTNER', durationDays: 1, weight: 4 };
    await delivery.app.gql(
      MANAGER,
      'mutation ($input: AddMilestoneInput!) { addMilestone(input: $input) { userErrors { code } } }',
      { input: { engagementId: id, ...added } },
    );
    await take(MANAGER);
    await noon('2026-12-03');
    // By the new baseline N is due on the 2nd, like D: weights 1 of 1 + 4; A is due on the 4th.
    expect((await view()).schedulePerformanceIndex).toBe(0.2);
    expect(a!.baselineDueOn).toBe('2026-12-02');
  });

  it('are used by health, the latest one', async () => {
    await noon('2026-12-07');
    await take(MANAGER);
    await noon('2026-12-09');
    const { data } = await delivery.app.gql(MANAGER, SCHEDULE_MEASURES, { id });
    const values = Object.fromEntries(
      data.engagement.health.measures.map((each: { measure: string; value: number }) => [
        each.measure,
        each.value,
      ]),
    );
    expect(values).toMatchObject({ SCHEDULE_VARIANCE: 2, SCHEDULE_PERFORMANCE: 0 });
  });

  it('leave out what is skipped, and record what is done as it was', async () => {
    await delivery.update(MANAGER, id, 'A', { status: 'DONE' });
    await delivery.update(MANAGER, id, 'D', { status: 'SKIPPED', reason: 'Not needed.' });
    await take(MANAGER);
    expect((await view()).baselines.map(days)[1].days).toEqual([
      ...['A 2026-11-30/2026-11-30', 'B 2026-12-01/2026-12-07', 'G 2026-12-10/2026-12-10'],
    ]);
  });

  it.each(onlyFor(ADMIN, MANAGER))('can be taken by managers: %s', async (person, code) => {
    const { data, errors } = await take(person);
    expect(errors?.[0]?.extensions.code).toBe(code);
    if (code === undefined) expect(data.takeBaseline.userErrors).toEqual([]);
  });

  it.each<[string, object, string, string]>([
    ['without a name', { name: ' ' }, 'INVALID', 'name'],
    ['with a name of 101 characters', { name: 'x'.repeat(101) }, 'INVALID', 'name'],
    ['with the name of the first', { name: 'start' }, 'ALREADY_EXISTS', 'name'],
    ['without a reason', { reason: '' }, 'INVALID', 'reason'],
    ['with a reason of 1001 characters', { reason: 'x'.repeat(1001) }, 'INVALID', 'reason'],
    ['of an outdated version', { expectedVersion: 7 }, 'CONFLICT', 'expectedVersion'],
    ['of what is not there', { engagementId: 'eng_what' }, 'NOT_FOUND', 'engagementId'],
  ])('are rejected for %s, and nothing is written', async (_case, changes, code, field) => {
    const before = await delivery.rows();
    const { data } = await take(MANAGER, changes);
    expect(data.takeBaseline).toMatchObject({
      ...{ baseline: null, engagement: null, userErrors: [{ code, field: ['input', field] }] },
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('are rejected for an engagement that has ended, and after the twentieth', async () => {
    const uuid = fromTypeId('engagement', id);
    await delivery.app.pools.staff.query(
      `insert into baseline (id, engagement_id, partner_id, number, name, taken_at, taken_by)
       select gen_random_uuid(), id, partner_id, n, 'Plan ' || n, created_at, 'x'
       from engagement, generate_series(2, 20) n where id = $1`,
      [uuid],
    );
    const many = await take(MANAGER);
    expect(many.data.takeBaseline.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'engagementId'] },
    ]);
    await delivery.set(id, "status = 'CANCELLED'");
    const ended = await take(MANAGER);
    expect(ended.data.takeBaseline.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'engagementId'] },
    ]);
  });

  it('are taken once for repeats, audited and published to subscribers', async () => {
    const headers = { 'idempotency-key': `baseline-${id}` };
    const first = await take(MANAGER, {}, headers);
    expect((await take(MANAGER, {}, headers)).data).toEqual(first.data);
    expect((await view()).baselines).toHaveLength(2);
    const { rows } = await delivery.app.pools.staff.query(
      `select changes, (select count(*)::int from outbox o where o.subject = $1 and o.kind = 'engagement.changed') as told
       from audit_entry where subject_id = $1 and action = 'engagement.take-baseline'`,
      [fromTypeId('engagement', id)],
    );
    expect(rows).toEqual([
      { changes: { name: 'Replanned', reason: 'The scope grew.', goLiveOn: '2026-12-14' }, told: 1 },
    ]);
  });
});
