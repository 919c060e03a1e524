import { fromTypeId, newId, toTypeId } from '../../src/kernel/ids.js';
import { type BlockerMutation, NO_BLOCKER, move, moved } from './blockers-support.js';
import { Delivery, MANAGER, addVersion } from './delivery-support.js';

const NOW = '2026-12-03T15:00:00Z';

describe('invalid blocker changes', () => {
  let delivery: Delivery;
  let id: string;
  let other: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date(NOW));
    other = await delivery.engagement();
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const raised = (changes: object = {}) =>
    moved(delivery.app, 'raiseBlocker', { engagementId: id, ...changes });

  type Case = [string, BlockerMutation, () => Promise<object> | object, string, string];
  const cases: Case[] = [
    [
      'an engagement that does not exist',
      'raiseBlocker',
      () => ({ engagementId: 'eng_x' }),
      'NOT_FOUND',
      'engagementId',
    ],
    ['a blank reason', 'raiseBlocker', () => ({ reason: ' \n' }), 'INVALID', 'reason'],
    [
      'a reason of 4,001 characters',
      'raiseBlocker',
      () => ({ reason: 'x'.repeat(4001) }),
      'INVALID',
      'reason',
    ],
    [
      'a commitment for yesterday',
      'raiseBlocker',
      () => ({ commitmentOn: '2026-12-02' }),
      'INVALID',
      'commitmentOn',
    ],
    [
      'a commitment in the far future',
      'raiseBlocker',
      () => ({ commitmentOn: '9999-12-31' }),
      'INVALID',
      'commitmentOn',
    ],
    ['an invalid milestone', 'raiseBlocker', () => ({ milestoneId: 'mil_what' }), 'NOT_FOUND', 'milestoneId'],
    [
      "another engagement's milestone",
      'raiseBlocker',
      async () => ({ milestoneId: (await delivery.milestone(other, 'B')).id }),
      'NOT_FOUND',
      'milestoneId',
    ],
    [
      'an operation out of scope',
      'raiseBlocker',
      async () => ({ operationId: (await addVersion(delivery.app, `out-${Math.random()}`)).operationId }),
      'NOT_FOUND',
      'operationId',
    ],
    ['an invalid operation', 'raiseBlocker', () => ({ operationId: 'op_what' }), 'NOT_FOUND', 'operationId'],
    [
      'a blocker that does not exist',
      'updateBlocker',
      () => ({ blockerId: NO_BLOCKER }),
      'NOT_FOUND',
      'blockerId',
    ],
    ['an outdated version', 'updateBlocker', () => ({ expectedVersion: 7 }), 'CONFLICT', 'expectedVersion'],
    [
      'a commitment moved to yesterday',
      'updateBlocker',
      () => ({ commitmentOn: '2026-12-02' }),
      'INVALID',
      'commitmentOn',
    ],
    ['a blank new reason', 'updateBlocker', () => ({ reason: ' ' }), 'INVALID', 'reason'],
    ['an empty new reason', 'updateBlocker', () => ({ reason: '' }), 'INVALID', 'reason'],
    ['a cleared severity', 'updateBlocker', () => ({ severity: null }), 'INVALID', 'severity'],
    ['an invalid blocker', 'resolveBlocker', () => ({ blockerId: 'blk_x' }), 'NOT_FOUND', 'blockerId'],
    ['a blank resolution', 'resolveBlocker', () => ({ resolution: '' }), 'INVALID', 'resolution'],
  ];

  /** The default input of each mutation. */
  const inputOf = async (name: BlockerMutation): Promise<object> => {
    if (name === 'raiseBlocker') return { engagementId: id };
    const { id: blockerId } = await raised();
    return name === 'updateBlocker' ? { blockerId, expectedVersion: 1 } : { blockerId, resolution: 'Gone.' };
  };

  it.each(cases)('reject %s (%s) and write nothing', async (_case, name, changes, code, field) => {
    const input = { ...(await inputOf(name)), ...(await changes()) };
    const before = await delivery.rows();
    const { data, errors } = await move(delivery.app, MANAGER, name, input);
    expect(errors).toBeUndefined();
    expect(data[name]).toMatchObject({ blocker: null, userErrors: [{ code, field: ['input', field] }] });
    expect(await delivery.rows()).toEqual(before);
  });

  it('reject an operation outside the scope, and accept one within it', async () => {
    const { versionId, operationId } = await addVersion(delivery.app, 'chosen');
    const left = newId();
    await delivery.app.pools.staff.query(
      `insert into api_operation (id, api_version_id, method, path, position) values ($1, $2, 'PUT', '/things', 2)`,
      [left, fromTypeId('apiVersion', versionId)],
    );
    const scope = [{ apiVersionId: versionId, operationIds: [operationId] }];
    const engagementId = await delivery.engagement({ scope });
    const input = { engagementId, operationId: toTypeId('apiOperation', left) };
    const { data } = await move(delivery.app, MANAGER, 'raiseBlocker', input);
    expect(data.raiseBlocker.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'operationId'] },
    ]);
    await moved(delivery.app, 'raiseBlocker', { engagementId, operationId });
  });

  it('reject the 101st commitment, so that the history can show all of them', async () => {
    const { id: blockerId } = await raised();
    await delivery.app.pools.staff.query(
      `insert into blocker_commitment (id, blocker_id, changed_at, commitment_on, changed_by_name)
       select gen_random_uuid(), $1, '2026-12-03T15:00:00Z', '2026-12-10', 'Erin' from generate_series(1, 99)`,
      [fromTypeId('blocker', blockerId)],
    );
    const change = (expectedVersion: number, commitmentOn: string) =>
      move(delivery.app, MANAGER, 'updateBlocker', { blockerId, expectedVersion, commitmentOn });
    expect((await change(1, '2026-12-11')).data.updateBlocker.blocker.commitmentHistory).toHaveLength(100);
    expect((await change(2, '2026-12-12')).data.updateBlocker.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'commitmentOn'] },
    ]);
  });

  it.each<[BlockerMutation, object]>([
    ['updateBlocker', { expectedVersion: 2, severity: 'LOW' }],
    ['resolveBlocker', { resolution: 'Again.' }],
  ])('do not affect resolved ones: %s', async (name, input) => {
    const { id: blockerId } = await raised();
    await moved(delivery.app, 'resolveBlocker', { blockerId, resolution: 'Gone.' });
    const before = await delivery.rows();
    const { data } = await move(delivery.app, MANAGER, name, { blockerId, ...input });
    expect(data[name].userErrors).toMatchObject([
      { code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'blockerId'] },
    ]);
    expect(await delivery.rows()).toEqual(before);
  });

  it.each<[BlockerMutation, string]>([
    ['raiseBlocker', 'engagementId'],
    ['updateBlocker', 'blockerId'],
    ['resolveBlocker', 'blockerId'],
  ])('do not affect those of an engagement that has ended: %s', async (name, field) => {
    const input = { severity: 'LOW', ...(await inputOf(name)) };
    if (name === 'resolveBlocker') delete (input as { severity?: string }).severity;
    await delivery.app.pools.staff
      .query(`update engagement set status = 'COMPLETED', stage = 'CLOSED' where key = (
      select key from engagement order by number desc limit 1)`);
    const { data } = await move(delivery.app, MANAGER, name, input);
    expect(data[name].userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', field] }]);
  });
});
