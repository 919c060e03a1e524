import { toTypeId } from '../../src/kernel/ids.js';
import { ADMIN, ENGINEER2_ID, NORTHWIND_ID, PARTNER, type Person } from '../support/people.js';
import { Delivery, MANAGER } from './delivery-support.js';

describe('an audit entry', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const run = async (person: Person, name: string, input: object) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { field message } } }`;
    const { data, errors } = await delivery.app.gql(person, query, { input });
    expect({ errors, faults: data?.[name].userErrors }).toEqual({ errors: undefined, faults: [] });
  };
  const told = async (action: string) => {
    const { rows } = await delivery.app.pools.staff.query<{ changes: Record<string, unknown> }>(
      'select changes from audit_entry where action = $1 order by id desc limit 1',
      [action],
    );
    return rows[0]?.changes;
  };
  const onlyProduct = async () =>
    (await delivery.app.pools.staff.query<{ id: string }>('select id from api_product')).rows[0]!.id;

  it('refers to everything by its API ID, and never by the ID of a row', async () => {
    const [a, g] = [await delivery.milestone(id, 'A'), await delivery.milestone(id, 'G')];
    const { operationId, versionId } = delivery;
    const engineerId = toTypeId('engineer', ENGINEER2_ID);
    const partnerId = toTypeId('partner', NORTHWIND_ID);
    const blocker = {
      severity: 'HIGH',
      party: 'PARTNER',
      reason: 'No host.',
      milestoneId: g.id,
      operationId,
    };
    const dependsOn = [{ milestoneId: a.id, lagDays: 1 }];
    const scope = [{ apiVersionId: versionId, operationIds: [operationId] }];

    await run(MANAGER, 'raiseBlocker', { engagementId: id, ...blocker });
    expect(await told('blocker.raise')).toMatchObject({ milestoneId: g.id, operationId });
    const moves = { startMilestoneIds: [a.id], raise: [blocker] };
    await run(MANAGER, 'logProgress', { engagementId: id, text: 'Begun.', ...moves });
    expect(await told('engagement.log-progress')).toMatchObject({
      entry: expect.stringMatching(/^prg_/),
      moves: [{ id: a.id, status: 'IN_PROGRESS' }],
      raised: [expect.stringMatching(/^blk_/)],
    });
    const { entry } = (await told('engagement.log-progress')) as { entry: string };
    const right = { expectedVersion: 1, minutes: 5, reason: 'It took longer.' };
    await run(MANAGER, 'correctProgress', { entryId: entry, ...right });
    expect(await told('progress.correct')).toMatchObject({ engagementId: id, revision: 2, minutes: 5 });
    const milestone = { code: 'NEW', title: 'New', stage: 'SANDBOX', party: 'PARTNER', durationDays: 2 };
    await run(MANAGER, 'addMilestone', { engagementId: id, ...milestone, dependsOn });
    expect(await told('milestone.add')).toMatchObject({ dependsOn });
    await run(MANAGER, 'updateMilestone', { milestoneId: g.id, expectedVersion: g.version, dependsOn });
    expect(await told('milestone.update')).toMatchObject({ dependsOn });
    const { version } = await delivery.plan(id);
    await run(MANAGER, 'updateEngagement', {
      ...{ engagementId: id, expectedVersion: version, leadId: engineerId, teamIds: [], scope },
    });
    expect(await told('engagement.update')).toEqual({ leadId: engineerId, teamIds: [engineerId], scope });
    const apiProductId = toTypeId('apiProduct', await onlyProduct());
    await run(MANAGER, 'updateEngineer', {
      ...{ engineerId, expectedVersion: 1, skills: [{ apiProductId, level: 3 }] },
    });
    expect(await told('engineer.update')).toEqual({ skills: [{ apiProductId, level: 3 }] });
    await run(MANAGER, 'addTimeOff', { engineerId, from: '2026-12-24', to: '2026-12-31' });
    expect(await told('time-off.add')).toMatchObject({ engineerId });
    const booking = { engineerId, engagementId: id, from: '2026-12-01', to: '2026-12-31' };
    await run(MANAGER, 'allocateEngineer', { ...booking, hoursPerWeek: 8, kind: 'HARD' });
    expect(await told('allocation.make')).toMatchObject({ engineerId, engagementId: id });
    const item = { apiProductId, code: 'TERMS' };
    const terms = {
      title: 'Signed',
      kind: 'LEGAL',
      neededBy: 'DESIGN',
      evidence: 'A contract.',
      expires: false,
    };
    await run(MANAGER, 'setLaunchChecklist', {
      apiProductId,
      items: [{ code: 'TERMS', ...terms }],
    });
    expect(await told('checklist.set')).toEqual({ items: [{ code: 'TERMS', ...terms }] });
    await run(MANAGER, 'submitEvidence', { engagementId: id, ...item, url: 'https://vault.example' });
    expect(await told('evidence.submit')).toMatchObject({
      ...item,
      evidence: expect.stringMatching(/^evd_/),
    });
    await run(ADMIN, 'reviewChecklistItem', { engagementId: id, ...item, decision: 'SATISFIED' });
    expect(await told('checklist.review')).toMatchObject({
      ...item,
      evidence: expect.stringMatching(/^evd_/),
    });
    await run(ADMIN, 'inviteUser', {
      email: 'nia@northwind.example',
      name: 'Nia',
      role: 'PARTNER',
      partnerId,
    });
    expect(await told('user.invite')).toMatchObject({ partnerId, engineerId: null });
    const { rows: keys } = await delivery.app.pools.staff.query<{ key: string }>(
      'select key from engagement',
    );
    await run(PARTNER, 'giveMyPulse', { key: keys[0]!.key, rating: 4 });

    const { rows } = await delivery.app.pools.staff.query(
      `select action, changes from audit_entry
       where changes::text ~ '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'`,
    );
    expect(rows).toEqual([]);
  });
});
