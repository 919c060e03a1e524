import { type Sql, _, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { wasUnremovedAt } from '../catalog/index.js';
import { productsInScope, scopedOperations } from '../engagements/index.js';

/** The UTC date at the instant; the last N days are the N complete days before it. */
export const TODAY = sql`(${now} at time zone 'utc')::date`;

/** Whether the rollup row `u` is for an API product in the scope of the engagement (the current row). */
export const IN_SCOPE = sql`u.api_product_id in (${productsInScope(sql`${_}.id`)})`;

const OPERATIONS_IN_SCOPE = sql`
  select o.id from (${scopedOperations(sql`${_}.id`)}) o
  where o.matchable and ${wasUnremovedAt(sql`o`, now)}`;

const SANDBOX = sql`'SANDBOX'`;
const PRODUCTION = sql`'PRODUCTION'`;

/** Rotation adds another credential, so the earliest one counts. */
function earliestIssue(environment: Sql): Sql {
  return sql`(select min(c.issued_at) from credential c
    where c.partner_id = ${_}.partner_id and c.environment = ${environment} and c.issued_at <= ${now})`;
}

/** Stops at the first match: usage_daily_by_partner (partner_id, day) returns the days in order. */
function firstSuccess(environment: Sql): Sql {
  return sql`(select u.first_success_at from usage_daily u
    where u.partner_id = ${_}.partner_id and u.environment = ${environment} and ${IN_SCOPE}
      and u.day <= ${TODAY} and u.first_success_at <= ${now}
    order by u.day, u.first_success_at limit 1)`;
}

/** Stops at the first match: usage_hourly_by_partner (partner_id, hour), read backwards. */
export const LAST_CALL = sql`(select u.last_call_at from usage_hourly u
  where u.partner_id = ${_}.partner_id and u.hour <= ${now} and u.last_call_at <= ${now}
  order by u.hour desc, u.last_call_at desc limit 1)`;

/** Sums over the last 56 complete days; uses usage_daily_by_partner. */
const WINDOWS = sql`
  select
    count(distinct u.day) filter (where u.environment = 'SANDBOX' and u.successes > 0 and u.day >= ${TODAY} - 14)::int
      as sandbox14_active_days,
    coalesce(sum(u.calls - u.throttled) filter (where u.environment = 'SANDBOX' and u.day >= ${TODAY} - 14), 0)::float8
      as sandbox14_unthrottled,
    coalesce(sum(u.successes) filter (where u.environment = 'SANDBOX' and u.day >= ${TODAY} - 14), 0)::float8
      as sandbox14_successes,
    coalesce(sum(u.calls) filter (where u.environment = 'PRODUCTION' and u.day >= ${TODAY} - 28), 0)::float8
      as production28_calls,
    coalesce(sum(u.calls - u.throttled) filter (where u.environment = 'PRODUCTION' and u.day >= ${TODAY} - 28), 0)::float8
      as production28_unthrottled,
    coalesce(sum(u.client_errors + u.server_errors)
      filter (where u.environment = 'PRODUCTION' and u.day >= ${TODAY} - 28), 0)::float8 as production28_errors,
    coalesce(sum(u.successes) filter (where u.environment = 'PRODUCTION' and u.day >= ${TODAY} - 28), 0)::float8
      as production28_successes,
    count(distinct u.day) filter (where u.environment = 'PRODUCTION' and u.successes > 0 and u.day >= ${TODAY} - 28)::int
      as production28_active_days,
    count(distinct u.api_operation_id) filter (where u.environment = 'PRODUCTION' and u.successes > 0
      and u.day >= ${TODAY} - 28 and u.api_operation_id in (${OPERATIONS_IN_SCOPE}))::int as operations_called,
    coalesce(sum(u.successes) filter (where u.environment = 'PRODUCTION' and u.day < ${TODAY} - 28), 0)::float8
      as production_before28_successes
  from usage_daily u
  where u.partner_id = ${_}.partner_id and u.day >= ${TODAY} - 56 and u.day < ${TODAY} and ${IN_SCOPE}`;

/**
 * Usage facts of one engagement (the current row) at an instant, as one row. "The last N days" are the N complete UTC
 * days before the instant's UTC date; all but the last call and the issue of credentials are limited to API products in scope.
 * @source docs/adr, metric definitions
 */
export const ENGAGEMENT_USAGE = sql`
  select
    ${LAST_CALL} as last_call_at,
    ${earliestIssue(SANDBOX)} as sandbox_issued_at,
    ${earliestIssue(PRODUCTION)} as production_issued_at,
    ${firstSuccess(SANDBOX)} as first_sandbox_success_at,
    ${firstSuccess(PRODUCTION)} as first_production_success_at,
    (select count(*)::int from (${OPERATIONS_IN_SCOPE}) o) as operations_in_scope,
    w.*
  from (${WINDOWS}) w`;
