import { IsNull } from 'typeorm';
import { type Part, type Sql, sql } from './sql.js';

/** Whether a row with `since` and `until` is current. */
export const isCurrent = (row: Part | Sql): Sql => sql`${row}.until is null`;

/** The same condition for entities. */
export const CURRENT = { until: IsNull() } as const;

/** Whether it was current at an instant. */
export const wasCurrentAt = (row: Part | Sql, instant: Part | Sql): Sql =>
  sql`${row}.since <= ${instant} and (${isCurrent(row)} or ${row}.until > ${instant})`;
