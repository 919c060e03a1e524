import { newId, toTypeId } from '../../../src/kernel/ids.js';
import { Proofs } from '../../app/proofs-support.js';
import { addDailyCalls } from '../daily-calls.js';
import { setState, stateOfScore } from '../health-support.js';
import { query } from '../query.js';
import pg from 'pg';
import { cloneOf, type TestDatabase } from '../cluster.js';

const OUTCOMES = ['MISSED_BASELINE', 'WENT_QUIET', 'CANCELLED'] as const;
const SCORES = [92, 62, 44, 78, 55, 35, 88, 71];

/** Engagements with milestones that traffic proves, and finished ones with a year of stored evaluations to backtest on. */
export class KillWorld {
  private constructor(
    private readonly database: TestDatabase,
    readonly engagementIds: readonly string[],
    private readonly traffic: { readonly versionId: string; readonly operationId: string },
  ) {}

  static async make(engagements: number): Promise<KillWorld> {
    const proofs = await Proofs.start();
    const ids: string[] = [];
    for (let n = 0; n < engagements; n += 1) ids.push(await proofs.engagement());
    await proofs.app.settle();
    const { versionId, operationId } = proofs.delivery;
    const { database } = proofs.app;
    await proofs.app.nest.close();
    await query(database.ownerUrl, PAST);
    const { rows } = await onPool(database, (pool) =>
      pool.query<{ id: string }>("select id from engagement where title <> 'Past' order by id"),
    );
    return new KillWorld(
      database,
      rows.map(({ id }) => id),
      { versionId, operationId },
    );
  }

  clone(): Promise<TestDatabase> {
    return cloneOf(this.database);
  }

  /** What happens before the daily evaluations of a day: traffic, changes of the schedule, and a backtest that is started. */
  async before(day: number, run: TestDatabase): Promise<void> {
    await onPool(run, async (pool) => {
      const failing = day % 3 === 0;
      await addDailyCalls(pool, {
        ...{ ...this.traffic, day: dateOf(day - 1), successes: 100 },
        ...(failing ? { serverErrors: 900 } : {}),
      });
      for (const [index, id] of this.engagementIds.entries())
        if ((index + day) % 2 === 0)
          await setState(pool, id, {
            ...{ at: `${dateOf(day - 1)}T20:00:00Z` },
            ...stateOfScore(SCORES[(index + day) % SCORES.length]!),
          });
      await pool.query(START_BACKTEST, [
        backtestId(day),
        OUTCOMES[day % OUTCOMES.length],
        `${dateOf(day)}T05:06:00Z`,
      ]);
    });
  }

  /** Requests an evaluation of some engagements as of the afternoon of a day. */
  async request(day: number, ids: readonly string[], run: TestDatabase): Promise<void> {
    await onPool(run, (pool) =>
      pool.query(REQUEST, [ids.map(() => newId()), ids, `${dateOf(day)}T17:00:00Z`, new Date()]),
    );
  }

  drop(): Promise<void> {
    return this.database.drop();
  }
}

export const dateOf = (day: number): string =>
  new Date(Date.parse('2026-11-30') + day * 86_400_000).toISOString().slice(0, 10);

const backtestId = (day: number) => `01900000-0000-7000-8000-0000000b${String(day).padStart(4, '0')}`;
export const BACKTEST_ID = (day: number) => toTypeId('backtest', backtestId(day));

export async function onPool<T>(database: TestDatabase, act: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 });
  try {
    return await act(pool);
  } finally {
    await pool.end();
  }
}

/** Sixty engagements that ended, with an evaluation a day whose values depend on engagement and day only. */
const PAST = `
  insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
      created_at, updated_at)
    select ('02000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, e.partner_id, 'INTEGRATION', 'Past', 'SANDBOX',
      case n % 3 when 0 then 'CANCELLED' else 'COMPLETED' end, e.lead_id, 'US', 'America/New_York', '2025-11-03', 1,
      '2025-11-03', '2025-11-03'
    from generate_series(1, 60) n, (select * from engagement limit 1) e;
  insert into engagement_history (id, engagement_id, at, stage, status, schedule_variance_days, time_zone)
    select gen_random_uuid(), e.id, d.at, 'SANDBOX', d.status, d.late, 'America/New_York'
    from engagement e, lateral (values
      ('2025-11-03'::timestamptz, 'ACTIVE', 0), ('2026-05-04', 'ACTIVE', 5 + hashtext(e.id::text) % 10),
      ('2026-10-05', e.status, 0)) d (at, status, late)
    where e.title = 'Past';
  insert into health_snapshot (id, engagement_id, model_id, daily, stage, as_of, coverage, computed_band, measures, causes,
      job_id)
    select gen_random_uuid(), e.id, m.id, true, 'SANDBOX', (d.day + time '00:05') at time zone 'America/New_York', 1,
      'HEALTHY', json_build_array(
        json_build_object('measure', 'SCHEDULE_VARIANCE', 'applicable', true, 'value', abs(hashtext(e.id::text || d.day)) % 20,
          'unit', 'days', 'sampleSize', null, 'ageDays', null),
        json_build_object('measure', 'MOMENTUM', 'applicable', true, 'value', extract(doy from d.day)::int % 17,
          'unit', 'days', 'sampleSize', null, 'ageDays', null),
        json_build_object('measure', 'BLOCKERS', 'applicable', true, 'value', abs(hashtext(d.day || e.id::text)) % 12,
          'unit', 'days', 'sampleSize', null, 'ageDays', null)), '[]', e.id || '-' || d.day
    from engagement e
    cross join (select i::date as day from generate_series('2025-11-04'::date, '2026-10-02', interval '1 day') i) d
    cross join (select id from health_model where slug = 'onboarding' limit 1) m
    where e.title = 'Past'`;

const START_BACKTEST = `
  with started as (
    insert into health_backtest (id, model_id, from_on, to_on, outcome, state, engagements_total, engagements_done,
      model_tally, active_tally, created_by, created_at)
    select $1::uuid, m.id, '2025-11-04', '2026-10-02', $2::text, 'WAITING', 0, 0, t.empty, t.empty, 'Test', $3::timestamptz
    from health_model m, (select '{"truePositive": 0, "falsePositive": 0, "falseNegative": 0, "trueNegative": 0, "leads": {}}'::jsonb
      as empty) t
    where m.slug <> 'onboarding' limit 1)
  insert into due_work (kind, subject, due_at) values ('backtest.run', $1::uuid, $3::timestamptz)`;

const REQUEST = `
  insert into outbox (id, kind, subject, payload, occurred_at, recorded_at)
  select id, 'health.recompute-requested', subject, '{}', $3, $4 from unnest($1::uuid[], $2::uuid[]) e (id, subject)`;
