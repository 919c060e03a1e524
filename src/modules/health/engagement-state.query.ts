import type { EngagementStage, EngagementStatus } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type Tx, preparedQuery, query } from '../../platform/database/tx.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';

/** The state of an engagement at an instant; `region` is the current one. */
export interface EngagementState {
  readonly id: string;
  readonly partnerId: string;
  readonly region: string;
  readonly timeZone: string;
  readonly startedOn: LocalDate;
  /** The day it was created in Causeway, in its time zone. */
  readonly createdOn: LocalDate;
  readonly stage: EngagementStage;
  readonly status: EngagementStatus;
  /** Working days late against the latest baseline, which the index also uses. */
  readonly scheduleVarianceFromLatestDays: number | null;
  readonly schedulePerformanceIndex: number | null;
}

/** Uses the index engagement_history_of_engagement (engagement_id, at desc, id desc). */
const STATE = `
  select e.id, e.partner_id as "partnerId", e.region, z.name as "timeZone", e.started_on::text as "startedOn",
    (e.created_at at time zone z.name)::date::text as "createdOn",
    h.stage, h.status, h.schedule_variance_from_latest_days as "scheduleVarianceFromLatestDays",
    h.schedule_performance_index::float8 as "schedulePerformanceIndex"
  from engagement e
  join lateral (
    select * from engagement_history h where h.engagement_id = e.id and h.at <= $2
    order by h.at desc, h.id desc limit 1
  ) h on true
  cross join lateral (select ${toSql(zoneOf(sql`h.time_zone`))} as name offset 0) z -- looked up once
  where e.id = any($1::uuid[])
  order by e.id`;

/** The states of some engagements at an instant, in the order of their ids; without those that did not exist then. */
export function engagementStatesAt(tx: Tx, ids: readonly string[], asOf: Date): Promise<EngagementState[]> {
  return preparedQuery<EngagementState>(tx, 'engagement_states', STATE, [ids, asOf]);
}

/** @returns null if there was no such engagement at that instant */
export async function engagementStateAt(tx: Tx, id: string, asOf: Date): Promise<EngagementState | null> {
  const [state] = await engagementStatesAt(tx, [id], asOf);
  return state ?? null;
}

/** @returns since when the engagement has had the time zone that it had at `asOf` */
export async function zoneSince(tx: Tx, id: string, asOf: Date): Promise<Date> {
  const [since] = await query<{ at: Date }>(
    tx,
    `select h.at from (
       select at, time_zone, lag(time_zone) over (order by at, id) as before
       from engagement_history where engagement_id = $1 and at <= $2
     ) h
     where h.time_zone is distinct from h.before
     order by h.at desc limit 1`,
    [id, asOf],
  );
  if (!since) throw new Error(`Engagement ${id} did not exist at ${asOf.toISOString()}.`);
  return since.at;
}
