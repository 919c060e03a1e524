import { type Part, type Sql, sql } from './sql.js';

/**
 * A stored time zone that PostgreSQL can read: UTC for one that it does not know. A row whose zone got past validation,
 * or left the tz database, then counts in UTC until it is mended, and fails no list that it stands in.
 */
export function zoneOf(zone: Part | Sql): Sql {
  return sql`coalesce((select z.name from time_zone z where z.name = ${zone}), 'UTC')`;
}

/** The day that a calendar in a stored time zone shows at an instant, within the years that a day can name. */
export function localDayOf(instant: Part | Sql, zone: Part | Sql): Sql {
  return sql`greatest(date '0001-01-01', least(date '9999-12-31', (${instant} at time zone ${zoneOf(zone)})::date))`;
}
