import { type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { TODAY } from '../adoption/index.js';

/**
 * Rollup rows of a partner's calls in the last 90 days and today: for so long, a deprecated version counts as used. Uses
 * usage_application_daily_by_partner (partner_id, environment, day).
 */
export const recentCalls = (partnerId: Sql): Sql => sql`(
  select c.application_id, c.api_version_id, c.day from usage_application_daily c
  where c.partner_id = ${partnerId} and c.environment in ('SANDBOX', 'PRODUCTION')
    and c.day between ${TODAY} - 90 and ${TODAY})`;
