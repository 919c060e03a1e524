import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on partners and credentials, each defined only here: test/house/rules.ts rejects copies.
 */

/** Whether a partner counts in statistics: internal ones, the platform's own test companies, are only listed. */
export const isCounted = (partner: Part | Sql): Sql => sql`not ${partner}.internal`;

/** Whether a credential was never revoked. */
export const isUnrevoked = (credential: Part | Sql): Sql => sql`${credential}.revoked_at is null`;

/** Whether it had not been revoked by an instant. */
export const wasUnrevokedAt = (credential: Part | Sql, instant: Sql): Sql =>
  sql`(${isUnrevoked(credential)} or ${credential}.revoked_at > ${instant})`;
