import { fromTypeId, toTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { evaluateProofsOf } from '../../src/modules/planning/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import type { DailyCalls } from '../support/daily-calls.js';
import type { Json } from '../support/app.js';
import { GLOBEX_ID } from '../support/people.js';
import { addVersion, MANAGER } from './delivery-support.js';
import { Proofs } from './proofs-support.js';

describe('a milestone that traffic proves', () => {
  let proofs: Proofs;
  beforeAll(async () => {
    proofs = await Proofs.start();
  });
  afterAll(() => proofs.app.stop());

  it('is done on the local day on which its calls prove it, with the numbers as evidence', async () => {
    const id = await proofs.engagement();
    expect(await proofs.milestone(id)).toMatchObject({
      status: 'NOT_STARTED',
      usageProof: { method: 'GET', path: '/things', state: 'PENDING', successes: null, asOf: null },
    });
    await proofs.calls({ successes: 99 });
    await proofs.dawnOf('2026-12-01');
    expect(await proofs.milestone(id)).toMatchObject({
      ...{ status: 'NOT_STARTED', usageProof: { state: 'PENDING', successes: 99 } },
    });
    await proofs.calls({ day: '2026-12-01', successes: 1, serverErrors: 10, throttled: 40 });
    await proofs.dawnOf('2026-12-02');
    expect(await proofs.milestone(id)).toMatchObject({
      ...{ status: 'DONE', startedOn: '2026-12-02', completedOn: '2026-12-02' },
      usageProof: {
        ...{
          state: 'PROVED',
          successes: 100,
          countedCalls: 110,
          serverErrors: 10,
          serverErrorRate: 0.090909,
        },
        ...{ firstDay: '2026-11-25', lastDay: '2026-12-01', asOf: '2026-12-02T05:05:00.000Z' },
      },
    });
    const { forecastGoLiveOn } = await proofs.delivery.plan(id);
    expect(forecastGoLiveOn).toBe('2026-12-03');
  });

  it('is recorded as an act of the system, not of the partner', async () => {
    const id = await proofs.engagement();
    await proofs.calls();
    await proofs.dawnOf('2026-12-01');
    const query = `query ($id: ID!) { auditLog(first: 5, engagementId: $id, filter: { actorKind: { in: [SYSTEM] } }) {
      nodes { action actor { kind } changes } } }`;
    const { data } = await proofs.app.gql('admin@causeway.example', query, { id });
    const [entry] = data.auditLog.nodes.filter(({ changes }: Json) => changes.successes === 100);
    expect(entry).toMatchObject({
      ...{ action: 'milestone.prove', actor: { kind: 'SYSTEM' } },
      changes: { status: 'DONE', completedOn: '2026-12-01', countedCalls: 100 },
    });
  });

  it('does not make the partner look active', async () => {
    const quietDays = async (calls: boolean): Promise<number> => {
      const id = await proofs.engagement({ partnerId: toTypeId('partner', GLOBEX_ID) });
      if (calls) await proofs.calls({ partnerId: GLOBEX_ID });
      await proofs.dawnOf('2026-12-04');
      expect((await proofs.milestone(id)).status).toBe(calls ? 'DONE' : 'NOT_STARTED');
      const query = 'query ($id: ID!) { engagement(id: $id) { health { measures { measure value } } } }';
      const { measures } = (await proofs.app.gql(MANAGER, query, { id })).data.engagement.health;
      return measures.find(({ measure }: Json) => measure === 'MOMENTUM').value;
    };
    const without = await quietDays(false);
    expect(await quietDays(true)).toBe(without);
  });

  type Border = [string, Partial<DailyCalls>[], string];
  it.each<Border>([
    ['successes exactly reached', [{ successes: 100 }], 'DONE'],
    ['one success short', [{ successes: 99 }], 'NOT_STARTED'],
    ['server errors exactly a tenth', [{ successes: 108, serverErrors: 12 }], 'DONE'],
    ['server errors just above a tenth', [{ successes: 107, serverErrors: 12 }], 'NOT_STARTED'],
    [
      'throttled calls do not dilute errors',
      [{ successes: 107, serverErrors: 12, throttled: 900 }],
      'NOT_STARTED',
    ],
    [
      'spread over the first and the last day',
      [{ day: '2026-11-24', successes: 50 }, { successes: 50 }],
      'DONE',
    ],
    [
      'partly on the day before the first',
      [{ day: '2026-11-23', successes: 50 }, { successes: 50 }],
      'NOT_STARTED',
    ],
    [
      'partly on the present UTC day',
      [{ day: '2026-12-01', successes: 50 }, { successes: 50 }],
      'NOT_STARTED',
    ],
    ['in the other environment', [{ environment: 'PRODUCTION' }], 'NOT_STARTED'],
    ['by another partner', [{ partnerId: GLOBEX_ID }], 'NOT_STARTED'],
    ['to no operation of the version', [{ operationId: null }], 'NOT_STARTED'],
    ['no calls', [], 'NOT_STARTED'],
  ])('border: %s', async (_case, calls, status) => {
    const id = await proofs.engagement();
    for (const each of calls) await proofs.calls(each);
    await proofs.dawnOf('2026-12-01');
    expect((await proofs.milestone(id)).status).toBe(status);
  });

  it('counts the operation in every version in scope, and in no other', async () => {
    const other = await addVersion(proofs.app, 'payments-two');
    const scope = [{ apiVersionId: proofs.delivery.versionId }, { apiVersionId: other.versionId }];
    for (const [given, status] of [
      [scope.slice(0, 1), 'NOT_STARTED'],
      [scope, 'DONE'],
    ] as const) {
      const id = await proofs.engagement({ scope: given });
      await proofs.calls({ successes: 50 });
      await proofs.calls({ ...other, successes: 50 });
      await proofs.dawnOf('2026-12-01');
      expect((await proofs.milestone(id)).status).toBe(status);
    }
  });

  it('is proved on hold as well, and not once the engagement has ended', async () => {
    const statusAfter = async (columns: string) => {
      const id = await proofs.engagement();
      await proofs.delivery.set(id, columns);
      await proofs.calls();
      await proofs.dawnOf('2026-12-01');
      return (await proofs.milestone(id)).status;
    };
    expect(await statusAfter("status = 'ON_HOLD', expected_resume_on = '2026-12-14'")).toBe('DONE');
    expect(await statusAfter("status = 'CANCELLED'")).toBe('NOT_STARTED');
  });

  it.each([
    ['reopens while its stage has not been left', 'SANDBOX', 'IN_PROGRESS', 'REOPENED'],
    ['stays done once its stage has been left', 'CERTIFICATION', 'DONE', 'PROVED'],
  ])('%s', async (_case, stage, status, state) => {
    const id = await proofs.engagement();
    await proofs.calls({ day: '2026-11-24' });
    await proofs.dawnOf('2026-12-01');
    expect((await proofs.milestone(id)).status).toBe('DONE');
    await proofs.delivery.set(id, `stage = '${stage}'`);
    await proofs.dawnOf('2026-12-02');
    const milestone = await proofs.milestone(id);
    expect(milestone).toMatchObject({ status, usageProof: { state } });
    expect(milestone.startedOn).toBe('2026-12-01');
  });

  it('answers the same if its evaluations run twice, late, out of order or at once', async () => {
    const clean = await proofs.engagement();
    await proofs.calls({ day: '2026-11-24' });
    await proofs.calls({ day: '2026-12-02' });
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03']) await proofs.dawnOf(day);
    const withoutIds = (trace: unknown) => JSON.stringify(trace);
    const expected = await proofs.trace(clean);

    const run = (id: string, asOf: string) =>
      proofs.app.nest
        .get(Transactions)
        .run(SYSTEM, (tx) => evaluateProofsOf(tx, [fromTypeId('engagement', id)!], new Date(asOf)));
    await run(clean, '2026-12-03T05:05:00Z');
    await Promise.all(['01', '02', '03'].map((day) => run(clean, `2026-12-${day}T05:05:00Z`)));
    expect(await proofs.trace(clean)).toEqual(expected);

    const late = await proofs.engagement();
    await proofs.calls({ day: '2026-11-24' });
    await proofs.calls({ day: '2026-12-02' });
    await proofs.dawnOf('2026-12-03');
    expect(withoutIds(await proofs.trace(late))).toBe(withoutIds(expected));
  });

  it('gives its numbers as the reason of each change', async () => {
    const id = await proofs.engagement();
    await proofs.calls({ day: '2026-11-24' });
    await proofs.dawnOf('2026-12-02');
    const { rows } = await proofs.app.pools.staff.query<{ reason: string }>(
      `select h.reason from milestone_history h join milestone m on m.id = h.milestone_id
       where m.engagement_id = $1 and m.code = 'P' and h.by_proof order by h.at`,
      [fromTypeId('engagement', id)],
    );
    expect(rows.map(({ reason }) => reason)).toEqual([
      'Proved by usage from 2026-11-24 to 2026-11-30: 100 successful calls (at least 100), 0 server errors in 100 calls (share at most 0.1).',
      'No longer proved by usage from 2026-11-25 to 2026-12-01: 0 successful calls (at least 100), 0 server errors in 0 calls (share at most 0.1).',
    ]);
  });

  it('is left alone for good once someone sets its status', async () => {
    const id = await proofs.engagement();
    await proofs.delivery.update(MANAGER, id, 'P', { status: 'IN_PROGRESS' });
    await proofs.calls();
    await proofs.dawnOf('2026-12-01');
    const by = await proofs.milestone(id);
    expect(by).toMatchObject({ status: 'IN_PROGRESS', usageProof: { state: 'SET_BY_HAND', asOf: null } });
    await proofs.delivery.update(MANAGER, id, 'P', { status: 'NOT_STARTED' });
    await proofs.dawnOf('2026-12-02');
    expect((await proofs.milestone(id)).status).toBe('NOT_STARTED');
  });

  it('is left alone once someone confirms the status that it has', async () => {
    const id = await proofs.engagement();
    await proofs.calls({ day: '2026-11-24' });
    await proofs.dawnOf('2026-12-01');
    await proofs.delivery.update(MANAGER, id, 'P', { title: 'Still evaluated' });
    expect((await proofs.milestone(id)).usageProof.state).toBe('PROVED');
    await proofs.delivery.update(MANAGER, id, 'P', { status: 'DONE' });
    await proofs.dawnOf('2026-12-02');
    expect(await proofs.milestone(id)).toMatchObject({
      status: 'DONE',
      usageProof: { state: 'SET_BY_HAND' },
    });
  });
});
