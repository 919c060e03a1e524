import { isAmong, type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { CAP_CODES, type CauseCode } from './domain/caps.js';

/*
 * The only definition of an engagement's newest evaluation; test/house/rules.ts rejects copies.
 */

/** Orders snapshots `s` by instant, then by when they were stored, newest first. Uses the index health_snapshot_as_of. */
export const NEWEST_FIRST = sql`s.as_of desc, s.sequence desc`;

/**
 * The newest evaluation of an engagement, as a subselect.
 * @param columns of the snapshot `s`
 * @param among a condition on `s`; all snapshots if omitted
 * @param table health_shadow for the evaluations by shadows
 */
export const newestSnapshot = (
  columns: Sql,
  engagementId: Sql,
  among: Sql = sql`true`,
  table: Sql = sql`health_snapshot`,
): Sql => sql`(
  select ${columns} from ${table} s where s.engagement_id = ${engagementId} and ${among}
  order by ${NEWEST_FIRST} limit 1)`;

/** All evaluations by shadows, as rows of Health. No override is in force at the instant before all others. */
export const SHADOWS = sql`(select s.*, timestamptz '-infinity' as seen_at from health_shadow s)`;

/** All evaluations, as rows of Health. @param at the instant whose override is in force */
export const seenAt = (at: Sql): Sql => sql`(select s.*, ${at} as seen_at from health_snapshot s)`;

const HOLDS: readonly CauseCode[] = [...CAP_CODES, 'BAND_HELD'];

/** The causes that decided the band whatever the score, as HealthCauses. */
export const bandHolds = (snapshot: Part | Sql): Sql => sql`(
  select coalesce(json_agg(x.cause), '[]') from jsonb_array_elements(${snapshot}.causes) x (cause)
  where ${isAmong(HOLDS, sql`x.cause ->> 'code'`)})`;

/** What comparing an evaluation with another one needs, as ComparedEvaluation: the texts of its measures take kilobytes. */
export const comparedEvaluation = (snapshot: Part | Sql): Sql => sql`json_build_object(
  'scoreExact', ${snapshot}.score_exact,
  'measures', (
    select json_agg(json_build_object('measure', x.m -> 'measure', 'contribution', x.m -> 'contribution'))
    from jsonb_array_elements(${snapshot}.measures) x (m)))`;
