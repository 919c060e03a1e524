import { type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * What is in scope of an engagement. The scope names versions of APIs; what asks for products goes by their versions.
 * test/house/rules.ts finds a second copy of the join. Arguments must not name rows `s` and `v`, which stand here.
 */

/** Rows `s` of scopes with the version `v` that each names; relies on engagement_scope_pkey or engagement_scope_by_version. */
const SCOPES = sql`engagement_scope s join api_version v on v.id = s.api_version_id`;

/** The ids of the API products in scope, as `api_product_id`, one for each version: several may be of one product. */
export const productsInScope = (engagementId: Sql): Sql =>
  sql`select v.api_product_id from ${SCOPES} where s.engagement_id = ${engagementId}`;

/**
 * Whether an API product is in scope that a condition is true of. One statement, so that PostgreSQL makes it a semi-join,
 * which it does not of `exists` around productsInScope.
 */
export const hasProductInScope = (engagementId: Sql, isMeant: (apiProductId: Sql) => Sql): Sql =>
  sql`exists (select from ${SCOPES} where s.engagement_id = ${engagementId} and ${isMeant(sql`v.api_product_id`)})`;

export const isProductInScope = (engagementId: Sql, apiProductId: Sql): Sql =>
  hasProductInScope(engagementId, (each) => sql`${each} = ${apiProductId}`);

/** The ids of the engagements that have an API product in scope. */
export const engagementsWithProduct = (apiProductId: Sql): Sql =>
  sql`select s.engagement_id from ${SCOPES} where v.api_product_id = ${apiProductId}`;

/**
 * Whether an application uses an API product in scope of an engagement; relies on application_product_pkey too.
 * @param engagementId of an engagement of the application's partner
 */
export const isApplicationInScope = (engagementId: Sql, applicationId: Sql): Sql => sql`exists (
  select from application_product ap
  join api_version v on v.api_product_id = ap.api_product_id
  join engagement_scope s on s.api_version_id = v.id
  where ap.application_id = ${applicationId} and s.engagement_id = ${engagementId})`;

/**
 * The operations in scope, removed ones too, as rows of api_operation; relies on engagement_scope_pkey and
 * engagement_scope_operation_pkey.
 */
export const scopedOperations = (engagementId: Sql): Sql => sql`
  select o.* from engagement_scope s
  join api_operation o on o.api_version_id = s.api_version_id
  left join engagement_scope_operation chosen
    on chosen.engagement_id = s.engagement_id and chosen.api_operation_id = o.id
  where s.engagement_id = ${engagementId} and (s.all_operations or chosen.api_operation_id is not null)`;
