import { fromTypeId } from '../../src/kernel/ids.js';
import { countReads } from '../support/count-statements.js';
import { ADMIN, type Person, onlyFor } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const RESCHEDULE = `mutation ($input: RescheduleMilestoneInput!) { rescheduleMilestone(input: $input) {
  userErrors { code field message } forecastBefore forecastAfter
  milestone { code version durationDays notBeforeOn forecastStartOn forecastDueOn }
  moved { milestone { code title } beforeStart beforeDue afterStart afterDue } } }`;
const HISTORY = `query ($id: ID!) { engagement(id: $id) { milestones { code reschedules {
  at changedBy reason durationDaysBefore durationDaysAfter notBeforeOnBefore notBeforeOnAfter } } } }`;

interface Moved {
  readonly milestone: { readonly code: string };
  readonly beforeStart: string;
  readonly beforeDue: string;
  readonly afterStart: string;
  readonly afterDue: string;
}

describe('rescheduling a milestone', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  beforeEach(async () => {
    id = await delivery.engagementOnMonday();
  });
  afterAll(() => delivery.app.stop());

  const reschedule = async (person: Person, code: string, changes: object, headers: object = {}) => {
    const { id: milestoneId, version } = await delivery.milestone(id, code);
    const input = { milestoneId, expectedVersion: version, reason: 'The bank asked for it.', ...changes };
    return delivery.app.gql(person, RESCHEDULE, { input }, headers);
  };
  const cascade = (moved: readonly Moved[]) =>
    moved.map(
      ({ milestone, beforeStart, beforeDue, afterStart, afterDue }) =>
        `${milestone.code} ${beforeStart}/${beforeDue} -> ${afterStart}/${afterDue}`,
    );
  const history = async (code: string) => {
    const { data } = await delivery.app.gql(MANAGER, HISTORY, { id });
    return data.engagement.milestones.find((each: { code: string }) => each.code === code).reschedules;
  };
  const LONGER = [
    'A 2026-11-30/2026-12-02 -> 2026-11-30/2026-12-04',
    'B 2026-12-03/2026-12-09 -> 2026-12-07/2026-12-11',
    'G 2026-12-14/2026-12-14 -> 2026-12-16/2026-12-16',
  ];

  it('moves what depends on it, and returns each move', async () => {
    const { data } = await reschedule(ENGINEER, 'A', { durationDays: 5 });
    const { moved, ...rest } = data.rescheduleMilestone;
    expect(rest).toEqual({
      ...{ userErrors: [], forecastBefore: '2026-12-14', forecastAfter: '2026-12-16' },
      milestone: {
        ...{ code: 'A', version: 2, durationDays: 5, notBeforeOn: null },
        ...{ forecastStartOn: '2026-11-30', forecastDueOn: '2026-12-04' },
      },
    });
    expect(cascade(moved)).toEqual(LONGER);
    expect(await delivery.forecast(id)).toMatchObject({ G: '2026-12-16/2026-12-16', variance: 2 });
  });

  it('starts no earlier than requested, and as early as possible once the date is cleared', async () => {
    await reschedule(ENGINEER, 'B', { notBeforeOn: '2026-12-12' });
    expect(await delivery.forecast(id)).toMatchObject({ B: '2026-12-14/2026-12-18', goLive: '2026-12-23' });
    const { data } = await reschedule(ENGINEER, 'B', { notBeforeOn: null });
    expect(data.rescheduleMilestone.milestone).toMatchObject({ version: 3, notBeforeOn: null });
    expect(await delivery.forecast(id)).toMatchObject({ B: '2026-12-03/2026-12-09', goLive: '2026-12-14' });
  });

  it('returns all of it in advance, and a dry run leaves nothing behind, not even its key', async () => {
    const headers = { 'idempotency-key': `reschedule-${id}` };
    const [rows, plan] = [await delivery.rows(), await delivery.plan(id)];
    const dry = await reschedule(ENGINEER, 'A', { durationDays: 5, dryRun: true }, headers);
    const { moved, milestone, ...rest } = dry.data.rescheduleMilestone;
    expect(rest).toEqual({ userErrors: [], forecastBefore: '2026-12-14', forecastAfter: '2026-12-16' });
    expect(cascade(moved)).toEqual(LONGER);
    expect(milestone).toMatchObject({ version: 1, durationDays: 3, forecastDueOn: '2026-12-02' });
    expect([await delivery.rows(), await delivery.plan(id)]).toEqual([rows, plan]);
    const real = await reschedule(ENGINEER, 'A', { durationDays: 5 }, headers);
    expect(real.data.rescheduleMilestone).toMatchObject({ userErrors: [], moved });
  });

  it('records why, when and by whom, newest first', async () => {
    await reschedule(ENGINEER, 'A', { durationDays: 5, reason: 'Longer.' });
    await reschedule(MANAGER, 'A', { durationDays: 2, notBeforeOn: '2026-12-07', reason: 'Later.' });
    const at = '2026-11-30T15:00:00.000Z';
    expect(await history('A')).toEqual([
      {
        ...{ at, changedBy: MANAGER, reason: 'Later.', durationDaysBefore: 5, durationDaysAfter: 2 },
        ...{ notBeforeOnBefore: null, notBeforeOnAfter: '2026-12-07' },
      },
      {
        ...{ at, changedBy: ENGINEER, reason: 'Longer.', durationDaysBefore: 3, durationDaysAfter: 5 },
        ...{ notBeforeOnBefore: null, notBeforeOnAfter: null },
      },
    ]);
  });

  it('changes nothing if it is already planned that way', async () => {
    const before = await delivery.rows();
    const { data } = await reschedule(ENGINEER, 'A', { durationDays: 3, notBeforeOn: null });
    expect(data.rescheduleMilestone).toMatchObject({
      ...{ userErrors: [], moved: [], milestone: { version: 1 }, forecastAfter: '2026-12-14' },
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('changes the duration of started work, but not its start', async () => {
    await delivery.update(MANAGER, id, 'A', { status: 'IN_PROGRESS' });
    const longer = await reschedule(ENGINEER, 'A', { durationDays: 4 });
    expect(longer.data.rescheduleMilestone.milestone).toMatchObject({ forecastDueOn: '2026-12-03' });
    const later = await reschedule(ENGINEER, 'A', { notBeforeOn: '2026-12-07' });
    expect(later.data.rescheduleMilestone.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'notBeforeOn'] },
    ]);
  });

  it.each(onlyFor(ADMIN, MANAGER, ENGINEER))(
    'is for managers and the team, including dry runs: %s',
    async (person, code) => {
      for (const dryRun of [true, false]) {
        const { data, errors } = await reschedule(person, 'A', { durationDays: 4, dryRun });
        expect(errors?.[0]?.extensions.code).toBe(code);
        if (code === undefined) expect(data.rescheduleMilestone.userErrors).toEqual([]);
      }
    },
  );

  it.each<[string, object, string, string[]]>([
    ['a duration of 0 days', { durationDays: 0 }, 'INVALID', ['durationDays']],
    ['a duration of 251 days', { durationDays: 251 }, 'INVALID', ['durationDays']],
    ['a duration of null', { durationDays: null }, 'INVALID', ['durationDays']],
    ['nothing to change', {}, 'INVALID', ['durationDays']],
    ['a past date', { notBeforeOn: '2026-11-29' }, 'INVALID', ['notBeforeOn']],
    ['a date after five years', { notBeforeOn: '2031-12-01' }, 'INVALID', ['notBeforeOn']],
    ['the last possible date', { notBeforeOn: '9999-12-31' }, 'INVALID', ['notBeforeOn']],
    ['no reason', { durationDays: 4, reason: ' ' }, 'INVALID', ['reason']],
    ['an outdated version', { durationDays: 4, expectedVersion: 7 }, 'CONFLICT', ['expectedVersion']],
    ['one that does not exist', { durationDays: 4, milestoneId: 'mil_what' }, 'NOT_FOUND', ['milestoneId']],
  ])('rejects %s and writes nothing, whether dry run or not', async (_case, changes, code, field) => {
    const before = await delivery.rows();
    for (const dryRun of [true, false]) {
      const { data } = await reschedule(MANAGER, 'A', { ...changes, dryRun });
      expect(data.rescheduleMilestone).toMatchObject({
        ...{ milestone: null, moved: null, forecastBefore: null, forecastAfter: null },
        userErrors: [{ code, field: ['input', ...field] }],
      });
    }
    expect(await delivery.rows()).toEqual(before);
  });

  it.each([
    ['done', { status: 'DONE' }],
    ['skipped', { status: 'SKIPPED', reason: 'Not needed.' }],
  ])('rejects what is %s', async (_case, changes) => {
    await delivery.update(MANAGER, id, 'A', changes);
    const { data } = await reschedule(MANAGER, 'A', { durationDays: 4 });
    expect(data.rescheduleMilestone.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'milestoneId'] },
    ]);
  });

  it('is rejected for an engagement that has ended, and the hundred and first time', async () => {
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    await delivery.app.pools.staff.query(
      `insert into milestone_reschedule (id, engagement_id, milestone_id, at, changed_by, reason,
         duration_days_before, duration_days_after)
       select gen_random_uuid(), engagement_id, id, '2026-01-01', 'x', 'x', 3, 3
       from milestone, generate_series(1, 100) where id = $1`,
      [fromTypeId('milestone', milestoneId)],
    );
    const often = await reschedule(MANAGER, 'A', { durationDays: 4 });
    expect(often.data.rescheduleMilestone.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'milestoneId'] },
    ]);
    await delivery.set(id, "status = 'CANCELLED'");
    const ended = await reschedule(MANAGER, 'B', { durationDays: 4 });
    expect(ended.data.rescheduleMilestone.userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'milestoneId'] },
    ]);
  });

  it('returns the first response to a repeat, including what moved, and publishes one event', async () => {
    const headers = { 'idempotency-key': `again-${id}` };
    const { id: milestoneId, version } = await delivery.milestone(id, 'A');
    const input = { milestoneId, expectedVersion: version, durationDays: 5, reason: 'Longer.' };
    const first = await delivery.app.gql(ENGINEER, RESCHEDULE, { input }, headers);
    expect(first.data.rescheduleMilestone.moved).toHaveLength(3);
    expect((await delivery.app.gql(ENGINEER, RESCHEDULE, { input }, headers)).data).toEqual(first.data);
    const { rows } = await delivery.app.pools.staff.query(
      `select changes, (select count(*)::int from outbox o where o.subject = $2 and o.kind = 'engagement.changed') as told
       from audit_entry where subject_id = $1 and action = 'milestone.reschedule'`,
      [fromTypeId('milestone', milestoneId), fromTypeId('engagement', id)],
    );
    expect(rows).toEqual([{ changes: { durationDays: 5, reason: 'Longer.' }, told: 1 }]);
  });

  it.each([
    ['one milestone', 'G', 1],
    ['three', 'A', 3],
  ])('reads the response in the same number of statements if %s moved', async (_case, code, count) => {
    const reads = await countReads(async () => {
      const { data } = await reschedule(ENGINEER, code, { durationDays: 6 });
      expect(data.rescheduleMilestone.moved).toHaveLength(count);
    });
    // The plan's version before; then the milestone together with everything that moved.
    expect(reads).toBe(2);
  });

  it('rejects a response that would be too large before anything is written', async () => {
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    const wide = `mutation ($input: RescheduleMilestoneInput!) { rescheduleMilestone(input: $input) {
      userErrors { code } moved { milestone { engagement { milestones { dependsOn { lagDays } } } } } } }`;
    const before = await delivery.rows();
    const input = { milestoneId, expectedVersion: 1, durationDays: 5, reason: 'Longer.' };
    const { errors } = await delivery.app.gql(MANAGER, wide, { input });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(await delivery.rows()).toEqual(before);
  });
});
