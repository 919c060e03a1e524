import { type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/**
 * Whether a credential `c` belongs to an application that uses an API product in scope of an engagement; relies on
 * application_product_pkey and engagement_scope_pkey.
 * @param engagementId as SQL, of an engagement of the credential's partner
 */
export const isCredentialInScope = (engagementId: Sql): Sql => sql`exists (
  select from application_product ap
  join api_version v on v.api_product_id = ap.api_product_id
  join engagement_scope s on s.api_version_id = v.id
  where ap.application_id = c.application_id and s.engagement_id = ${engagementId})`;
