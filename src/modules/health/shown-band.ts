import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * The only definitions of which band is shown at an instant; test/house/rules.ts rejects copies. For the band shown now, see
 * `currentBand` of the engagements module.
 */

/**
 * The override in force for an engagement at an instant, as a subselect without rows if there is none.
 * Uses the index health_override_of_engagement.
 * @param columns of the override `o`
 */
export const overrideAt = (columns: Sql, engagementId: Sql, at: Sql): Sql => sql`(
  select ${columns} from health_override o
  where o.engagement_id = ${engagementId} and o.since <= ${at} and o.ends_at > ${at})`;

/** The band that an evaluation computed, a row of health_snapshot; shown unless an override is in force. */
export const computedBand = (snapshot: Part | Sql): Sql => sql`${snapshot}.computed_band`;

/** The band shown at an instant whose newest evaluation is a row of health_snapshot. */
export const shownBandAt = (snapshot: Part | Sql, at: Sql): Sql =>
  sql`coalesce(${overrideAt(sql`o.band`, sql`${snapshot}.engagement_id`, at)}, ${computedBand(snapshot)})`;
