import type { RowsOf } from '../../platform/database/read-together.js';
import { preparedQuery, type Tx } from '../../platform/database/tx.js';
import {
  holidaysQuery,
  knownCalendar,
  type LoadedHolidays,
  type RegionHolidays,
  regionHolidays,
} from '../calendar/index.js';
import type { EngagementEntity } from '../engagements/index.js';
import { PLAN_ROWS, planQuery, type StoredMilestone } from './milestone.store.js';

/** The plan and holidays that a forecast is based on. */
export interface Planning extends LoadedHolidays {
  readonly plan: readonly StoredMilestone[];
}

interface Row {
  readonly plan: readonly StoredMilestone[];
  readonly holidays: RegionHolidays | null;
}

/** For engagement `$1` in region `$2`; `$3` is the revision of the region's holidays that the process has cached. */
const PLANNING = `
  (select coalesce(json_agg(p), '[]') from (${PLAN_ROWS}) p) as plan,
  ${regionHolidays('$2', '$3::uuid')} as holidays`;

const OF_ENGAGEMENT = `select ${PLANNING}`;
/** Returns no row, and does not read the plan, if nothing is due. */
const WHERE_DUE = `select d.due_at as "dueAt", ${PLANNING} from due_work d
  where d.kind = $4 and d.subject = $1 and d.due_at <= $5`;

/** The plan of a locked engagement and its region's holidays, to be read with other queries. */
export function planningQueries({ id, region }: Pick<EngagementEntity, 'id' | 'region'>) {
  return { plan: planQuery(id), holidays: holidaysQuery(region) };
}

/** @param queries those that were run */
export function planningFrom(
  { holidays }: ReturnType<typeof planningQueries>,
  rows: RowsOf<ReturnType<typeof planningQueries>>,
): Planning {
  return { plan: rows.plan, ...holidays.loaded(rows.holidays) };
}

/** Reads the plan of a locked engagement and its region's holidays in one statement. */
export async function loadPlanning(tx: Tx, { id, region }: EngagementEntity): Promise<Planning> {
  const known = knownCalendar(region);
  const values = [id, region, known?.revision ?? null];
  const [row] = await preparedQuery<Row>(tx, 'planning', OF_ENGAGEMENT, values);
  return { region, known, ...row! };
}

/**
 * The same, with the instant of the engagement's due work of this kind.
 * @returns undefined if no such work is due by the given instant
 */
export async function loadDuePlanning(
  tx: Tx,
  { id, region }: EngagementEntity,
  kind: string,
  by: Date,
): Promise<(Planning & { readonly dueAt: Date }) | undefined> {
  const known = knownCalendar(region);
  const values = [id, region, known?.revision ?? null, kind, by];
  const [row] = await preparedQuery<Row & { dueAt: Date }>(tx, 'planning_due', WHERE_DUE, values);
  return row && { region, known, ...row };
}
