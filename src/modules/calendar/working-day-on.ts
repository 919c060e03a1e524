import { type Part, type Sql, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { workWeekIn } from './work-week.query.js';

/** Of four weeks of days: three working days of five may be holidays. */
const DAYS_LOOKED_THROUGH = 20;
const ROOM_DAYS = 60;

/**
 * The kernel's `addWorkingDays` as a fragment, for statements that compare days of many regions at once. Relies on the
 * keys of `holiday` (region, day) and `holiday_region`, which forecasts have filled for the years ahead. Null if a
 * region has so many holidays that the day lies beyond what is looked through.
 * @param count 0 or more; the fragment looks through four times as many days where people work on five of a week
 */
export function workingDayOn(day: Part | Sql, count: Part | Sql, region: Part | Sql): Sql {
  const reach = sql`(${count} * ${whole(DAYS_LOOKED_THROUGH)} / cardinality(w.days) + ${whole(ROOM_DAYS)})`;
  return sql`(
    select d.day::date
    from (select ${workWeekIn(region)} as days) w,
      generate_series(${day}::timestamp, (${day} + ${reach})::timestamp, interval '1 day') d (day)
    where extract(isodow from d.day)::smallint = any(w.days)
      and not exists (select from holiday h where h.region = ${region} and h.day = d.day::date)
    order by d.day
    offset ${count} limit 1)`;
}
