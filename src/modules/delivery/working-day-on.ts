import { type Part, type Sql, sql, whole } from '../../platform/graphql/reads/sql.js';

/** Calendar days that hold a working day: three weekdays of a week may be holidays and its weekend is none. */
const DAYS_FOR_EACH = 4;
const ROOM_DAYS = 60;

/**
 * The kernel's `addWorkingDays` as a fragment, for statements that compare days of many regions at once. Relies on the
 * key of `holiday` (region, day), which forecasts have filled for the years ahead. Null where a region has so many
 * holidays that the day lies beyond what is looked through.
 * @param count 0 or more; the fragment looks through four times as many days
 */
export function workingDayOn(day: Part | Sql, count: Part | Sql, region: Part | Sql): Sql {
  const last = sql`(${day} + ${count} * ${whole(DAYS_FOR_EACH)} + ${whole(ROOM_DAYS)})`;
  return sql`(
    select d.day::date
    from generate_series(${day}::timestamp, ${last}::timestamp, interval '1 day') d (day)
    where extract(isodow from d.day) < 6
      and not exists (select from holiday h where h.region = ${region} and h.day = d.day::date)
    order by d.day
    offset ${count} limit 1)`;
}
