import type { LocalDate } from '../../kernel/local-date.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { hasNotEnded } from './conditions.js';
import { engagementsWithProduct } from './in-scope.js';

const OPEN = `select e.id from engagement e where ${toSql(hasNotEnded(sql`e.status`))}`;

async function idsOf(tx: Tx, text: string, value: unknown): Promise<string[]> {
  const rows = await query<{ id: string }>(tx, text, [value]);
  return rows.map(({ id }) => id);
}

/** @returns UUIDs of the engagements in some regions that have not ended */
export function openEngagementsIn(tx: Tx, regions: readonly string[]): Promise<string[]> {
  return idsOf(tx, `${OPEN} and e.region = any($1)`, regions);
}

/** As above, for a partner; uses the unique index (partner_id, id). */
export function openEngagementsOf(tx: Tx, partnerId: string): Promise<string[]> {
  return idsOf(tx, `${OPEN} and e.partner_id = $1`, partnerId);
}

/** As above, for those with an API product in scope; uses engagement_scope_by_version. */
export function openEngagementsWith(tx: Tx, apiProductId: string): Promise<string[]> {
  return idsOf(tx, `${OPEN} and e.id in (${toSql(engagementsWithProduct(sql`$1`))})`, apiProductId);
}

/**
 * First day that working time in some regions is counted from, including ended engagements.
 * @returns today if none started earlier
 */
export async function earliestStartIn(tx: Tx, regions: readonly string[]): Promise<LocalDate> {
  const [found] = await query<{ day: LocalDate }>(
    tx,
    'select least(min(started_on), $2::date)::text as day from engagement where region = any($1)',
    [regions, tx.now],
  );
  return found!.day;
}
