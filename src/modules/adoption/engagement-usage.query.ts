import type { Environment } from '../../kernel/enums.js';
import { type Sql, _, isAmong, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { wasUnremovedAt } from '../catalog/index.js';
import { isApplicationInScope, productsInScope, scopedOperations } from '../engagements/index.js';

/** The UTC date at the instant; the last N days are the N complete days before it. */
export const TODAY = sql`(${now} at time zone 'utc')::date`;

/** Whether the rollup row `u` is for an API product in the scope of the engagement (the current row). */
export const IN_SCOPE = sql`u.api_product_id in (${productsInScope(sql`${_}.id`)})`;

const OPERATIONS_IN_SCOPE = sql`
  select o.id from (${scopedOperations(sql`${_}.id`)}) o
  where o.matchable and ${wasUnremovedAt(sql`o`, now)}`;

/** Rotation adds another credential, so the earliest one counts. */
function earliestIssue(environment: Environment): Sql {
  return sql`(select min(k.issued_at) from credential k
    where k.partner_id = ${_}.partner_id and ${isAmong([environment], sql`k.environment`)} and k.issued_at <= ${now}
      and ${isApplicationInScope(sql`${_}.id`, sql`k.application_id`)})`;
}

/**
 * Of days before today from daily rows, which are never deleted; of today from hourly rows, because a later call of the day
 * would hide an earlier one. Both stop at the first match: usage_application_daily_by_partner (partner_id, environment, day),
 * read backwards, and usage_hourly_by_partner (partner_id, hour).
 */
export const LAST_CALL = sql`greatest(
  (select max(d.last_call_at) from unnest(array['SANDBOX', 'PRODUCTION']) as of (environment), lateral (
    select max(u.last_call_at) as last_call_at from usage_application_daily u
    where u.partner_id = ${_}.partner_id and u.environment = of.environment and u.day < ${TODAY}
    group by u.day order by u.day desc limit 1) d),
  (select max(u.last_call_at) from usage_hourly u
    where u.partner_id = ${_}.partner_id and u.hour >= ${TODAY}::timestamp at time zone 'utc'
      and u.hour <= ${now} and u.last_call_at <= ${now}))`;

/** Sums over the last 56 complete days; uses usage_application_daily_by_partner (partner_id, environment, day). */
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
    coalesce(sum(u.successes) filter (where u.environment = 'PRODUCTION' and u.day < ${TODAY} - 28), 0)::float8
      as production_before28_successes
  from usage_application_daily u
  where u.partner_id = ${_}.partner_id and u.environment in ('SANDBOX', 'PRODUCTION')
    and u.day >= ${TODAY} - 56 and u.day < ${TODAY} and ${IN_SCOPE}`;

/** Operations in scope called successfully in production in the last 28 days; uses usage_daily_by_partner (partner_id, day). */
const OPERATIONS_CALLED = sql`(select count(distinct u.api_operation_id)::int from usage_daily u
  where u.partner_id = ${_}.partner_id and u.day >= ${TODAY} - 28 and u.day < ${TODAY} and u.environment = 'PRODUCTION'
    and u.successes > 0 and u.api_operation_id in (${OPERATIONS_IN_SCOPE}))`;

const SCOPED_OPERATIONS = sql`(select count(*)::int from (${OPERATIONS_IN_SCOPE}) o)`;

/** Breadth of the current row, with its `id` and `partner_id` alone; reads only what partners may read, too. */
export const BREADTH = sql`case when ${earliestIssue('PRODUCTION')} is not null
  then ${OPERATIONS_CALLED}::float8 / nullif(${SCOPED_OPERATIONS}, 0) end`;

/**
 * Usage facts of one engagement (the current row) at an instant, as one row. "The last N days" are the N complete UTC
 * days before the instant's UTC date; all but the last call are limited to API products in scope, the issue of credentials to
 * applications registered for one.
 * @source docs/adr, metric definitions
 */
export const ENGAGEMENT_USAGE = sql`
  select
    ${LAST_CALL} as last_call_at,
    ${earliestIssue('SANDBOX')} as sandbox_issued_at,
    ${earliestIssue('PRODUCTION')} as production_issued_at,
    ${SCOPED_OPERATIONS} as operations_in_scope,
    ${OPERATIONS_CALLED} as operations_called,
    w.*
  from (${WINDOWS}) w`;
