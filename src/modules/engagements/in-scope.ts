import { type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * What is in the scope of an engagement. Scopes list API versions; products are derived from them. test/house/rules.ts
 * rejects copies of the join. Arguments must not refer to rows named `s` or `v`, which are used here.
 */

/** Scope rows `s` with their version `v`; uses engagement_scope_pkey or engagement_scope_by_version. */
const SCOPES = sql`engagement_scope s join api_version v on v.id = s.api_version_id`;

/** Ids of the API products in scope, as `api_product_id`, once per version. */
export const productsInScope = (engagementId: Sql): Sql =>
  sql`select v.api_product_id from ${SCOPES} where s.engagement_id = ${engagementId}`;

/**
 * Whether a condition holds for an API product in scope. A single subquery, which PostgreSQL turns into a semi-join; it
 * does not for `exists` around productsInScope.
 */
export const hasProductInScope = (engagementId: Sql, holds: (apiProductId: Sql) => Sql): Sql =>
  sql`exists (select from ${SCOPES} where s.engagement_id = ${engagementId} and ${holds(sql`v.api_product_id`)})`;

export const isProductInScope = (engagementId: Sql, apiProductId: Sql): Sql =>
  hasProductInScope(engagementId, (each) => sql`${each} = ${apiProductId}`);

/** Ids of the API versions in scope, as `api_version_id`; uses engagement_scope_pkey. */
export const versionsInScope = (engagementId: Sql): Sql =>
  sql`select s.api_version_id from engagement_scope s where s.engagement_id = ${engagementId}`;

/** Ids of the operations chosen of a version whose operations are not all in scope; uses engagement_scope_operation_pkey. */
export const chosenOperations = (engagementId: Sql, apiVersionId: Sql): Sql =>
  sql`select c.api_operation_id from engagement_scope_operation c
    where c.engagement_id = ${engagementId} and c.api_version_id = ${apiVersionId}`;

/** Ids of the engagements with an API product in scope. */
export const engagementsWithProduct = (apiProductId: Sql): Sql =>
  sql`select s.engagement_id from ${SCOPES} where v.api_product_id = ${apiProductId}`;

/**
 * Whether an application uses an API product in scope of an engagement; also uses application_product_pkey.
 * @param engagementId an engagement of the application's partner
 */
export const isApplicationInScope = (engagementId: Sql, applicationId: Sql): Sql => sql`exists (
  select from application_product ap
  join api_version v on v.api_product_id = ap.api_product_id
  join engagement_scope s on s.api_version_id = v.id
  where ap.application_id = ${applicationId} and s.engagement_id = ${engagementId})`;

/**
 * The API versions whose calls count for an engagement's first calls and funnel, as rows of `engagement_id` and the array
 * `ids`: for a migration those in scope, otherwise all versions of the products in scope.
 * @param engagements rows with `id` and `type`, for which `e` stands
 */
export const countedVersions = (engagements: Sql): Sql => sql`
  select s.engagement_id, array_agg(w.id) as ids
  from ${SCOPES}
  join ${engagements} e on e.id = s.engagement_id
  join api_version w on w.api_product_id = v.api_product_id and (e.type <> 'MIGRATION' or w.id = v.id)
  group by s.engagement_id`;

/**
 * Operations in scope, including removed ones, with the columns of api_operation that partners may read; uses
 * engagement_scope_pkey and engagement_scope_operation_pkey.
 */
export const scopedOperations = (engagementId: Sql): Sql => sql`
  select o.id, o.api_version_id, o.method, o.path, o.matchable, o.removed_at from engagement_scope s
  join api_operation o on o.api_version_id = s.api_version_id
  left join engagement_scope_operation chosen
    on chosen.engagement_id = s.engagement_id and chosen.api_operation_id = o.id
  where s.engagement_id = ${engagementId} and (s.all_operations or chosen.api_operation_id is not null)`;
