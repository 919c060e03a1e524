import type { EngagementStage } from '../../kernel/enums.js';
import { type Tx, preparedQuery } from '../../platform/database/tx.js';
import { toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { NEWEST_FIRST } from './newest-snapshot.js';

/** A daily evaluation as it was stored. */
export interface DailyEvaluation {
  readonly engagementId: string;
  readonly asOf: Date;
  readonly stage: EngagementStage;
  /** StoredReadings as JSON text, which few callers need of every evaluation. */
  readonly measures: string;
  /** MOMENTUM's value: working days since the last partner act. */
  readonly quietDays: number | null;
}

/** Of several evaluations for one instant, the one stored last. Uses the index health_snapshot_daily. */
const DAILY = `
  select distinct on (s.engagement_id, s.as_of) s.engagement_id as "engagementId", s.as_of as "asOf", s.stage,
    s.measures::text as measures,
    (jsonb_path_query_first(s.measures, '$[*] ? (@.measure == "MOMENTUM").value') #>> '{}')::float8 as "quietDays"
  from health_snapshot s
  where s.engagement_id = any($1::uuid[]) and s.daily and s.as_of >= $2 and s.as_of < $3
  order by s.engagement_id, ${toSql(NEWEST_FIRST)}`;

/**
 * The daily evaluations of some engagements, newest first; a year of one takes a megabyte.
 * @param from the first instant
 * @param until the first instant after
 */
export function dailyEvaluations(
  tx: Tx,
  engagementIds: readonly string[],
  from: Date,
  until: Date,
): Promise<DailyEvaluation[]> {
  return preparedQuery<DailyEvaluation>(tx, 'daily_evaluations', DAILY, [engagementIds, from, until]);
}
