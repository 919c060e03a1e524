import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on operations and versions, each defined only here: test/house/rules.ts rejects copies.
 */

/** Whether an operation is still in the description of its version. */
export const isUnremoved = (operation: Part | Sql): Sql => sql`${operation}.removed_at is null`;

/** Whether it was at an instant. */
export const wasUnremovedAt = (operation: Part | Sql, instant: Part | Sql): Sql =>
  sql`(${isUnremoved(operation)} or ${operation}.removed_at > ${instant})`;

/** Whether partners have to leave a version. */
export const isDeprecated = (version: Part | Sql): Sql => sql`${version}.status in ('DEPRECATED', 'SUNSET')`;

/**
 * Product and version that replace a deprecated version, as announced, because partners may not see the replacement's row; null
 * if there is none. Uses api_version_deprecation_latest.
 */
export const replacementOf = (version: Part | Sql): Sql => sql`(
  select d.replaced_by from api_version_deprecation d
  where d.api_version_id = ${version}.id
  order by d.at desc, d.id desc limit 1)`;
