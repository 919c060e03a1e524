import { DataSource } from 'typeorm';
import { AuditChanges1795305600120 } from '../../migrations/1795305600120-audit-changes.js';
import { toTypeId } from '../../src/kernel/ids.js';
import { AUDITOR, ENGINEER2_ID, ENGINEER_ID } from '../support/people.js';
import type { Json } from '../support/app.js';
import { ACTS, Audited, LOG, actionsOfSources } from './audit-support.js';
import { type Delivery, MANAGER } from './delivery-support.js';

describe('the audit log of a change', () => {
  let audited: Audited;
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    audited = await Audited.start();
    delivery = audited.delivery;
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const run: Audited['run'] = (...given) => audited.run(...given);
  const entries: Audited['entries'] = (...given) => audited.entries(...given);
  const entryOf: Audited['entryOf'] = (...given) => audited.entryOf(...given);
  const version = async () => (await delivery.plan(id)).version;
  const engineerId = toTypeId('engineer', ENGINEER_ID);
  const of = { engagement: { id: expect.any(String) } };

  it('keeps the old values of a milestone, and its engagement', async () => {
    const a = await delivery.milestone(id, 'A');
    const change = {
      milestoneId: a.id,
      expectedVersion: a.version,
      title: 'First',
      assignee: 'Nia',
      dependsOn: [],
    };
    await run(MANAGER, 'updateMilestone', change);
    expect(await entryOf('milestone.update')).toEqual({
      action: 'milestone.update',
      changes: { title: 'First', assignee: 'Nia', reason: undefined },
      ...{ previous: { title: 'A step', assignee: null }, engagement: { id } },
    });
    const b = await delivery.milestone(id, 'B');
    const later = { milestoneId: b.id, expectedVersion: b.version, durationDays: 6, reason: 'More to do.' };
    await run(MANAGER, 'rescheduleMilestone', later);
    expect(await entryOf('milestone.reschedule')).toMatchObject({
      previous: { durationDays: 5 },
      engagement: { id },
    });
    await run(MANAGER, 'logProgress', {
      engagementId: id,
      text: 'Begun.',
      startMilestoneIds: [a.id],
      passBallTo: 'PARTNER',
    });
    expect(await entryOf('engagement.log-progress')).toMatchObject({
      changes: { ballParty: 'PARTNER', moves: [{ id: a.id, status: 'IN_PROGRESS' }] },
      previous: { ballParty: 'SERVICES', moves: [{ id: a.id, status: 'NOT_STARTED', startedOn: null }] },
      engagement: { id },
    });
  });

  it('keeps the old values of a blocker, an allocation, and a progress entry', async () => {
    const raised = await run(
      ...([
        MANAGER,
        'raiseBlocker',
        { engagementId: id, severity: 'LOW', party: 'PARTNER', reason: 'No host.' },
      ] as const),
      'blocker { id version }',
    );
    const { id: blockerId, version: expectedVersion } = raised.blocker;
    await run(MANAGER, 'updateBlocker', {
      blockerId,
      expectedVersion,
      severity: 'HIGH',
      commitmentOn: '2026-12-04',
    });
    expect(await entryOf('blocker.update')).toMatchObject({
      previous: { severity: 'LOW', commitmentOn: null },
      ...of,
    });
    await run(MANAGER, 'resolveBlocker', { blockerId, resolution: 'A host.' });
    expect(await entryOf('blocker.resolve')).toMatchObject({ previous: { resolution: null }, ...of });

    const booking = {
      engineerId,
      engagementId: id,
      from: '2026-12-01',
      to: '2026-12-31',
      hoursPerWeek: 8,
      kind: 'HARD',
    };
    const { allocation } = await run(MANAGER, 'allocateEngineer', booking, 'allocation { id version }');
    await run(MANAGER, 'updateAllocation', {
      allocationId: allocation.id,
      expectedVersion: allocation.version,
      hoursPerWeek: 12,
    });
    expect(await entryOf('allocation.update')).toMatchObject({ previous: { hoursPerWeek: 8 }, ...of });
    await run(MANAGER, 'endAllocation', {
      allocationId: allocation.id,
      expectedVersion: allocation.version + 1,
    });
    expect(await entryOf('allocation.remove')).toMatchObject({ previous: { to: '2026-12-31' }, ...of });
    const begun = { ...booking, from: '2026-11-30' };
    const running = (await run(MANAGER, 'allocateEngineer', begun, 'allocation { id version }')).allocation;
    delivery.app.clock.pin(new Date('2026-12-01T15:00:00Z'));
    await run(MANAGER, 'endAllocation', { allocationId: running.id, expectedVersion: running.version });
    expect(await entryOf('allocation.end')).toMatchObject({ previous: { to: '2026-12-31' }, ...of });

    const { entry } = await run(
      MANAGER,
      'logProgress',
      { engagementId: id, text: 'A call.', minutes: 5 },
      'entry { id }',
    );
    await run(MANAGER, 'correctProgress', {
      entryId: entry.id,
      expectedVersion: 1,
      minutes: 50,
      reason: 'A slip.',
    });
    expect(await entryOf('progress.correct')).toMatchObject({
      changes: { minutes: 50 },
      previous: { minutes: 5 },
      ...of,
    });
  });

  it('keeps the old values of an engagement, including its team and scope', async () => {
    const other = toTypeId('engineer', ENGINEER2_ID);
    const scope = [{ apiVersionId: delivery.versionId, operationIds: [delivery.operationId] }];
    const change = { title: 'Payments, at last', leadId: other, teamIds: [], scope };
    await run(MANAGER, 'updateEngagement', { engagementId: id, expectedVersion: await version(), ...change });
    expect(await entryOf('engagement.update')).toMatchObject({
      changes: { leadId: other },
      previous: {
        ...{ title: 'Payments for Northwind', leadId: engineerId, teamIds: [engineerId] },
        scope: [{ apiVersionId: delivery.versionId, operationIds: null }],
      },
      engagement: { id },
    });
    await run(MANAGER, 'passBall', { engagementId: id, to: 'PLATFORM', reason: 'A key.' });
    expect(await entryOf('engagement.pass-ball')).toMatchObject({ previous: { ballParty: 'PARTNER' } });
    await run(MANAGER, 'takeBaseline', { engagementId: id, name: 'Replanned', reason: 'More to do.' });
    expect(await entryOf('engagement.take-baseline')).toMatchObject({ previous: { goLiveOn: '2026-12-14' } });
    await run(MANAGER, 'holdEngagement', {
      engagementId: id,
      expectedResumeOn: '2026-12-10',
      reason: 'A freeze.',
    });
    expect(await entryOf('engagement.hold')).toMatchObject({
      previous: { status: 'ACTIVE', expectedResumeOn: null },
    });
    await run(MANAGER, 'resumeEngagement', { engagementId: id });
    expect(await entryOf('engagement.resume')).toMatchObject({
      previous: { status: 'ON_HOLD', ballParty: null },
    });
    await run(MANAGER, 'advanceStage', { engagementId: id, from: 'DISCOVERY' });
    expect(await entryOf('engagement.advance-stage')).toMatchObject({
      ...{ changes: { stage: 'DESIGN' }, previous: { stage: 'DISCOVERY' } },
    });
    await run(MANAGER, 'returnToStage', { engagementId: id, to: 'DISCOVERY', reason: 'Too early.' });
    expect(await entryOf('engagement.return-to-stage')).toMatchObject({ previous: { stage: 'DESIGN' } });
    await run(MANAGER, 'closeEngagement', {
      ...{ engagementId: id, expectedVersion: await version(), outcome: 'CANCELLED', reason: 'Gone.' },
    });
    expect(await entryOf('engagement.close')).toMatchObject({ previous: { status: 'ACTIVE' } });
  });

  it('keeps the old values of what partners complete themselves', async () => {
    const another = await delivery.engagement();
    const { rows } = await delivery.app.pools.staff.query<{ key: string }>(
      'select max(key) as key from engagement',
    );
    await run('partner@northwind.example', 'completeMyMilestone', { key: rows[0]!.key, code: 'A' });
    expect(await entryOf('milestone.complete')).toMatchObject({
      ...{
        previous: { status: 'NOT_STARTED', startedOn: null, completedOn: null },
        engagement: { id: another },
      },
    });
  });

  it('keeps no old values of new objects', async () => {
    for (const { action, previous } of await entries({ filter: { action: { in: ACTS.new } } }))
      expect({ action, previous }).toEqual({ action, previous: null });
  });

  it('can be filtered by engagement, whatever the subject, together with the other filters', async () => {
    const actions = (await entries({ engagementId: id })).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining([
        ...['engagement.start', 'milestone.update', 'blocker.raise', 'allocation.make', 'progress.correct'],
      ]),
    );
    expect(actions).not.toContain('milestone.complete');
    const found = await entries({
      engagementId: id,
      filter: { action: { in: ['blocker.raise', 'user.invite'] } },
    });
    expect(found.map(({ action }) => action)).toEqual(['blocker.raise']);
  });

  it.each([
    ['a subject', { filter: { subject: { in: ['ENG'] } } }],
    ['a subject to exclude', { filter: { subject: { notIn: ['eng_zzz'] } } }],
    ['an actor', { filter: { actor: { in: ['x'] } } }],
    ['a partner of another kind', { filter: { partnerId: { in: [toTypeId('engineer', ENGINEER_ID)] } } }],
    ['an engagement', { engagementId: 'nope' }],
  ])('rejects %s that is not an ID', async (_what, variables) => {
    const { errors } = await delivery.app.gql(AUDITOR, LOG, variables);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('gets the engagement filled in for entries written by an earlier release', async () => {
    const { database, pools } = delivery.app;
    const engagements = async () =>
      (await pools.staff.query('select id, engagement_id from audit_entry order by id')).rows;
    const before = await engagements();
    const owner = new DataSource({ type: 'postgres', url: database.ownerUrl });
    await owner.initialize();
    try {
      const runner = owner.createQueryRunner();
      await new AuditChanges1795305600120().down(runner);
      await new AuditChanges1795305600120().up(runner);
    } finally {
      await owner.destroy();
    }
    expect(await engagements()).toEqual(before);
    expect(before.filter((row: Json) => row.engagement_id !== null).length).toBeGreaterThan(20);
  });

  it('is tested here or elsewhere for every action of the product', () => {
    expect([...audited.seen].sort()).toEqual([...ACTS.ofEngagements].sort());
    const known = Object.values(ACTS).flat();
    expect(actionsOfSources()).toContain('blocker.resolve');
    expect(actionsOfSources().filter((action) => !known.includes(action))).toEqual([]);
  });
});
