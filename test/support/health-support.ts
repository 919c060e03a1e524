import type pg from 'pg';
import type { EngagementStage, EngagementStatus, Severity } from '../../src/kernel/enums.js';
import { newId, toTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { ENGAGEMENT_EVENTS } from '../../src/modules/engagements/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { recordEvent } from '../../src/platform/outbox/outbox.js';
import type { Json, TestApp } from './app.js';
import { ENGINEER_ID, GLOBEX_ID } from './people.js';

/** The state of an engagement's schedule and stage gate from an instant on. */
export interface State {
  readonly at: string;
  readonly stage?: EngagementStage;
  readonly status?: EngagementStatus;
  readonly varianceDays?: number | null;
  readonly index?: number | null;
  /** Whether a blocker has such weight that BLOCKERS is 0; otherwise there is none. */
  readonly stuck?: boolean;
}

export interface Start extends State {
  readonly partnerId?: string;
  readonly startedOn?: string;
  readonly apiVersionId?: string;
}

/** Inserts an engagement on its first day in its state at `at`, and nothing else of it. @returns its UUID */
export async function enterEngagement(pool: pg.Pool, start: Start): Promise<string> {
  const id = newId();
  const { partnerId = GLOBEX_ID, startedOn = start.at.slice(0, 10), apiVersionId } = start;
  await pool.query(
    `insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
       created_at, updated_at)
     values ($1, $2, 'INTEGRATION', 'Test', 'SANDBOX', 'ACTIVE', $3, 'US', 'America/New_York', $4, 1, $4::date + interval '15 hours', $5)`,
    [id, partnerId, ENGINEER_ID, startedOn, start.at],
  );
  if (apiVersionId)
    await pool.query('insert into engagement_scope values ($1, $2, true)', [id, apiVersionId]);
  await setState(pool, id, start);
  return id;
}

export async function setState(pool: pg.Pool, id: string, state: State): Promise<void> {
  const {
    at,
    stage = 'SANDBOX',
    status = 'ACTIVE',
    varianceDays = null,
    index = null,
    stuck = false,
  } = state;
  await pool.query('update engagement set stage = $2, status = $3 where id = $1', [id, stage, status]);
  await pool.query(
    `insert into engagement_history (id, engagement_id, at, stage, status, schedule_variance_from_latest_days,
       schedule_performance_index, time_zone)
     select $1, id, $3, $4, $5, $6, $7, time_zone from engagement where id = $2`,
    [newId(), id, at, stage, status, varianceDays, index],
  );
  await pool.query('update blocker set resolved_at = $2, resolution = $3 where engagement_id = $1', [
    ...[id, stuck ? null : at, stuck ? null : 'Gone'],
  ]);
  if (stuck) await addBlocker(pool, id, { raisedAt: '2026-06-01T12:00:00Z', severities: [[at, 'HIGH']] });
}

export interface BlockerSeed {
  readonly raisedAt: string;
  readonly resolvedAt?: string;
  /** Each from its instant on; before the first one the blocker has no weight. */
  readonly severities: readonly (readonly [at: string, severity: Severity])[];
}

/** Inserts a blocker with its history. @param engagementId a UUID */
export async function addBlocker(pool: pg.Pool, engagementId: string, seed: BlockerSeed): Promise<void> {
  const { raisedAt, resolvedAt = null, severities } = seed;
  const id = newId();
  await pool.query(
    `insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
       raised_by_name, resolved_at, resolution, version)
     select $1, e.id, e.partner_id, $3, 'PLATFORM', 'Stuck', 'INTERNAL', $4, u.id, u.name, $5,
       case when $5::timestamptz is not null then 'Gone' end, 1
     from engagement e, app_user u where e.id = $2 and u.email = 'manager@causeway.example'`,
    [id, engagementId, severities.at(-1)![1], raisedAt, resolvedAt],
  );
  for (const [at, severity] of severities)
    await pool.query('insert into blocker_severity values ($1, $2, $3, $4)', [newId(), id, at, severity]);
}

/** The days late for which the schedule variance gives 0, 800 and 2000 of the score's points. */
const VARIANCES = [
  { from: 2000, varianceDays: 0, points: 2000 },
  { from: 1500, varianceDays: 9, points: 800 },
  { from: 0, varianceDays: 15, points: 0 },
] as const;

/**
 * Without a sandbox both schedule measures, momentum and blockers are known, with weights 20, 15, 20 and 15.
 * @param score 28.58-100, momentum at 100
 */
export function stateOfScore(score: number): Pick<State, 'varianceDays' | 'index' | 'stuck'> {
  const stuck = score < 50;
  const rest = 70 * score - 20 * 100 - (stuck ? 0 : 15 * 100);
  const { varianceDays, points } = VARIANCES.find(({ from }) => rest >= from)!;
  return { stuck, varianceDays, index: Number((0.6 + (0.4 * (rest - points)) / 1500).toFixed(6)) };
}

/** A partner user's action, which keeps momentum up. */
export async function act(pool: pg.Pool, at: string, partnerId = GLOBEX_ID): Promise<void> {
  await pool.query(
    `insert into partner_act (id, partner_id, user_id, act, at)
     select $1, $2, id, 'test', $3 from app_user where partner_id = $2`,
    [newId(), partnerId, at],
  );
}

/** Records that the engagement has changed, and runs the jobs. */
export async function change(
  app: TestApp,
  id: string,
  kind: string = ENGAGEMENT_EVENTS.changed,
): Promise<void> {
  await app.nest
    .get(Transactions, { strict: false })
    .run(SYSTEM, (tx) => recordEvent(tx, { kind, subject: id }));
  await app.settle();
}

interface Stored {
  readonly asOf: string;
  readonly daily: boolean;
  readonly score: number;
  readonly band: string;
}

/** The stored evaluations in the order of their instants, without superseded ones. */
export async function evaluations(pool: pg.Pool, id: string): Promise<Stored[]> {
  const { rows } = await pool.query<Stored & { asOf: Date }>(
    `select distinct on (as_of) as_of as "asOf", daily, score, computed_band as band
     from health_snapshot where engagement_id = $1 order by as_of, sequence desc`,
    [id],
  );
  return rows.map((row) => ({ ...row, asOf: row.asOf.toISOString() }));
}

/** Runs a manager's query on an engagement. */
export async function ask(
  app: TestApp,
  id: string,
  selection: string,
  variables: object = {},
  declared = '',
): Promise<Json> {
  const query = `query ($id: ID!${declared}) { engagement(id: $id) { ${selection} } }`;
  const { data, errors } = await app.gql('manager@causeway.example', query, {
    id: toTypeId('engagement', id),
    ...variables,
  });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.engagement;
}
