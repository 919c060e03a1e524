import { fromTypeId } from '../../src/kernel/ids.js';
import { ADMIN, type Person, onlyFor } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const HOLD = `mutation ($input: HoldEngagementInput!) { holdEngagement(input: $input) {
  userErrors { code field message } engagement { status version expectedResumeOn ballInCourt { party }
    hold { since until expectedResumeOn reason heldBy endedBy } } } }`;
const RESUME = `mutation ($input: ResumeEngagementInput!) { resumeEngagement(input: $input) {
  userErrors { code field message } engagement { status version expectedResumeOn hold { reason }
    ballInCourt { party since reason } } } }`;
const HOLDS = `query ($id: ID!) { engagement(id: $id) { status expectedResumeOn ballInCourt { party }
  holds { since until expectedResumeOn reason heldBy endedBy } timeByParty { party minutes } } }`;
const HEALTH = `query ($id: ID!) { engagement(id: $id) { health { asOf } } }`;
const MINE = `query ($key: String!) { myIntegration(key: $key) { status expectedResumeOn waitingOn } }`;

describe('holding an engagement', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagementOnMonday();
  });
  afterAll(() => delivery.app.stop());

  const hold = (person: Person, changes: object = {}, headers: object = {}) => {
    const input = { engagementId: id, expectedResumeOn: '2026-12-14', reason: 'Budget freeze.', ...changes };
    return delivery.app.gql(person, HOLD, { input }, headers);
  };
  const resume = (person: Person, changes: object = {}, headers: object = {}) =>
    delivery.app.gql(person, RESUME, { input: { engagementId: id, ...changes } }, headers);
  const at = (local: string) => delivery.app.clock.pin(new Date(`${local}-05:00`));
  const holds = async () => (await delivery.app.gql(MANAGER, HOLDS, { id })).data.engagement;
  const set = (columns: string) => delivery.set(id, columns);
  const judgedAt = async () =>
    (await delivery.app.gql(MANAGER, HEALTH, { id })).data.engagement.health?.asOf as string;

  it('moves remaining work to after the day on which it resumes, as in the worked example', async () => {
    at('2026-12-02T12:00');
    await delivery.update(MANAGER, id, 'A', { status: 'DONE', startedOn: '2026-11-30' });
    at('2026-12-03T09:00');
    const { data } = await hold(MANAGER, { expectedVersion: 2 });
    expect(data.holdEngagement).toEqual({
      userErrors: [],
      engagement: {
        ...{ status: 'ON_HOLD', version: 3, expectedResumeOn: '2026-12-14', ballInCourt: null },
        hold: {
          ...{ since: '2026-12-03T14:00:00.000Z', until: null, expectedResumeOn: '2026-12-14' },
          ...{ reason: 'Budget freeze.', heldBy: MANAGER, endedBy: null },
        },
      },
    });
    expect(await delivery.forecast(id)).toMatchObject({
      ...{ A: '2026-11-30/2026-12-02', B: '2026-12-14/2026-12-18', G: '2026-12-23/2026-12-23' },
      ...{ goLive: '2026-12-23', variance: 7 },
    });
  });

  it('keeps the forecast at the expected day until that has passed, and then counts from today', async () => {
    at('2026-12-03T09:00');
    await hold(MANAGER);
    await delivery.app.moveTo('2026-12-14T20:00:00Z');
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-14/2026-12-16' });
    await delivery.app.moveTo('2026-12-16T20:00:00Z');
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-16/2026-12-18' });
    expect(await holds()).toMatchObject({ status: 'ON_HOLD', expectedResumeOn: '2026-12-14' });
  });

  it('stops the ball, which the same party has again when work resumes', async () => {
    id = await delivery.engagement({ firstParty: 'PARTNER' });
    at('2026-11-30T11:00');
    await hold(MANAGER);
    at('2026-12-04T09:00');
    const { data } = await resume(MANAGER, { expectedVersion: 2 });
    expect(data.resumeEngagement).toEqual({
      userErrors: [],
      engagement: {
        ...{ status: 'ACTIVE', version: 3, expectedResumeOn: null, hold: null },
        ballInCourt: { party: 'PARTNER', since: '2026-12-04T14:00:00.000Z', reason: null },
      },
    });
    at('2026-12-04T09:30');
    expect((await holds()).timeByParty).toEqual([{ party: 'PARTNER', minutes: 90 }]);
  });

  it('plans from today again if work resumes earlier than expected', async () => {
    at('2026-12-01T09:00');
    await hold(MANAGER);
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-14/2026-12-16' });
    await resume(MANAGER);
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-01/2026-12-03', variance: 1 });
  });

  it('keeps every expectation of a hold that is moved, and who ended which', async () => {
    at('2026-12-01T09:00');
    await hold(MANAGER);
    at('2026-12-02T09:00');
    const moved = await hold('admin@causeway.example', { expectedResumeOn: '2026-12-21', reason: 'Longer.' });
    expect(moved.data.holdEngagement.userErrors).toEqual([]);
    expect(await delivery.forecast(id)).toMatchObject({ A: '2026-12-21/2026-12-23' });
    at('2026-12-07T09:00');
    await resume(MANAGER);
    const [first, second] = ['2026-12-01T14:00:00.000Z', '2026-12-02T14:00:00.000Z'];
    expect((await holds()).holds).toEqual([
      {
        ...{ since: second, until: '2026-12-07T14:00:00.000Z', expectedResumeOn: '2026-12-21' },
        ...{ reason: 'Longer.', heldBy: 'admin@causeway.example', endedBy: MANAGER },
      },
      {
        ...{ since: first, until: second, expectedResumeOn: '2026-12-14' },
        ...{ reason: 'Budget freeze.', heldBy: MANAGER, endedBy: 'admin@causeway.example' },
      },
    ]);
  });

  it('ends with the engagement if that is cancelled', async () => {
    at('2026-12-01T09:00');
    await hold(MANAGER);
    at('2026-12-02T09:00');
    const close = `mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) {
      userErrors { code } engagement { status expectedResumeOn hold { reason } } } }`;
    const input = { engagementId: id, outcome: 'CANCELLED', reason: 'No budget.' };
    const { data } = await delivery.app.gql(MANAGER, close, { input });
    expect(data.closeEngagement).toEqual({
      ...{ userErrors: [], engagement: { status: 'CANCELLED', expectedResumeOn: null, hold: null } },
    });
    expect((await holds()).holds).toMatchObject([{ until: '2026-12-02T14:00:00.000Z', endedBy: MANAGER }]);
  });

  it('suspends health evaluation until work resumes', async () => {
    await delivery.app.settle();
    const before = await judgedAt();
    at('2026-11-30T12:00');
    await hold(MANAGER);
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    expect(await judgedAt()).toBe(before);
    await resume(MANAGER);
    await delivery.app.settle();
    expect(await judgedAt()).toBe('2026-12-03T15:00:00.000Z');
    await delivery.app.moveTo('2026-12-04T15:00:00Z');
    expect(await judgedAt()).toBe('2026-12-04T05:05:00.000Z');
  });

  it('allows recording what happens, and rejects what implies ongoing work', async () => {
    await hold(MANAGER);
    const a = await delivery.milestone(id, 'A');
    const noted = await delivery.log(ENGINEER, { engagementId: id, completeMilestoneIds: [a.id] });
    expect(noted.data.logProgress.userErrors).toEqual([]);
    const refused: [string, object, string][] = [
      ['logProgress', { engagementId: id, text: 'Yours.', passBallTo: 'PARTNER' }, 'passBallTo'],
      ['passBall', { engagementId: id, to: 'PARTNER', reason: 'Yours.' }, 'to'],
      ['advanceStage', { engagementId: id, from: 'DISCOVERY' }, 'engagementId'],
      ['closeEngagement', { engagementId: id, outcome: 'COMPLETED', reason: 'Done.' }, 'outcome'],
      ['recomputeHealth', { engagementId: id }, 'engagementId'],
    ];
    const before = await delivery.rows();
    for (const [name, input, field] of refused) {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code field } } }`;
      const { data } = await delivery.app.gql(MANAGER, mutation, { input });
      expect([name, data[name].userErrors]).toEqual([
        ...[name, [{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', field] }]],
      ]);
    }
    expect(await delivery.rows()).toEqual(before);
  });

  it('shows partners that it is on hold and until when, but not why', async () => {
    await hold(MANAGER);
    const { key } = (
      await delivery.app.gql(MANAGER, 'query ($id: ID!) { engagement(id: $id) { key } }', { id })
    ).data.engagement;
    const { data } = await delivery.app.gql('partner@northwind.example', MINE, { key });
    expect(data.myIntegration).toEqual({
      ...{ status: 'ON_HOLD', expectedResumeOn: '2026-12-14', waitingOn: null },
    });
  });

  it.each(onlyFor(ADMIN, MANAGER))(
    'is allowed for managers, and so is resuming: %s',
    async (person, code) => {
      const held = await hold(person);
      expect(held.errors?.[0]?.extensions.code).toBe(code);
      if (code === undefined) expect(held.data.holdEngagement.userErrors).toEqual([]);
      else await hold(MANAGER);
      const resumed = await resume(person);
      expect(resumed.errors?.[0]?.extensions.code).toBe(code);
      if (code === undefined) expect(resumed.data.resumeEngagement.userErrors).toEqual([]);
    },
  );

  it.each<[string, string, object, string, string]>([
    ['until yesterday', '', { expectedResumeOn: '2026-11-29' }, 'INVALID', 'expectedResumeOn'],
    ['for more than two years', '', { expectedResumeOn: '2028-12-01' }, 'INVALID', 'expectedResumeOn'],
    ['without a reason', '', { reason: '  ' }, 'INVALID', 'reason'],
    ['for a reason of 1001 characters', '', { reason: 'x'.repeat(1001) }, 'INVALID', 'reason'],
    ['at an outdated version', '', { expectedVersion: 9 }, 'CONFLICT', 'expectedVersion'],
    ['one that does not exist', '', { engagementId: 'eng_what' }, 'NOT_FOUND', 'engagementId'],
    ['one that is cancelled', "status = 'CANCELLED'", {}, 'NOT_ALLOWED_IN_STATE', 'engagementId'],
    ['one that is completed', "status = 'COMPLETED'", {}, 'NOT_ALLOWED_IN_STATE', 'engagementId'],
    [
      'one that is already on hold until that day',
      "status = 'ON_HOLD', expected_resume_on = '2026-12-14'",
      {},
      'NOT_ALLOWED_IN_STATE',
      'engagementId',
    ],
  ])('rejects holding %s and writes nothing', async (_case, columns, changes, code, field) => {
    if (columns) await set(columns);
    const before = await delivery.rows();
    const { data } = await hold(MANAGER, changes);
    expect(data.holdEngagement).toMatchObject({
      engagement: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it.each<[string, object, string, string]>([
    ['one that is active', {}, 'NOT_ALLOWED_IN_STATE', 'engagementId'],
    ['at an outdated version', { expectedVersion: 9 }, 'CONFLICT', 'expectedVersion'],
    ['one that does not exist', { engagementId: 'eng_what' }, 'NOT_FOUND', 'engagementId'],
  ])('rejects resuming %s and writes nothing', async (_case, changes, code, field) => {
    const before = await delivery.rows();
    const { data } = await resume(MANAGER, changes);
    expect(data.resumeEngagement).toMatchObject({
      engagement: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('is possible at most a hundred times', async () => {
    await delivery.app.pools.staff.query(
      `insert into engagement_hold
         (id, engagement_id, partner_id, since, until, expected_resume_on, reason, held_by, ended_by)
       select gen_random_uuid(), id, partner_id, day, day, day, 'x', 'x', 'x'
       from engagement, generate_series('2026-01-01'::timestamptz, '2026-04-10', '1 day') day where id = $1`,
      [fromTypeId('engagement', id)],
    );
    const before = await delivery.rows();
    const { data } = await hold(MANAGER);
    expect(data.holdEngagement.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'engagementId'] },
    ]);
    expect(await delivery.rows()).toEqual(before);
  });

  it('returns the first response to repeats, and is audited and published to subscribers', async () => {
    const keys = [{ 'idempotency-key': `hold-${id}` }, { 'idempotency-key': `resume-${id}` }] as const;
    const held = await hold(MANAGER, {}, keys[0]);
    expect((await hold(MANAGER, {}, keys[0])).data).toEqual(held.data);
    const resumed = await resume(MANAGER, {}, keys[1]);
    expect((await resume(MANAGER, {}, keys[1])).data).toEqual(resumed.data);
    const uuid = fromTypeId('engagement', id);
    const { rows: told } = await delivery.app.pools.staff.query(
      'select action, changes from audit_entry where subject_id = $1 order by id desc limit 2',
      [uuid],
    );
    expect(told).toEqual([
      { action: 'engagement.resume', changes: { status: 'ACTIVE', ballParty: 'SERVICES' } },
      {
        action: 'engagement.hold',
        changes: { status: 'ON_HOLD', expectedResumeOn: '2026-12-14', reason: 'Budget freeze.' },
      },
    ]);
    const { rows: announced } = await delivery.app.pools.staff.query(
      "select 1 from outbox where subject = $1 and kind = 'engagement.changed'",
      [uuid],
    );
    expect(announced).toHaveLength(2);
  });
});
