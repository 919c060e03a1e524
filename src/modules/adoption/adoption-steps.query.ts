import type { Environment } from '../../kernel/enums.js';
import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { type Part, type Sql, isAmong, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Steps of an engagement's adoption as SQL, for one engagement and for cohorts alike. They depend on stored usage only, so
 * late records move them. The days of an application come in order from the index usage_application_daily_successes.
 * Source: docs/adr/0046-the-funnel.md
 */

/** The calls of a partner to some API versions on days with a success. */
interface Calls {
  readonly partnerId: Sql;
  /** An array of version IDs. */
  readonly versions: Sql;
}

/** Rollup rows `u` of days with a successful call. */
const successes = (
  environment: Environment,
  { partnerId, versions }: Calls,
): Sql => sql`usage_application_daily u
  where u.partner_id = ${partnerId} and ${isAmong([environment], sql`u.environment`)}
    and u.api_version_id = any(${versions}) and u.first_success_at is not null`;

/** Instant of the first successful call; reads one day. */
export const firstSuccess = (environment: Environment, calls: Calls): Sql => sql`(
  select min(u.first_success_at) from ${successes(environment, calls)} group by u.day order by u.day limit 1)`;

/**
 * One row with the instants of the first successful production call, of activation and of sustained use: the first successful
 * call on the day that completes the days needed. Days are read only up to the one of sustained use.
 * @param rows rollup rows `u` of days with a successful production call
 */
export const stepsOn = (rows: Sql): Sql => sql`
  select
    min(d.first_success_at) as first_production_success_at,
    min(d.first_success_at) filter (where d.place = 5 and d.day - d.fourth_before <= 13) as activated_at,
    min(d.first_success_at) filter (where d.day - d.ninth_before <= 27) as sustained_at
  from (
    select *
    from (
      select a.day, a.first_success_at, row_number() over active as place,
        lag(a.day, 4) over active as fourth_before, lag(a.day, 9) over active as ninth_before
      from (
        select u.day, min(u.first_success_at) as first_success_at
        from ${rows}
        group by u.day
      ) a
      window active as (order by a.day)
    ) a
    where a.place <= 5 or a.day - a.ninth_before <= 27
    order by a.day
    limit 6
  ) d`;

/** As `stepsOn`, of the calls of a partner to some API versions. */
export const productionSteps = (calls: Calls): Sql => stepsOn(successes('PRODUCTION', calls));

/** 00:00 of an engagement's start date in its time zone. */
export const startOf = (engagement: Part | Sql): Sql =>
  sql`(${engagement}.started_on::timestamp at time zone ${zoneOf(sql`${engagement}.time_zone`)})`;

/** Hours from one instant to another; null if it is earlier. */
export const hoursBetween = (from: Sql, to: Sql): Sql =>
  sql`case when ${to} >= ${from} then extract(epoch from ${to} - ${from})::float8 / 3600 end`;
