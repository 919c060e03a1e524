import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/**
 * The ISO numbers of the days on which people work in a region, as a fragment that gives a smallint[]. A region that
 * nothing is known of, and none, work from Monday to Friday.
 */
export function workWeekIn(region: Part | Sql): Sql {
  return sql`coalesce((select w.work_week from holiday_region w where w.region = ${region}), '{1,2,3,4,5}')`;
}
