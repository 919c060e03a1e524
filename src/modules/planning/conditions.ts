import { UNFINISHED_STATUSES } from '../../kernel/enums.js';
import { isAmong, type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/*
 * What every statement asks of milestones in these words: test/house/rules.ts finds a rule that is written again.
 */

/** Whether something is left to do of a milestone: not isDone of kernel/enums.ts. */
export const isUnfinished = (milestone: Part | Sql): Sql =>
  isAmong(UNFINISHED_STATUSES, sql`${milestone}.status`);

/** Whether the day that a milestone was last committed to is past; null where there is none. */
export const isPastDue = (milestone: Part | Sql, today: Sql): Sql =>
  sql`${milestone}.latest_baseline_due_on < ${today}`;
