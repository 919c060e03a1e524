import { type Sql, Sql as Fragment, instant, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { wasUnremovedAt } from '../catalog/index.js';
import { hasNotEnded, isApplicationInScope, scopedOperations } from '../engagements/index.js';
import { SUMS_OF_CALLS } from '../usage/index.js';
import { COUNTED_CALLS } from './adoption-scope.query.js';
import { TODAY } from './engagement-usage.query.js';
import { scopeFragment } from './scope-fragment.js';

/*
 * Figures of one partner, the row `k`: partner_id, from_on, to_on, environment, api_product_ids, application_ids. Calls
 * are read from usage_application_daily_by_partner (partner_id, environment, day).
 */

const PRODUCTION = sql`'PRODUCTION'`;
const SUMS = new Fragment([{ kind: 'text', text: SUMS_OF_CALLS }]);

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

/** Stops at the first match, reading the days backwards. */
export const LAST_CALL_OF_PARTNER = sql`(select u.last_call_at from ${calls(sql`k.environment`)} and u.day <= k.to_on
  order by u.day desc, u.last_call_at desc limit 1)`;

/** Operations in scope of the partner's open engagements, today. */
const OPERATIONS = sql`
  select o.id from engagement e cross join lateral (${scopedOperations(sql`e.id`)}) o
  where e.partner_id = k.partner_id and ${hasNotEnded(sql`e.status`)}
    and o.matchable and ${wasUnremovedAt(sql`o`, now)}
    and (k.api_product_ids is null or o.api_version_id in (
      select version.id from api_version version where version.api_product_id = any(k.api_product_ids)))`;

const HAS_PRODUCTION_CREDENTIAL = sql`exists (
  select from credential c join engagement e on e.partner_id = c.partner_id
  where c.partner_id = k.partner_id and c.environment = 'PRODUCTION' and c.issued_at <= ${now}
    and ${hasNotEnded(sql`e.status`)} and ${isApplicationInScope(sql`e.id`, sql`c.application_id`)})`;

/** Only usage_daily tells operations apart; uses usage_daily_by_partner (partner_id, day). */
export const BREADTH_OF_PARTNER = sql`(
  select count(distinct u.api_operation_id)::float8
      / nullif((select count(distinct o.id) from (${OPERATIONS}) o), 0)
  from usage_daily u
  where u.partner_id = k.partner_id and u.day between k.to_on - 27 and k.to_on and ${counted(PRODUCTION)}
    and u.successes > 0 and u.api_operation_id in (${OPERATIONS})
  having ${HAS_PRODUCTION_CREDENTIAL})`;

/** Days with a successful production call, up to now. */
const PRODUCTION_DAYS = sql`select distinct u.day from ${calls(PRODUCTION)} and u.successes > 0 and u.day <= ${TODAY}`;

const ACTIVATED_ON = sql`(select d.day from (
    select p.day, row_number() over (order by p.day) as place, min(p.day) over () as first_day
    from (${PRODUCTION_DAYS}) p) d
  where d.place = 5 and d.day <= d.first_day + 13)`;

const SUSTAINED_ON = sql`(select min(d.day) from (
    select p.day, lag(p.day, 9) over (order by p.day) as tenth_last from (${PRODUCTION_DAYS}) p) d
  where d.tenth_last >= d.day - 27)`;

/** One row with all figures. `offset 0`: each is computed once, not once per use, and not at all if it is not selected. */
export const PARTNER_FIGURES = sql`
  select ${COUNTS} as counts, ${ACTIVE_DAYS} as active_days, ${TREND} as trend, ${BREADTH_OF_PARTNER} as breadth,
    ${instant(LAST_CALL_OF_PARTNER)} as last_call_at, ${ACTIVATED_ON} as activated_on, ${SUSTAINED_ON} as sustained_on
  offset 0`;
