import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { workWeekIn } from './work-week.query.js';

/**
 * SQL version of the kernel's `workingDaysBetween`, for statements that compare days of many regions: the working days after
 * `from` up to and including `to`; negative if `to` is earlier, null if either is. Uses the keys of `holiday` (region, day)
 * and `holiday_region`.
 */
export function workingDaysBetween(from: Part | Sql, to: Part | Sql, region: Part | Sql): Sql {
  return sql`(
    select case when ${to} < ${from} then -count(*)::int else count(*)::int end
    from (select ${workWeekIn(region)} as days offset 0) w, -- looked up once
      generate_series(least(${from}, ${to})::timestamp + interval '1 day', greatest(${from}, ${to})::timestamp,
        interval '1 day') d (day)
    where extract(isodow from d.day)::smallint = any(w.days)
      and not exists (select from holiday h where h.region = ${region} and h.day = d.day::date)
    having ${from} is not null and ${to} is not null)`;
}
