import { newId } from '../../src/kernel/ids.js';
import { type ResolvedUsage, rollUp } from '../../src/modules/usage/domain/rollup.js';
import { addToRollups } from '../../src/modules/usage/rollup.store.js';
import { Transactions } from '../../src/platform/database/tx.js';
import type { Severity } from '../../src/kernel/enums.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { type Json, TestApp } from '../support/app.js';
import { NORTHWIND_ID } from '../support/people.js';
import * as world from '../support/usage.js';
import { act, addBlocker, ask, change, enterEngagement, setState } from '../support/health-support.js';

const NOW = '2026-12-09T15:00:00Z';
const LATER = '2026-12-09T15:00:01Z';
const MONDAY = '2026-12-07T15:00:00Z';
const MEASURES =
  'health { score scoreExact coverage band computedBand causes { code text } measures { measure state value unit score weight contribution explanation } }';

describe('the facts that health reads', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date(NOW));
    await world.seedUsageWorld(app.pools.staff);
    for (const month of ['2026-10-01', '2026-11-01', '2026-12-01'])
      await app.pools.staff.query('select open_usage_month($1)', [month]);
    await app.pools.staff.query(
      `insert into application_product (application_id, partner_id, api_product_id)
       select id, partner_id, $2 from application where partner_id = $1`,
      [NORTHWIND_ID, world.ACCOUNTS_ID],
    );
    await calls('northwind-sandbox', '2026-11-26', 40, 4);
    await calls('northwind-sandbox', '2026-11-27', 30, 3);
    await calls('northwind-sandbox', '2026-11-30', 30, 3);
  });
  afterAll(() => app.stop());

  async function calls(clientId: string, day: string, count: number, failed: number): Promise<void> {
    const { rows } = await app.pools.staff.query<{ id: string }>(
      'select id from credential where client_id = $1',
      [clientId],
    );
    const of = { credentialId: rows[0]!.id, apiVersionId: world.ACCOUNTS_V1_ID, latencyMs: 10 };
    const made = Array.from({ length: count }, (_, index): ResolvedUsage => ({
      ...of,
      time: new Date(`${day}T15:00:00Z`),
      operationId: world.LIST_ACCOUNTS_ID,
      status: index < failed ? 404 : 200,
    }));
    await app.nest.get(Transactions, { strict: false }).run(SYSTEM, async (tx) => {
      await addToRollups(tx, rollUp(made));
    });
  }

  const entered = (stage: 'SANDBOX' | 'CERTIFICATION' | 'ADOPTION') =>
    enterEngagement(app.pools.staff, {
      ...{ at: NOW, stage, varianceDays: 6, index: 0.8, startedOn: '2026-11-02' },
      ...{ partnerId: NORTHWIND_ID, apiVersionId: world.ACCOUNTS_V1_ID },
    });

  async function judged(id: string) {
    await change(app, id);
    const { health } = await ask(app, id, MEASURES);
    return health;
  }
  const measure = (health: Json, code: string) => health.measures.find((each: Json) => each.measure === code);

  const pulse = (engagementId: string, givenAt: string, rating: number) =>
    app.pools.staff.query(
      `insert into pulse (id, engagement_id, partner_id, user_id, user_name, rating, given_at)
       select $1, $2, partner_id, id, name, $3, $4 from app_user where partner_id = $5`,
      [newId(), engagementId, rating, givenAt, NORTHWIND_ID],
    );

  it("give domain.md's BUILD example, without a pulse", async () => {
    const id = await entered('SANDBOX');
    const raisedAt = '2026-12-03T15:00:00Z';
    await addBlocker(app.pools.staff, id, { raisedAt, severities: [[raisedAt, 'HIGH']] });
    const health = await judged(id);
    expect(health).toMatchObject({
      ...{ score: 62, scoreExact: 61.929825, coverage: 0.95, band: 'AT_RISK', computedBand: 'AT_RISK' },
      measures: [
        {
          measure: 'SCHEDULE_VARIANCE',
          state: 'KNOWN',
          value: 6,
          score: 60,
          weight: 20,
          contribution: 12.631579,
        },
        { measure: 'SCHEDULE_PERFORMANCE', value: 0.8, score: 50, contribution: 7.894737 },
        { measure: 'MOMENTUM', value: 7, score: 66.666667, unit: 'working days' },
        { measure: 'BLOCKERS', state: 'KNOWN', value: 4, score: 60, contribution: 9.473684 },
        { measure: 'SANDBOX_ACTIVITY', value: 3, score: 60 },
        { measure: 'SANDBOX_SUCCESS', value: 0.9, score: 80 },
        { measure: 'CHECKLIST', state: 'NOT_APPLICABLE', weight: 0 },
        { measure: 'PRODUCTION_BREADTH', state: 'NOT_APPLICABLE' },
        { measure: 'PRODUCTION_ERRORS', state: 'NOT_APPLICABLE' },
        { measure: 'PRODUCTION_TREND', state: 'NOT_APPLICABLE' },
        { measure: 'SENTIMENT', state: 'UNKNOWN', weight: 5 },
      ],
      causes: [
        {
          code: 'SCHEDULE_VARIANCE',
          text: 'Go-live is 6 working days late against the latest baseline; 0 is healthy, 15 is poor.',
        },
        { code: 'SCHEDULE_PERFORMANCE' },
        { code: 'MOMENTUM' },
      ],
    });
    const micros = health.measures.map(({ contribution }: Json) => Math.round((contribution ?? 0) * 1e6));
    expect(micros.reduce((sum: number, part: number) => sum + part)).toBe(61_929_825);
  });

  it('include that there is no blocker, which counts as 0, not UNKNOWN', async () => {
    const health = await judged(await entered('SANDBOX'));
    expect(measure(health, 'BLOCKERS')).toMatchObject({ state: 'KNOWN', value: 0, score: 100 });
  });

  it.each<[string, string, string | undefined, [string, Severity][], number]>([
    ['raised at the instant', NOW, undefined, [[NOW, 'HIGH']], 0],
    ['raised after it', LATER, undefined, [[LATER, 'HIGH']], 0],
    ['resolved at the instant', MONDAY, NOW, [[MONDAY, 'HIGH']], 0],
    ['resolved after it', MONDAY, LATER, [[MONDAY, 'HIGH']], 2],
    [
      'that became more severe before it',
      MONDAY,
      undefined,
      [
        [MONDAY, 'LOW'],
        [NOW, 'MEDIUM'],
      ],
      1,
    ],
    [
      'that became more severe after it',
      MONDAY,
      undefined,
      [
        [MONDAY, 'LOW'],
        [LATER, 'MEDIUM'],
      ],
      0.5,
    ],
    [
      'raised late on Sunday, in New York',
      '2026-12-07T04:59:00Z',
      undefined,
      [['2026-12-07T04:59:00Z', 'HIGH']],
      3,
    ],
  ])('weight a blocker %s', async (_case, raisedAt, resolvedAt, severities, load) => {
    const id = await entered('SANDBOX');
    await addBlocker(app.pools.staff, id, { raisedAt, severities, ...(resolvedAt ? { resolvedAt } : {}) });
    expect(measure(await judged(id), 'BLOCKERS').value).toBe(load);
  });

  it('add the blockers up', async () => {
    const id = await entered('SANDBOX');
    for (const severity of ['HIGH', 'MEDIUM'] as const)
      await addBlocker(app.pools.staff, id, { raisedAt: MONDAY, severities: [[MONDAY, severity]] });
    expect(measure(await judged(id), 'BLOCKERS').value).toBe(3);
  });

  it.each<[string, string, Severity, number]>([
    ['of four working days', '2026-12-03T15:00:00Z', 'CRITICAL', 1],
    ['of three', '2026-12-04T15:00:00Z', 'CRITICAL', 0],
    ['of four that is only HIGH', '2026-12-03T15:00:00Z', 'HIGH', 0],
  ])(
    'keep the band at CRITICAL while there is a critical blocker %s',
    async (_case, raisedAt, severity, caps) => {
      const id = await enterEngagement(app.pools.staff, { at: NOW, varianceDays: 0, index: 1 });
      await addBlocker(app.pools.staff, id, { raisedAt, severities: [[raisedAt, severity]] });
      const { band, causes } = await judged(id);
      const capped = causes.filter(({ code }: Json) => code === 'CRITICAL_BLOCKER_OPEN');
      expect(capped).toHaveLength(caps);
      if (caps > 0) {
        expect(band).toBe('CRITICAL');
        expect(capped[0].text).toBe('A critical blocker has been open for 4 working days.');
      } else expect(band).not.toBe('CRITICAL');
    },
  );

  it('exclude the checklist if nothing is required, even if the stage weights it', async () => {
    const health = await judged(await entered('CERTIFICATION'));
    expect(measure(health, 'CHECKLIST')).toMatchObject({ state: 'NOT_APPLICABLE', weight: 15 });
  });

  it('include production once there is a credential: breadth, errors and trend', async () => {
    await calls('northwind-live', '2026-10-20', 100, 0);
    await calls('northwind-live', '2026-12-01', 101, 5);
    const health = await judged(await entered('ADOPTION'));
    expect(measure(health, 'PRODUCTION_BREADTH')).toMatchObject({ state: 'KNOWN', value: 0.5 });
    expect(measure(health, 'PRODUCTION_ERRORS')).toMatchObject({ state: 'KNOWN', value: 0.049505 });
    expect(measure(health, 'PRODUCTION_TREND').value).toBeCloseTo(-0.04);
  });

  it("count quiet days from the partner's latest action or call, whichever is later", async () => {
    const id = await entered('SANDBOX');
    await act(app.pools.staff, '2026-12-08T15:00:00Z', NORTHWIND_ID);
    await act(app.pools.staff, '2026-12-09T15:00:01Z', NORTHWIND_ID);
    expect(measure(await judged(id), 'MOMENTUM').value).toBe(1);
  });

  it('count quiet days from the start if the partner never acted', async () => {
    const id = await enterEngagement(app.pools.staff, { at: NOW, startedOn: '2026-11-24' });
    // 25 Nov to 9 Dec, without Thanksgiving and the weekends.
    expect(measure(await judged(id), 'MOMENTUM').value).toBe(10);
  });

  it.each([
    ['late on the local day before', '2026-12-09T04:59:59Z', 'KNOWN', 1],
    ['90 days ago', '2026-09-10T15:00:00Z', 'KNOWN', 90],
    ['91 days ago', '2026-09-09T23:00:00Z', 'STALE', 91],
  ])('use the latest pulse up to the instant, given %s', async (_case, givenAt, state, days) => {
    const id = await entered('SANDBOX');
    await pulse(id, givenAt, 5);
    await pulse(id, '2026-08-01T00:00:00Z', 1);
    await pulse(id, '2026-12-09T15:00:01Z', 2);
    const sentiment = measure(await judged(id), 'SENTIMENT');
    expect(sentiment).toMatchObject({ state, value: 5 });
    expect(sentiment.explanation).toContain(`${days} day`);
  });

  it.each([
    ['its last day', '2026-12-09T14:00:00Z', null, world.ACCOUNTS_V1_ID, 0],
    ['the day after', '2026-12-08T14:00:00Z', null, world.ACCOUNTS_V1_ID, 1],
    ['when it was revoked', '2026-12-08T14:00:00Z', '2026-12-07T00:00:00Z', world.ACCOUNTS_V1_ID, 0],
    ['for a product out of scope', '2026-12-08T14:00:00Z', null, world.PAYMENTS_V1_ID, 0],
  ])(
    'include an expired production credential, %s',
    async (_case, expiresAt, revokedAt, apiVersionId, caps) => {
      const { rows } = await app.pools.staff.query<{ id: string }>(
        `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at,
         expires_at, revoked_at)
       select $1::uuid, id, partner_id, 'PRODUCTION', $1::text, $3, $3, $4, $5 from application where partner_id = $2
       returning id`,
        [newId(), NORTHWIND_ID, world.ISSUED_AT, expiresAt, revokedAt],
      );
      const id = await enterEngagement(app.pools.staff, {
        ...{ at: NOW, varianceDays: 0, index: 1, partnerId: NORTHWIND_ID, apiVersionId },
      });
      const health = await judged(id);
      const causes = health.causes.filter(({ code }: Json) => code === 'CREDENTIAL_EXPIRED');
      expect(causes).toHaveLength(caps);
      if (caps > 0) {
        expect(health.band).toBe('CRITICAL');
        expect(causes[0]).toMatchObject({ text: 'A production credential expired on 2026-12-08.' });
      }
      await app.pools.staff.query('update credential set revoked_at = issued_at where id = $1', [
        rows[0]!.id,
      ]);
    },
  );

  it('are as of the instant, whatever came later', async () => {
    const id = await entered('SANDBOX');
    await setState(app.pools.staff, id, { at: '2026-12-09T15:00:01Z', varianceDays: 0, index: 1 });
    expect(measure(await judged(id), 'SCHEDULE_VARIANCE').value).toBe(6);
  });
});
