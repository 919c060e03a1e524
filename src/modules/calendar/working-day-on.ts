import { type Part, type Sql, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { workWeekIn } from './work-week.query.js';

/** Calendar days to search = count * 20 / working days per week, four times as many as without holidays, plus 60. */
const DAYS_LOOKED_THROUGH = 20;
const ROOM_DAYS = 60;

/**
 * SQL version of the kernel's `addWorkingDays`, for statements that compare days of many regions. Uses the keys of
 * `holiday` (region, day) and `holiday_region`, which forecasts fill for the years ahead. Null if the day is beyond the
 * range searched because the region has too many holidays.
 * @param count 0 or more
 */
export function workingDayOn(day: Part | Sql, count: Part | Sql, region: Part | Sql): Sql {
  const reach = sql`(${count} * ${whole(DAYS_LOOKED_THROUGH)} / cardinality(w.days) + ${whole(ROOM_DAYS)})`;
  return sql`(
    select d.day::date
    from (select ${workWeekIn(region)} as days offset 0) w, -- looked up once
      generate_series(${day}::timestamp, (${day} + ${reach})::timestamp, interval '1 day') d (day)
    where extract(isodow from d.day)::smallint = any(w.days)
      and not exists (select from holiday h where h.region = ${region} and h.day = d.day::date)
    order by d.day
    offset ${count} limit 1)`;
}
