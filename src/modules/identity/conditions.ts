import { IsNull } from 'typeorm';
import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * What every statement asks of users in these words: test/house/rules.ts finds a rule that is written again.
 */

/** Whether a user was not deactivated. */
export const isActiveUser = (user: Part | Sql): Sql => sql`${user}.deactivated_at is null`;

/** The same, as a condition on entities. */
export const ACTIVE = { deactivatedAt: IsNull() } as const;
