import { fromTypeId } from '../../src/kernel/ids.js';
import type { Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

describe('changing a milestone', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-12-04T15:00:00Z'));
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  it.each([
    ['begin today', { status: 'IN_PROGRESS' }, { startedOn: '2026-12-04', completedOn: null }],
    ['begin earlier', { status: 'IN_PROGRESS', startedOn: '2026-12-01' }, { startedOn: '2026-12-01' }],
    ['end today', { status: 'DONE' }, { startedOn: '2026-12-04', completedOn: '2026-12-04' }],
    ['end earlier', { status: 'DONE', completedOn: '2026-12-02' }, { startedOn: '2026-12-02' }],
    [
      'tell both days',
      { status: 'DONE', startedOn: '2026-11-30', completedOn: '2026-12-02' },
      { startedOn: '2026-11-30', completedOn: '2026-12-02' },
    ],
  ])('can %s', async (_case, changes, expected) => {
    const { data } = await delivery.update(ENGINEER, id, 'A', changes);
    expect(data.updateMilestone).toMatchObject({ userErrors: [], milestone: { ...expected, version: 2 } });
  });

  it('reopens what was done, and returns it to not started', async () => {
    await delivery.update(ENGINEER, id, 'A', { status: 'DONE', startedOn: '2026-12-01' });
    await delivery.update(ENGINEER, id, 'A', { status: 'IN_PROGRESS' });
    expect(await delivery.milestone(id, 'A')).toMatchObject({ startedOn: '2026-12-01', completedOn: null });
    await delivery.update(ENGINEER, id, 'A', { status: 'NOT_STARTED' });
    expect(await delivery.milestone(id, 'A')).toMatchObject({ startedOn: null, completedOn: null });
  });

  it('records when each status was set, and why', async () => {
    const { id: milestoneId } = await delivery.milestone(id, 'D');
    await delivery.update(ENGINEER, id, 'D', { status: 'IN_PROGRESS' });
    await delivery.update(ENGINEER, id, 'D', { status: 'SKIPPED', reason: 'Not needed.' });
    await delivery.update(ENGINEER, id, 'D', { title: 'Another title' });
    const { rows } = await delivery.app.pools.staff.query(
      'select status, started_on, reason from milestone_history where milestone_id = $1 order by id',
      [fromTypeId('milestone', milestoneId)],
    );
    expect(rows).toEqual([
      { status: 'NOT_STARTED', started_on: null, reason: null },
      { status: 'IN_PROGRESS', started_on: '2026-12-04', reason: null },
      { status: 'SKIPPED', started_on: null, reason: 'Not needed.' },
    ]);
  });

  it('starts before another one ends, by its lead', async () => {
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    const { data } = await delivery.update(ENGINEER, id, 'B', { dependsOn: [{ milestoneId, lagDays: -1 }] });
    expect(data.updateMilestone.milestone.dependsOn).toEqual([{ lagDays: -1, milestone: { code: 'A' } }]);
    const { forecastDueOn } = await delivery.milestone(id, 'A');
    expect(await delivery.milestone(id, 'B')).toMatchObject({ forecastStartOn: forecastDueOn });
  });

  it('depends on others with a lag, and on nothing once that is cleared', async () => {
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    const { data } = await delivery.update(ENGINEER, id, 'D', { dependsOn: [{ milestoneId, lagDays: 2 }] });
    expect(data.updateMilestone.milestone.dependsOn).toEqual([{ lagDays: 2, milestone: { code: 'A' } }]);
    expect(await delivery.milestone(id, 'D')).toMatchObject({ forecastStartOn: '2026-12-11' });
    await delivery.update(ENGINEER, id, 'D', { dependsOn: null });
    expect(await delivery.milestone(id, 'D')).toMatchObject({ forecastStartOn: '2026-12-04', dependsOn: [] });
  });

  it('changes nothing if nothing differs', async () => {
    const before = await delivery.rows();
    const { data } = await delivery.update(ENGINEER, id, 'A', { title: 'A step', status: 'NOT_STARTED' });
    expect(data.updateMilestone).toMatchObject({ userErrors: [], milestone: { version: 1 } });
    expect(await delivery.rows()).toEqual(before);
  });

  it.each<[string, string, object, string, string]>([
    [
      'a start in the future',
      'A',
      { status: 'IN_PROGRESS', startedOn: '2026-12-05' },
      'INVALID',
      'startedOn',
    ],
    ['an end in the future', 'A', { status: 'DONE', completedOn: '2026-12-05' }, 'INVALID', 'completedOn'],
    [
      'an end before the start',
      'A',
      { status: 'DONE', startedOn: '2026-12-03', completedOn: '2026-12-02' },
      'INVALID',
      'completedOn',
    ],
    ['a start long ago', 'A', { status: 'IN_PROGRESS', startedOn: '0001-01-01' }, 'INVALID', 'startedOn'],
    ['an end long ago', 'A', { status: 'DONE', completedOn: '0001-01-01' }, 'INVALID', 'completedOn'],
    ['an end date of one that is not done', 'A', { completedOn: '2026-12-02' }, 'INVALID', 'completedOn'],
    ['clearing the start', 'A', { status: 'IN_PROGRESS', startedOn: null }, 'INVALID', 'startedOn'],
    ['clearing the status', 'A', { status: null }, 'INVALID', 'status'],
    ['skipping without a reason', 'D', { status: 'SKIPPED' }, 'INVALID', 'reason'],
    ['too much weight', 'A', { weight: 1001 }, 'INVALID', 'weight'],
    ['an outdated version', 'A', { expectedVersion: 9, title: 'x' }, 'CONFLICT', 'expectedVersion'],
    [
      'a dependency that does not exist',
      'A',
      { dependsOn: [{ milestoneId: 'mil_' }] },
      'NOT_FOUND',
      'dependsOn.0.milestoneId',
    ],
    ['a milestone that does not exist', 'A', { milestoneId: 'mil_' }, 'NOT_FOUND', 'milestoneId'],
  ])('rejects %s and writes nothing', async (_case, milestone, changes, code, field) => {
    const before = await delivery.rows();
    const { data } = await delivery.update(MANAGER, id, milestone, changes);
    expect(data.updateMilestone).toMatchObject({
      milestone: null,
      userErrors: [{ code, field: ['input', ...field.split('.')] }],
    });
    expect(await delivery.rows()).toEqual(before);
  });

  it.each([
    ['251 days', 251, 'INVALID'],
    ['a lead of 31 days', -31, 'INVALID'],
    ['a lead of 30 days', -30, undefined],
    ['250 days', 250, undefined],
  ])('limits a lag: %s', async (_case, lagDays, code) => {
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    const { data } = await delivery.update(MANAGER, id, 'D', { dependsOn: [{ milestoneId, lagDays }] });
    expect(data.updateMilestone.userErrors[0]?.code).toBe(code);
  });

  it('cannot make it depend on a milestone of another engagement', async () => {
    const { id: milestoneId } = await delivery.milestone(await delivery.engagement(), 'D');
    const { data } = await delivery.update(MANAGER, id, 'A', { dependsOn: [{ milestoneId }] });
    expect(data.updateMilestone.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it.each<[string, Person, string, string | null]>([
    ['an admin changes it', 'admin@causeway.example', 'A', null],
    ['a manager skips what is required', MANAGER, 'A', null],
    ['an engineer of its team skips what is not', ENGINEER, 'D', null],
    ['but not what is', ENGINEER, 'A', 'FORBIDDEN'],
    ['an engineer of another team does not', OTHER_ENGINEER, 'D', 'FORBIDDEN'],
    ['nor a compliance reviewer', 'compliance@causeway.example', 'D', 'FORBIDDEN'],
    ['nor an auditor', 'auditor@causeway.example', 'D', 'FORBIDDEN'],
    ['nor a partner user', 'partner@northwind.example', 'D', 'FORBIDDEN'],
  ])('%s', async (_who, person, code, fault) => {
    const { data, errors } = await delivery.update(person, id, code, {
      status: 'SKIPPED',
      reason: 'Not needed.',
    });
    expect(errors?.[0]?.extensions.code ?? null).toBe(fault);
    if (fault === null) expect(data.updateMilestone).toMatchObject({ milestone: { status: 'SKIPPED' } });
  });

  it('is not possible once the engagement has ended', async () => {
    await delivery.set(id, "status = 'COMPLETED'");
    const { data } = await delivery.update(MANAGER, id, 'A', { status: 'DONE' });
    expect(data.updateMilestone.userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);
  });
});
