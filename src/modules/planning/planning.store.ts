import { preparedQuery, type Tx } from '../../platform/database/tx.js';
import { knownCalendar, type RegionHolidays, regionHolidays, type ToldHolidays } from '../calendar/index.js';
import type { EngagementEntity } from '../engagements/index.js';
import { PLAN_ROWS, type StoredMilestone } from './milestone.store.js';

/** Everything that a forecast rests upon, as one statement told it. */
export interface Planning extends ToldHolidays {
  readonly plan: readonly StoredMilestone[];
}

interface Row {
  readonly plan: readonly StoredMilestone[];
  readonly holidays: RegionHolidays | null;
}

/** Of engagement `$1` in region `$2`, where the process knows revision `$3`. */
const PLANNING = `
  (select coalesce(json_agg(p), '[]') from (${PLAN_ROWS}) p) as plan,
  ${regionHolidays('$2', '$3::uuid')} as holidays`;

const OF_ENGAGEMENT = `select ${PLANNING}`;
/** No row, and nothing of the plan read, where nothing is due. */
const WHERE_DUE = `select d.due_at as "dueAt", ${PLANNING} from due_work d
  where d.kind = $4 and d.subject = $1 and d.due_at <= $5`;

/** The plan of a locked engagement, its links, commitments and holidays in one statement. */
export async function loadPlanning(tx: Tx, { id, region }: EngagementEntity): Promise<Planning> {
  const known = knownCalendar(region);
  const values = [id, region, known?.revision ?? null];
  const [row] = await preparedQuery<Row>(tx, 'planning', OF_ENGAGEMENT, values);
  return { region, known, ...row! };
}

/**
 * The same, with the instant of the engagement's work of a kind.
 * @returns undefined if none is due by the instant
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
