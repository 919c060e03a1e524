import { IsNull } from 'typeorm';
import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on users, each defined only here: test/house/rules.ts rejects copies.
 */

/** Whether a user is active. */
export const isActiveUser = (user: Part | Sql): Sql => sql`${user}.deactivated_at is null`;

/** As above, for entities. */
export const ACTIVE = { deactivatedAt: IsNull() } as const;
