import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/**
 * SQL of a region's working days: ISO day numbers as smallint[]; Monday to Friday if the region is null or not in the
 * table.
 */
export function workWeekIn(region: Part | Sql): Sql {
  return sql`coalesce((select w.work_week from holiday_region w where w.region = ${region}), '{1,2,3,4,5}')`;
}
