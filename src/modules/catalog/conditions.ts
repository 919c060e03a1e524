import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on operations, each defined only here: test/house/rules.ts rejects copies.
 */

/** Whether an operation is still in the description of its version. */
export const isUnremoved = (operation: Part | Sql): Sql => sql`${operation}.removed_at is null`;

/** Whether it was at an instant. */
export const wasUnremovedAt = (operation: Part | Sql, instant: Part | Sql): Sql =>
  sql`(${isUnremoved(operation)} or ${operation}.removed_at > ${instant})`;
