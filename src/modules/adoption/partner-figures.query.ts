import { type Sql, Sql as Fragment, instant, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { wasUnremovedAt } from '../catalog/index.js';
import { hasNotEnded, isApplicationInScope, scopedOperations } from '../engagements/index.js';
import { sumsOfCalls } from '../usage/index.js';
import { COUNTED_CALLS } from './adoption-scope.query.js';
import { stepsOn } from './adoption-steps.query.js';
import { scopeFragment } from './scope-fragment.js';

/*
 * Figures of one partner, the row `k`: partner_id, from_on, to_on, environment, api_product_ids, application_ids. Calls
 * are read from usage_application_daily_by_partner (partner_id, environment, day).
 */

const PRODUCTION = sql`'PRODUCTION'`;
const SUMS = new Fragment([{ kind: 'text', text: sumsOfCalls() }]);

const counted = (environment: Sql): Sql =>
  scopeFragment(COUNTED_CALLS, { 3: environment, 5: sql`k.api_product_ids`, 6: sql`k.application_ids` });

/** Rows `u` of the partner's calls, by day, application and version. */
const calls = (environment: Sql): Sql =>
  sql`usage_application_daily u where u.partner_id = k.partner_id and ${counted(environment)}`;

const COUNTS = sql`(select to_json(${SUMS}) from ${calls(sql`k.environment`)} and u.day between k.from_on and k.to_on)`;

const ACTIVE_DAYS = sql`(select count(distinct u.day)::int from ${calls(sql`k.environment`)}
  and u.day between k.to_on - 27 and k.to_on and u.successes > 0)`;

const TREND = sql`(select coalesce(sum(u.successes) filter (where u.day > k.to_on - 28), 0)::float8
    / nullif(sum(u.successes) filter (where u.day <= k.to_on - 28), 0)::float8 - 1
  from ${calls(PRODUCTION)} and u.day between k.to_on - 55 and k.to_on)`;

/** Stops at the first match of each environment, reading the days backwards. */
export const LAST_CALL_OF_PARTNER = sql`(select max(d.last_call_at)
  from unnest(case when k.environment is null then array['SANDBOX', 'PRODUCTION'] else array[k.environment] end)
    as of (environment), lateral (
    select max(u.last_call_at) as last_call_at from ${calls(sql`of.environment`)}
      and u.environment = of.environment and u.day <= k.to_on
    group by u.day order by u.day desc limit 1) d)`;

/** Operations in scope of the partner's open engagements, today. */
const OPERATIONS = sql`
  select o.id from engagement e cross join lateral (${scopedOperations(sql`e.id`)}) o
  where e.partner_id = k.partner_id and ${hasNotEnded(sql`e.status`)}
    and o.matchable and ${wasUnremovedAt(sql`o`, now)}
    and (k.api_product_ids is null or o.api_version_id in (
      select version.id from api_version version where version.api_product_id = any(k.api_product_ids)))`;

/** By the end of the window. */
const HAD_PRODUCTION_CREDENTIAL = sql`exists (
  select from credential c join engagement e on e.partner_id = c.partner_id
  where c.partner_id = k.partner_id and c.environment = 'PRODUCTION'
    and c.issued_at <= ${now} and c.issued_at < (k.to_on + 1)::timestamp at time zone 'utc'
    and ${hasNotEnded(sql`e.status`)} and ${isApplicationInScope(sql`e.id`, sql`c.application_id`)})`;

/** Only usage_daily tells operations apart; uses usage_daily_by_partner (partner_id, day). */
export const BREADTH_OF_PARTNER = sql`(
  select count(distinct u.api_operation_id)::float8
      / nullif((select count(distinct o.id) from (${OPERATIONS}) o), 0)
  from usage_daily u
  where u.partner_id = k.partner_id and u.day between k.to_on - 27 and k.to_on and ${counted(PRODUCTION)}
    and u.successes > 0 and u.api_operation_id in (${OPERATIONS})
  having ${HAD_PRODUCTION_CREDENTIAL})`;

/** A step of the partner as a whole, in all of its production calls; uses usage_application_daily_successes. */
const dayOf = (step: Sql): Sql => sql`(
  select (s.${step} at time zone 'utc')::date
  from (${stepsOn(sql`${calls(PRODUCTION)} and u.first_success_at is not null`)}) s)`;

/** One row with all figures. `offset 0`: each is computed once, not once per use, and not at all if it is not selected. */
export const PARTNER_FIGURES = sql`
  select ${COUNTS} as counts, ${ACTIVE_DAYS} as active_days, ${TREND} as trend, ${BREADTH_OF_PARTNER} as breadth,
    ${instant(LAST_CALL_OF_PARTNER)} as last_call_at, ${dayOf(sql`activated_at`)} as activated_on, ${dayOf(sql`sustained_at`)} as sustained_on
  offset 0`;
