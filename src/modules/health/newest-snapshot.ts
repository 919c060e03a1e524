import { type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Which evaluation of an engagement is the newest, written here alone: test/house/rules.ts finds a second copy.
 */

/** Orders snapshots `s` by instant, and those of one instant by when they were stored; uses the index health_snapshot_as_of. */
export const NEWEST_FIRST = sql`s.as_of desc, s.sequence desc`;

/**
 * The newest evaluation of an engagement, as a subselect.
 * @param columns of the snapshot `s`
 * @param among a condition on the snapshots `s`; omitted, all of them
 */
export const newestSnapshot = (columns: Sql, engagementId: Sql, among: Sql = sql`true`): Sql => sql`(
  select ${columns} from health_snapshot s where s.engagement_id = ${engagementId} and ${among}
  order by ${NEWEST_FIRST} limit 1)`;
