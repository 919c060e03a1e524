import { type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';

/** Whether an alert is open; uses the partial indexes alert_open and alert_open_newest. */
export const isOpenAlert = (alert: Part | Sql): Sql => sql`${alert}.resolved_at is null`;
