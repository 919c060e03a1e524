import { IsNull } from 'typeorm';
import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on users, each written here alone: test/house/rules.ts finds a second copy.
 */

/** Whether a user is active. */
export const isActiveUser = (user: Part | Sql): Sql => sql`${user}.deactivated_at is null`;

/** The same condition for entities. */
export const ACTIVE = { deactivatedAt: IsNull() } as const;
