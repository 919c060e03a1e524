import { toTypeId, newId } from '../../src/kernel/ids.js';
import type { Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

describe('logging progress', () => {
  let delivery: Delivery;
  let id: string;
  let other: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    other = await delivery.engagement();
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const milestoneId = async (code: string, of = id) => (await delivery.milestone(of, code)).id;

  it('stores the entry and what it moved, and returns go-live before and after', async () => {
    const { data } = await delivery.log(ENGINEER, {
      ...{ engagementId: id, expectedVersion: 1, kind: 'CALL', text: 'Agreed on scope.', minutes: 45 },
      ...{ milestoneId: await milestoneId('A'), startMilestoneIds: [await milestoneId('D')] },
      completeMilestoneIds: [await milestoneId('A')],
    });
    expect(data.logProgress).toMatchObject({
      ...{ userErrors: [], forecastBefore: '2026-12-14', forecastAfter: '2026-12-10' },
      entry: {
        ...{ kind: 'CALL', text: 'Agreed on scope.', minutes: 45, day: '2026-11-30', visibility: 'INTERNAL' },
        milestone: { code: 'A' },
      },
      engagement: { id, version: 2 },
    });
    expect(await delivery.milestone(id, 'A')).toMatchObject({
      ...{ status: 'DONE', startedOn: '2026-11-30', completedOn: '2026-11-30', version: 2 },
    });
    expect(await delivery.milestone(id, 'D')).toMatchObject({
      status: 'IN_PROGRESS',
      startedOn: '2026-11-30',
    });
  });

  it('increments the version even if it moves nothing', async () => {
    const { data } = await delivery.log(ENGINEER, { engagementId: id });
    expect(data.logProgress).toMatchObject({
      ...{ forecastBefore: '2026-12-14', forecastAfter: '2026-12-14', engagement: { version: 2 } },
    });
  });

  it.each<[string, Person, string | null]>([
    ['an admin', 'admin@causeway.example', null],
    ['a manager', MANAGER, null],
    ['an engineer of its team', ENGINEER, null],
    ['an engineer of another team', OTHER_ENGINEER, 'FORBIDDEN'],
    ['a compliance reviewer', 'compliance@causeway.example', null],
    ['an auditor', 'auditor@causeway.example', 'FORBIDDEN'],
    ['a partner user', 'partner@northwind.example', 'FORBIDDEN'],
  ])('is for managers, its team and compliance: %s', async (_who, person, code) => {
    const { errors, data } = await delivery.log(person, { engagementId: id });
    expect(errors?.[0]?.extensions.code ?? null).toBe(code);
    if (code === null) expect(data.logProgress.userErrors).toEqual([]);
  });

  const unknown = toTypeId('milestone', newId());
  it.each<[string, () => Promise<object> | object, string, string]>([
    ['negative minutes', () => ({ minutes: -1 }), 'INVALID', 'minutes'],
    ['more minutes than a day has', () => ({ minutes: 1441 }), 'INVALID', 'minutes'],
    ['a text of 5,000 characters', () => ({ text: 'x'.repeat(5000) }), 'INVALID', 'text'],
    ['a blank text', () => ({ text: '  ' }), 'INVALID', 'text'],
    ['a day in the future', () => ({ day: '2026-12-01' }), 'INVALID', 'day'],
    ['a day before the start', () => ({ day: '2026-11-29' }), 'INVALID', 'day'],
    ['an engagement that does not exist', () => ({ engagementId: 'eng_what' }), 'NOT_FOUND', 'engagementId'],
    ['a milestone that does not exist', () => ({ milestoneId: unknown }), 'NOT_FOUND', 'milestoneId'],
    [
      "another engagement's milestone",
      async () => ({ completeMilestoneIds: [await milestoneId('A'), await milestoneId('A', other)] }),
      'NOT_FOUND',
      'completeMilestoneIds.1',
    ],
    [
      'a milestone twice',
      async () => ({ startMilestoneIds: [await milestoneId('A'), await milestoneId('A')] }),
      'INVALID',
      'startMilestoneIds.1',
    ],
    [
      '51 milestones',
      () => ({ startMilestoneIds: Array(51).fill(unknown) }),
      'LIMIT_EXCEEDED',
      'startMilestoneIds',
    ],
    ['an outdated version', () => ({ expectedVersion: 7 }), 'CONFLICT', 'expectedVersion'],
  ])('rejects %s and writes nothing', async (_case, changes, code, field) => {
    const before = await delivery.rows();
    const { data, errors } = await delivery.log(MANAGER, { engagementId: id, ...(await changes()) });
    expect(errors).toBeUndefined();
    expect(data.logProgress).toMatchObject({
      ...{ entry: null, engagement: null, forecastBefore: null, forecastAfter: null },
      userErrors: [{ code, field: ['input', ...field.split('.')] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it('rejects a milestone that is already done or skipped', async () => {
    const [done, skipped] = [await milestoneId('A'), await milestoneId('D')];
    await delivery.log(MANAGER, { engagementId: id, completeMilestoneIds: [done] });
    await delivery.update(MANAGER, id, 'D', { status: 'SKIPPED', reason: 'Not needed.' });
    for (const completeMilestoneIds of [[done], [skipped]]) {
      const { data } = await delivery.log(MANAGER, { engagementId: id, completeMilestoneIds });
      expect(data.logProgress.userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);
    }
  });

  it('rejects work on an engagement that has ended', async () => {
    await delivery.set(id, "status = 'CANCELLED'");
    const { data } = await delivery.log(MANAGER, { engagementId: id });
    expect(data.logProgress.userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);
  });

  it.each([
    ['a day that does not exist', { day: '2026-02-30' }],
    ['text in place of a number', { minutes: 'ten' }],
    ['a field that does not exist', { passBall: 'PARTNER' }],
  ])('reports %s as bad input', async (_case, changes) => {
    const { errors } = await delivery.log(MANAGER, { engagementId: id, ...changes });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('lets only one of two requests with the same version succeed', async () => {
    const answers = await Promise.all(
      ['One.', 'Two.'].map((text) => delivery.log(MANAGER, { engagementId: id, expectedVersion: 1, text })),
    );
    const codes = answers.map(({ data }) =>
      data.logProgress.userErrors.map((error: { code: string }) => error.code),
    );
    expect(codes.sort((a, b) => a.length - b.length)).toEqual([[], ['CONFLICT']]);
    expect((await delivery.plan(id)).version).toBe(2);
  });

  it('returns the first response to a repeat, even if both arrive at once', async () => {
    const input = { engagementId: id, completeMilestoneIds: [await milestoneId('A')] };
    const headers = { 'idempotency-key': `log-${id}` };
    const before = await delivery.rows();
    const [first, second] = await Promise.all([
      delivery.log(ENGINEER, input, headers),
      delivery.log(ENGINEER, input, headers),
    ]);
    const third = await delivery.log(ENGINEER, input, headers);
    expect(first.data.logProgress).toMatchObject({ userErrors: [], forecastAfter: '2026-12-10' });
    expect([second.data, third.data]).toEqual([first.data, first.data]);
    expect((await delivery.rows())['progress_entry']).toBe(before['progress_entry']! + 1);
  });

  it('rejects a key that was used for something else', async () => {
    const headers = { 'idempotency-key': `other-${id}` };
    await delivery.log(ENGINEER, { engagementId: id }, headers);
    const { data } = await delivery.log(ENGINEER, { engagementId: id, text: 'Something else.' }, headers);
    expect(data.logProgress.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });
});
