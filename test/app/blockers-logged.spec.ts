import { DataSource, type Logger } from 'typeorm';
import type { Answer, Json } from '../support/app.js';
import { fromTypeId } from '../../src/kernel/ids.js';
import { NO_BLOCKER, moved } from './blockers-support.js';
import { Delivery, ENGINEER, MANAGER, addVersion } from './delivery-support.js';
import { addBlocker } from '../support/health-support.js';

const nothing = () => undefined;
const SOME = { severity: 'HIGH', party: 'PLATFORM', reason: 'No sandbox accounts.' };

describe('blockers logged with progress', () => {
  let delivery: Delivery;
  let id: string;
  let other: string;
  beforeAll(async () => {
    delivery = await Delivery.start(new Date('2026-12-03T15:00:00Z'));
    other = await delivery.engagement();
  });
  beforeEach(async () => {
    id = await delivery.engagement();
  });
  afterAll(() => delivery.app.stop());

  const milestoneId = async (code: string, of = id) => (await delivery.milestone(of, code)).id;
  const raised = (engagementId = id) => moved(delivery.app, 'raiseBlocker', { engagementId });
  const blockers = async (): Promise<Json[]> => {
    const query = 'query ($id: ID!) { engagement(id: $id) { blockers { id reason severity resolution } } }';
    return (await delivery.app.gql(MANAGER, query, { id })).data.engagement.blockers;
  };

  it('are raised and resolved in one call, and move the forecast', async () => {
    const gone = await raised();
    const { data } = await delivery.log(ENGINEER, {
      ...{ engagementId: id, completeMilestoneIds: [await milestoneId('A')] },
      raise: [
        { ...SOME, reason: 'First.', milestoneId: await milestoneId('B'), commitmentOn: '2026-12-12' },
        { ...SOME, reason: 'Second.', severity: 'LOW', operationId: delivery.operationId },
      ],
      resolve: [{ blockerId: gone.id, resolution: 'They came.' }],
    });
    expect(data.logProgress).toMatchObject({
      ...{ userErrors: [], forecastBefore: '2026-12-17', forecastAfter: '2026-12-17' },
      engagement: { version: 3 },
    });
    expect(await blockers()).toMatchObject([
      { reason: 'Second.', severity: 'LOW', resolution: null },
      { reason: 'First.', severity: 'HIGH', resolution: null },
      { id: gone.id, resolution: 'They came.' },
    ]);
  });

  it('return go-live before and after', async () => {
    const raise = [{ ...SOME, milestoneId: await milestoneId('B'), commitmentOn: '2026-12-21' }];
    const { data } = await delivery.log(ENGINEER, { engagementId: id, raise });
    const { forecastBefore, forecastAfter } = data.logProgress;
    expect([forecastBefore, forecastAfter]).toEqual(['2026-12-17', '2026-12-24']);
    const [{ id: blockerId }] = (await blockers()) as [{ id: string }];
    const resolve = [{ blockerId, resolution: 'Gone.' }];
    expect((await delivery.log(ENGINEER, { engagementId: id, resolve })).data.logProgress).toMatchObject({
      ...{ forecastBefore: '2026-12-24', forecastAfter: '2026-12-17' },
    });
  });

  it('return health before and after', async () => {
    const raisedAt = '2026-11-20T15:00:00Z';
    await addBlocker(delivery.app.pools.staff, fromTypeId('engagement', id)!, {
      ...{ raisedAt, severities: [[raisedAt, 'HIGH']] },
    });
    const [old] = await blockers();
    const { data } = await delivery.app.gql(
      MANAGER,
      `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
         healthBefore { measures { measure value } } healthAfter { measures { measure value } } } }`,
      {
        input: {
          ...{ engagementId: id, text: 'Worked.' },
          resolve: [{ blockerId: old.id, resolution: 'Gone.' }],
        },
      },
    );
    const load = ({ measures }: Json) => measures.find((each: Json) => each.measure === 'BLOCKERS').value;
    expect(load(data.logProgress.healthBefore)).toBe(8);
    expect(load(data.logProgress.healthAfter)).toBe(0);
  });

  const many = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);
  it.each<[string, () => Promise<object> | object, string, string]>([
    ['a blank reason', () => ({ raise: [SOME, { ...SOME, reason: ' ' }] }), 'INVALID', 'raise.1.reason'],
    [
      "another engagement's milestone",
      async () => ({ raise: [{ ...SOME, milestoneId: await milestoneId('B', other) }] }),
      'NOT_FOUND',
      'raise.0.milestoneId',
    ],
    [
      'an operation out of scope',
      async () => {
        const { operationId } = await addVersion(delivery.app, 'out-of-scope');
        return {
          raise: [
            { ...SOME, operationId: delivery.operationId },
            { ...SOME, operationId },
          ],
        };
      },
      'NOT_FOUND',
      'raise.1.operationId',
    ],
    [
      'a commitment for yesterday',
      () => ({ raise: [{ ...SOME, commitmentOn: '2026-12-02' }] }),
      'INVALID',
      'raise.0.commitmentOn',
    ],
    ['21 new ones', () => ({ raise: many(21, SOME) }), 'LIMIT_EXCEEDED', 'raise'],
    [
      '21 resolved ones',
      () => ({ resolve: many(21, { blockerId: NO_BLOCKER, resolution: 'x' }) }),
      'LIMIT_EXCEEDED',
      'resolve',
    ],
    [
      'a blocker of another engagement',
      async () => ({ resolve: [{ blockerId: (await raised(other)).id, resolution: 'x' }] }),
      'NOT_FOUND',
      'resolve.0.blockerId',
    ],
    [
      'one blocker twice',
      async () => ({ resolve: many(2, { blockerId: (await raised()).id as string, resolution: 'x' }) }),
      'INVALID',
      'resolve.1.blockerId',
    ],
    [
      'a blank resolution',
      () => ({ resolve: [{ blockerId: NO_BLOCKER, resolution: '' }] }),
      'INVALID',
      'resolve.0.resolution',
    ],
    [
      'a resolved blocker',
      async () => {
        const { id: blockerId } = await raised();
        await moved(delivery.app, 'resolveBlocker', { blockerId, resolution: 'Gone.' });
        return { resolve: [{ blockerId, resolution: 'Again.' }] };
      },
      'NOT_ALLOWED_IN_STATE',
      'resolve.0.blockerId',
    ],
  ])('are rejected completely for %s', async (_case, changes, code, field) => {
    const input = { engagementId: id, completeMilestoneIds: [await milestoneId('A')], ...(await changes()) };
    const before = await delivery.rows();
    const { data, errors } = await delivery.log(MANAGER, input);
    expect(errors).toBeUndefined();
    expect(data.logProgress.userErrors).toMatchObject([{ code, field: ['input', ...field.split('.')] }]);
    expect(await delivery.rows()).toEqual(before);
  });

  it('may replace resolved ones if there are 100', async () => {
    const raise = many(20, SOME);
    for (let calls = 0; calls < 5; calls += 1) await delivery.log(MANAGER, { engagementId: id, raise });
    const full = await delivery.log(MANAGER, { engagementId: id, raise: [SOME] });
    expect(full.data.logProgress.userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', field: ['input', 'raise'] },
    ]);
    const [one] = await blockers();
    const swap = { raise: [SOME], resolve: [{ blockerId: one.id, resolution: 'Swapped.' }] };
    expect((await delivery.log(MANAGER, { engagementId: id, ...swap })).data.logProgress.userErrors).toEqual(
      [],
    );
  });

  /** The number of statements on the use case's tables during an action. */
  async function statementsOf(act: () => Promise<Answer>): Promise<number> {
    let count = 0;
    const seen = (text: string) =>
      void (count += /blocker|milestone|engagement|api_operation/.test(text) ? 1 : 0);
    const logger: Logger = {
      ...{ logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing },
      ...{ log: nothing, logQuery: seen },
    };
    const dataSource = delivery.app.nest.get(DataSource);
    const previous = dataSource.logger;
    dataSource.logger = logger;
    const { data } = await act();
    dataSource.logger = previous;
    expect(data.logProgress.userErrors).toEqual([]);
    return count;
  }

  it('take as many statements for 20 as for one', async () => {
    const on = { ...SOME, operationId: delivery.operationId, milestoneId: await milestoneId('B') };
    const whole = { ...on, commitmentOn: '2026-12-21' };
    for (const raise of [many(20, whole), [whole]]) await delivery.log(MANAGER, { engagementId: id, raise });
    const open = (await blockers()).map((each) => ({ blockerId: each.id as string, resolution: 'Gone.' }));
    await delivery.app.settle();
    const counts: number[] = [];
    for (const resolve of [open.slice(0, 1), open.slice(1)]) {
      const raise = many(resolve.length, whole);
      counts.push(await statementsOf(() => delivery.log(MANAGER, { engagementId: id, raise, resolve })));
    }
    expect(counts[0]).toBeGreaterThan(3);
    expect(counts[1]).toBe(counts[0]);
  });
});
