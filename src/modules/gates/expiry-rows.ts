import { localDayOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { hasNotEnded, isApplicationInScope } from '../engagements/index.js';
import { isUnrevoked } from '../partners/index.js';
import { CHECKLIST_ROWS } from './checklist-rows.js';

/** Whether engagement `e` is not live yet. */
const BEFORE_GO_LIVE = sql`${hasNotEnded(sql`e.status`)} and e.actual_go_live_on is null`;

/** Credentials for products in scope that expire; uses credential_partner. */
const credentials = (chosen: Sql) => sql`
  select c.id, c.id as credential_id, null::text as code, c.environment || '_CREDENTIAL' as kind, c.client_id as title, 'PARTNER' as party,
    null::uuid as api_product_id, ${localDayOf(sql`c.expires_at`, sql`e.time_zone`)} as expires_on,
    e.id as engagement_id, e.forecast_go_live_on as go_live_on
  from engagement e
  join credential c on c.partner_id = e.partner_id and ${isUnrevoked(sql`c`)} and c.expires_at is not null
  where ${BEFORE_GO_LIVE} and ${chosen} and ${isApplicationInScope(sql`e.id`, sql`c.application_id`)}`;

/** Per checklist item, the evidence or waiver that lasts longest; items without an id have neither. */
const checklist = (chosen: Sql) => sql`
  select k.id, null::uuid, k.code, case when k.ends_as_waiver then 'WAIVER' else 'EVIDENCE' end, k.title,
    case when k.ends_as_waiver then 'SERVICES' else 'PARTNER' end, k.api_product_id, k.ends_on, e.id,
    e.forecast_go_live_on
  from engagement e
  join ${CHECKLIST_ROWS} k on k.engagement_id = e.id and k.id is not null
  where ${BEFORE_GO_LIVE} and ${chosen}`;

/**
 * Whatever expires before the forecast go-live of engagements that are not live yet, including what has expired and was
 * not renewed.
 * @param chosen condition on engagement `e`, applied inside because PostgreSQL cannot push it below the union
 */
export const expiryRows = (chosen: Sql): Sql => sql`(
  select x.* from (${credentials(chosen)} union all ${checklist(chosen)}) x
  where x.expires_on < x.go_live_on)`;
