import { UNFINISHED_STATUSES } from '../../kernel/enums.js';
import { isAmong, type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * Conditions on milestones, each written here alone: test/house/rules.ts finds a second copy.
 */

/** Whether a milestone has work left: the opposite of isDone in kernel/enums.ts. */
export const isUnfinished = (milestone: Part | Sql): Sql =>
  isAmong(UNFINISHED_STATUSES, sql`${milestone}.status`);

/** Whether the latest committed day of a milestone has passed; null if it has none. */
export const isPastDue = (milestone: Part | Sql, today: Sql): Sql =>
  sql`${milestone}.latest_baseline_due_on < ${today}`;
