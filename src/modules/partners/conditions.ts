import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on credentials, each written here alone: test/house/rules.ts finds a second copy.
 */

/** Whether a credential was never revoked. */
export const isUnrevoked = (credential: Part | Sql): Sql => sql`${credential}.revoked_at is null`;

/** Whether it was not revoked by an instant. */
export const wasUnrevokedAt = (credential: Part | Sql, instant: Sql): Sql =>
  sql`(${isUnrevoked(credential)} or ${credential}.revoked_at > ${instant})`;
