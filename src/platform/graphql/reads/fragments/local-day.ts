import { type Part, type Sql, sql } from './sql.js';

/**
 * A stored time zone, or UTC if PostgreSQL does not know it. So a row with an invalid zone, e.g. one removed from the tz
 * database, counts in UTC until fixed, and does not break whole lists.
 */
export function zoneOf(zone: Part | Sql): Sql {
  return sql`coalesce((select z.name from time_zone z where z.name = ${zone}), 'UTC')`;
}

/** The calendar day in a stored time zone at an instant, clamped to the years 0001 to 9999. */
export function localDayOf(instant: Part | Sql, zone: Part | Sql): Sql {
  return sql`greatest(date '0001-01-01', least(date '9999-12-31', (${instant} at time zone ${zoneOf(zone)})::date))`;
}
