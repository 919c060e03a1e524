import { UNFINISHED_STATUSES } from '../../kernel/enums.js';
import { isAmong, type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * The only definitions of these conditions on milestones; test/house/rules.ts rejects copies.
 */

/** The milestone has work left: the opposite of isFinished in kernel/enums.ts. */
export const isUnfinished = (milestone: Part | Sql): Sql =>
  isAmong(UNFINISHED_STATUSES, sql`${milestone}.status`);

/** Whether a delay of the milestone delays go-live; null if go-live does not depend on it. */
export const delaysGoLive = (milestone: Part | Sql): Sql => sql`${milestone}.float_days = 0`;

/** Whether the milestone is unfinished and its delay would delay go-live; null or false if not. */
export const isCritical = (milestone: Part | Sql): Sql =>
  sql`${delaysGoLive(milestone)} and ${isUnfinished(milestone)}`;

/** The milestone's due date in the latest baseline has passed; null if it has none. */
export const isPastDue = (milestone: Part | Sql, today: Sql): Sql =>
  sql`${milestone}.latest_baseline_due_on < ${today}`;
