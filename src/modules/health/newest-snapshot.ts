import { type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Which evaluation of an engagement is the newest: test/house/rules.ts finds the rule that is written again.
 */

/** Of snapshots `s` the one of the latest instant, and of one instant the one stored last; index health_snapshot_as_of. */
export const NEWEST_FIRST = sql`s.as_of desc, s.sequence desc`;

/**
 * The newest evaluation of an engagement, as a subselect.
 * @param columns of the snapshot `s`
 * @param among which snapshots `s`; all where it is left out
 */
export const newestSnapshot = (columns: Sql, engagementId: Sql, among: Sql = sql`true`): Sql => sql`(
  select ${columns} from health_snapshot s where s.engagement_id = ${engagementId} and ${among}
  order by ${NEWEST_FIRST} limit 1)`;
