import { ONGOING_STATUSES } from '../../kernel/enums.js';
import { isAmong, type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on engagements and their parts, each defined only here: test/house/rules.ts rejects copies.
 */

/** The opposite of hasEnded in kernel/enums.ts, for an engagement's status. */
export const hasNotEnded = (status: Sql): Sql => isAmong(ONGOING_STATUSES, status);

/** Whether an engagement ended without its outcome. */
export const wasCancelled = (status: Sql): Sql => sql`${status} = 'CANCELLED'`;

/** As isShownToPartner in kernel/enums.ts, for a milestone, a blocker, a progress entry or a file. */
export const isShown = (row: Part | Sql): Sql => sql`${row}.visibility = 'PARTNER'`;

/** Whether a team member meets a condition; uses engagement_engineer_pkey. */
export const hasOnTeam = (engagementId: Sql, holds: (engineerId: Sql) => Sql): Sql =>
  sql`exists (select from engagement_engineer t where t.engagement_id = ${engagementId} and ${holds(sql`t.engineer_id`)})`;

/** Whether a blocker is open; uses the partial index blocker_open. */
export const isOpenBlocker = (blocker: Part | Sql): Sql => sql`${blocker}.resolved_at is null`;

/** Whether a blocker was open at an instant. */
export const wasOpenAt = (blocker: Part | Sql, instant: Sql): Sql =>
  sql`${blocker}.raised_at <= ${instant} and (${isOpenBlocker(blocker)} or ${blocker}.resolved_at > ${instant})`;

/** Until when a blocker was open: the instant of its resolution, or infinity. */
export const openUntil = (blocker: Part | Sql): Sql => sql`coalesce(${blocker}.resolved_at, 'infinity')`;
