import type { Json } from '../support/app.js';
import type { Person } from '../support/people.js';
import { type BlockerMutation, move, moved } from './blockers-support.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

const NOW = '2026-12-03T15:00:00Z';

describe('blockers', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date(NOW));
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const milestoneId = async (code: string) => (await delivery.milestone(id, code)).id;
  const raised = (changes: object = {}) =>
    moved(delivery.app, 'raiseBlocker', { engagementId: id, ...changes });

  it('are raised on a milestone and an operation, and read back as entered', async () => {
    const blocker = await raised({
      ...{ severity: 'CRITICAL', party: 'PARTNER', reason: 'No contract.', visibility: 'PARTNER' },
      ...{ milestoneId: await milestoneId('B'), operationId: delivery.operationId },
      commitmentOn: '2026-12-12',
    });
    expect(blocker).toMatchObject({
      ...{ severity: 'CRITICAL', party: 'PARTNER', reason: 'No contract.', visibility: 'PARTNER' },
      ...{ raisedAt: '2026-12-03T15:00:00.000Z', raisedBy: MANAGER, commitmentOn: '2026-12-12' },
      ...{ resolvedAt: null, resolution: null, version: 1 },
      ...{
        engagement: { version: 2 },
        milestone: { code: 'B', blocked: true },
        operation: { path: '/things' },
      },
      commitmentHistory: [{ commitmentOn: '2026-12-12', changedAt: '2026-12-03T15:00:00.000Z' }],
    });
    expect(blocker.id).toMatch(/^blk_/);
  });

  it('need no milestone, operation or commitment, and are internal by default', async () => {
    expect(await raised()).toMatchObject({
      ...{ milestone: null, operation: null, commitmentOn: null, commitmentHistory: [] },
      visibility: 'INTERNAL',
    });
  });

  it('get another operation or none later, only one in scope', async () => {
    const { id: blockerId } = await raised();
    const change = (expectedVersion: number, operationId: string | null) =>
      move(delivery.app, MANAGER, 'updateBlocker', { blockerId, expectedVersion, operationId });
    const { data } = await change(1, delivery.operationId);
    expect(data.updateBlocker.blocker).toMatchObject({ version: 2, operation: { path: '/things' } });
    const elsewhere = await change(2, 'op_01h00000000000000000000000');
    expect(elsewhere.data.updateBlocker.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'operationId'] },
    ]);
    expect((await change(2, null)).data.updateBlocker.blocker).toMatchObject({ version: 3, operation: null });
  });

  it('move go-live as in the worked example, end to end', async () => {
    await delivery.update(MANAGER, id, 'A', {
      ...{ status: 'DONE', startedOn: '2026-11-30', completedOn: '2026-12-02' },
    });
    await delivery.update(MANAGER, id, 'B', { status: 'IN_PROGRESS', startedOn: '2026-12-03' });
    expect(await delivery.forecast(id)).toMatchObject({ B: '2026-12-03/2026-12-09', goLive: '2026-12-14' });

    const open = await raised({ milestoneId: await milestoneId('B') });
    expect(await delivery.forecast(id)).toMatchObject({ B: '2026-12-03/2026-12-09', goLive: '2026-12-14' });

    const blockerId = open.id;
    const committed = { blockerId, expectedVersion: 1, commitmentOn: '2026-12-12' };
    expect(await moved(delivery.app, 'updateBlocker', committed)).toMatchObject({
      engagement: { forecastGoLiveOn: '2026-12-17' },
    });
    expect(await delivery.forecast(id)).toMatchObject({
      ...{ B: '2026-12-03/2026-12-14', G: '2026-12-17/2026-12-17', goLive: '2026-12-17', variance: 3 },
    });

    await moved(delivery.app, 'resolveBlocker', { blockerId, resolution: 'Accounts were made.' });
    expect(await delivery.forecast(id)).toMatchObject({ B: '2026-12-03/2026-12-09', goLive: '2026-12-14' });
  });

  it('delay a milestone until the latest commitment date, and block it until the last one is resolved', async () => {
    const on = await milestoneId('D');
    const sooner = await raised({ milestoneId: on, commitmentOn: '2026-12-08' });
    const later = await raised({ milestoneId: on, commitmentOn: '2026-12-10' });
    expect((await delivery.milestone(id, 'D')).forecastDueOn).toBe('2026-12-10');
    await moved(delivery.app, 'resolveBlocker', { blockerId: later.id, resolution: 'Done.' });
    expect((await delivery.milestone(id, 'D')).forecastDueOn).toBe('2026-12-08');
    const last = await moved(delivery.app, 'resolveBlocker', { blockerId: sooner.id, resolution: 'Done.' });
    expect(last.milestone).toEqual({ code: 'D', blocked: false });
  });

  it('keep every commitment, including withdrawn ones', async () => {
    const { id: blockerId } = await raised();
    const days = ['2026-12-10', '2026-12-20', null, '2026-12-11'];
    for (const [index, commitmentOn] of days.entries())
      await moved(delivery.app, 'updateBlocker', { blockerId, expectedVersion: index + 1, commitmentOn });
    const same = { blockerId, expectedVersion: 5, commitmentOn: '2026-12-11' };
    const blocker = await moved(delivery.app, 'updateBlocker', same);
    expect(blocker.commitmentHistory.map((each: Json) => each.commitmentOn)).toEqual(days);
    expect(blocker).toMatchObject({ version: 5, commitmentOn: '2026-12-11' });
  });

  it('are changed in all given fields at once, and not at all if nothing is new', async () => {
    const { id: blockerId } = await raised();
    const wish = { severity: 'LOW', party: 'COMPLIANCE', visibility: 'PARTNER', reason: 'Better now.' };
    const changed = await moved(delivery.app, 'updateBlocker', { blockerId, expectedVersion: 1, ...wish });
    expect(changed).toMatchObject({ ...wish, version: 2 });
    const before = await delivery.rows();
    await moved(delivery.app, 'updateBlocker', { blockerId, expectedVersion: 2, ...wish });
    expect(await delivery.rows()).toEqual(before);
  });

  it('are audited and recorded as events with each change', async () => {
    const { id: blockerId } = await raised();
    await moved(delivery.app, 'updateBlocker', { blockerId, expectedVersion: 1, severity: 'LOW' });
    await moved(delivery.app, 'resolveBlocker', { blockerId, resolution: 'Gone.' });
    const { rows } = await delivery.app.pools.staff.query<{ action: string; changes: Json }>(
      `select action, changes from audit_entry where subject_kind = 'blocker' order by id desc limit 3`,
    );
    expect(rows.reverse()).toMatchObject([
      { action: 'blocker.raise', changes: { severity: 'HIGH' } },
      { action: 'blocker.update', changes: { severity: 'LOW' } },
      { action: 'blocker.resolve', changes: { resolution: 'Gone.' } },
    ]);
  });

  describe('can be changed by managers and the team', () => {
    it.each<[string, Person, string | null]>([
      ['an admin', 'admin@causeway.example', null],
      ['a manager', MANAGER, null],
      ['an engineer of its team', ENGINEER, null],
      ['an engineer of another team', OTHER_ENGINEER, 'FORBIDDEN'],
      ['a compliance reviewer', 'compliance@causeway.example', 'FORBIDDEN'],
      ['an auditor', 'auditor@causeway.example', 'FORBIDDEN'],
      ['a partner user', 'partner@northwind.example', 'FORBIDDEN'],
    ])('%s', async (_who, person, code) => {
      const { id: blockerId } = await raised();
      const inputs: Record<BlockerMutation, object> = {
        raiseBlocker: { engagementId: id },
        updateBlocker: { blockerId, expectedVersion: 1, severity: 'LOW' },
        resolveBlocker: { blockerId, resolution: 'Gone.' },
      };
      for (const [name, input] of Object.entries(inputs)) {
        const { errors, data } = await move(delivery.app, person, name as BlockerMutation, input);
        expect(errors?.[0]?.extensions.code ?? null).toBe(code);
        if (code === null) expect(data[name].userErrors).toEqual([]);
      }
    });
  });

  it('are limited to 100 at the same time', async () => {
    const { id: blockerId } = await raised();
    await delivery.app.pools.staff.query(
      `insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
         raised_by_name, version)
       select gen_random_uuid(), b.engagement_id, b.partner_id, 'LOW', 'PARTNER', 'One of many.', 'INTERNAL', b.raised_at,
         b.raised_by_id, b.raised_by_name, 1
       from generate_series(1, 99), (select * from blocker order by id desc limit 1) b`,
    );
    const { data } = await move(delivery.app, MANAGER, 'raiseBlocker', { engagementId: id });
    expect(data.raiseBlocker.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'engagementId'] },
    ]);
    await moved(delivery.app, 'resolveBlocker', { blockerId, resolution: 'Room for another.' });
    await raised();
  });

  it('are raised once by a repeat, which returns the first response', async () => {
    const headers = { 'idempotency-key': `raise-${id}` };
    const first = await move(delivery.app, ENGINEER, 'raiseBlocker', { engagementId: id }, headers);
    const before = await delivery.rows();
    const second = await move(delivery.app, ENGINEER, 'raiseBlocker', { engagementId: id }, headers);
    expect(second.data).toEqual(first.data);
    expect(await delivery.rows()).toEqual(before);
  });

  it('are changed by only one of two requests with the same version', async () => {
    const { id: blockerId } = await raised();
    const answers = await Promise.all(
      ['LOW', 'MEDIUM'].map((severity) =>
        move(delivery.app, MANAGER, 'updateBlocker', { blockerId, expectedVersion: 1, severity }),
      ),
    );
    const codes = answers.flatMap(({ data }) =>
      data.updateBlocker.userErrors.map((error: Json) => error.code),
    );
    expect(codes).toEqual(['CONFLICT']);
  });
});
