import { sql } from '../../platform/graphql/reads/sql.js';
import { CHECKLIST_ROWS } from './checklist-rows.js';

/**
 * Whatever of an engagement that is not live yet runs out before its forecast go-live, of past days too while nothing
 * has taken its place: credentials for products in scope, and of each checklist item what stands the longest. Relies on
 * credential_partner, engagement_scope_pkey, checklist_item_present and checklist_state_present.
 */
export const EXPIRY_ROWS = sql`(
  select x.*, e.id as engagement_id, e.forecast_go_live_on as go_live_on
  from engagement e
  cross join lateral (
    select c.id, c.environment || '_CREDENTIAL' as kind, c.client_id as title, 'PARTNER' as party,
      null::uuid as api_product_id, (c.expires_at at time zone e.time_zone)::date as expires_on
    from credential c
    where c.partner_id = e.partner_id and c.revoked_at is null and c.expires_at is not null and exists (
      select from application_product ap
      join api_version v on v.api_product_id = ap.api_product_id
      join engagement_scope s on s.api_version_id = v.id
      where ap.application_id = c.application_id and s.engagement_id = e.id)
    union all
    select k.id, case when k.ends_as_waiver then 'WAIVER' else 'EVIDENCE' end, k.title,
      case when k.ends_as_waiver then 'SERVICES' else 'PARTNER' end, k.api_product_id, k.ends_on
    from ${CHECKLIST_ROWS} k
    where k.engagement_id = e.id and k.ends_on is not null
  ) x
  where e.status in ('ACTIVE', 'ON_HOLD') and e.actual_go_live_on is null and x.expires_on < e.forecast_go_live_on)`;
