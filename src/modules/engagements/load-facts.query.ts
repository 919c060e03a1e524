import { _, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { workWeekIn } from '../calendar/index.js';

/**
 * Facts about the load of an engineer (the current row) over some days, as JSON of staffing's LoadFacts. Uses
 * engineer_capacity_pkey, time_off_of_engineer, holiday_pkey and allocation_of_engineer.
 * @param from first day
 * @param to last day, inclusive
 * @param counts whether allocation `a` counts
 */
export function loadFacts(from: Sql, to: Sql, counts: Sql = sql`true`): Sql {
  const days = (row: Sql) => sql`'from', ${row}.from_on, 'to', ${row}.to_on`;
  const touches = (row: Sql) =>
    sql`${row}.engineer_id = ${_}.id and ${row}.to_on >= ${from} and ${row}.from_on <= ${to}`;
  return sql`json_build_object(
    'weeklyCapacityHours', ${_}.weekly_capacity_hours,
    'earlier', (select coalesce(json_agg(json_build_object('beforeOn', c.before_on, 'hours', c.weekly_capacity_hours)
        order by c.before_on), '[]'::json)
      from engineer_capacity c where c.engineer_id = ${_}.id and c.before_on > ${from}),
    'timeOff', (select coalesce(json_agg(json_build_object(${days(sql`o`)})), '[]'::json)
      from time_off o where ${touches(sql`o`)}),
    'week', ${workWeekIn(sql`${_}.region`)},
    'holidays', (select coalesce(json_agg(h.day), '[]'::json)
      from holiday h where h.region = ${_}.region and h.day between ${from} and ${to}),
    'bookings', (select coalesce(json_agg(json_build_object(${days(sql`a`)},
        'hoursPerWeek', a.hours_per_week, 'kind', a.kind)), '[]'::json)
      from allocation a where ${touches(sql`a`)} and ${counts})
  )`;
}
