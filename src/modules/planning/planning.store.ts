import type { RowsOf } from '../../platform/database/read-together.js';
import { preparedQuery, type Tx } from '../../platform/database/tx.js';
import {
  holidaysQuery,
  knownCalendar,
  type LoadedHolidays,
  RegionCalendars,
  type RegionHolidays,
  regionHolidays,
} from '../calendar/index.js';
import type { EngagementEntity } from '../engagements/index.js';
import { planQuery, planRows, type StoredMilestone } from './milestone.store.js';

/** The plan and holidays that a forecast is based on. */
export interface Planning extends LoadedHolidays {
  readonly plan: readonly StoredMilestone[];
}

interface Row {
  readonly plan: readonly StoredMilestone[];
  readonly holidays: RegionHolidays | null;
}

const planOf = (engagement: string): string =>
  `(select coalesce(json_agg(p), '[]') from (${planRows(engagement)}) p) as plan`;

/** `$3` is the revision of the region's holidays that the process has cached. */
const OF_ENGAGEMENT = `select ${planOf('$1')}, ${regionHolidays('$2', '$3::uuid')} as holidays`;

/** The plans of those with due work, and the holidays of each region with the first of them. */
const DUE = `
  select due.id, due.due_at as "dueAt", ${planOf('due.id')},
    case when due.place = 1 then ${regionHolidays('due.region', 'due.known')} end as holidays
  from (
    select w.id, w.region, w.known, d.due_at, row_number() over (partition by w.region order by w.id) as place
    from unnest($1::uuid[], $2::text[], $3::uuid[]) w (id, region, known)
    join due_work d on d.kind = $4 and d.subject = w.id and d.due_at <= $5
  ) due
  order by due.id`;

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

const PLANS = `select w.id, ${planOf('w.id')} from unnest($1::uuid[]) w (id)`;

/** The plans of some engagements by id, in one statement. */
export async function loadPlans(
  tx: Tx,
  engagementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredMilestone[]>> {
  const rows = await preparedQuery<Pick<Row, 'plan'> & { id: string }>(tx, 'plans', PLANS, [engagementIds]);
  return new Map(rows.map(({ id, plan }) => [id, plan]));
}

/** An engagement with the plan that its due forecasts are based on. */
export interface DuePlan {
  readonly engagement: EngagementEntity;
  readonly plan: readonly StoredMilestone[];
  readonly dueAt: Date;
}

/** Plans with the calendars of their regions. */
export interface DuePlans {
  readonly due: readonly DuePlan[];
  readonly calendars: RegionCalendars;
}

/** The plans of those locked engagements that have work of this kind due by the given instant, in one statement. */
export async function loadDuePlans(
  tx: Tx,
  engagements: readonly EngagementEntity[],
  kind: string,
  by: Date,
): Promise<DuePlans> {
  const known = new Map(engagements.map(({ region }) => [region, knownCalendar(region)]));
  const byId = new Map(engagements.map((engagement) => [engagement.id, engagement]));
  const rows = await preparedQuery<Row & { id: string; dueAt: Date }>(tx, 'planning_due', DUE, [
    engagements.map(({ id }) => id),
    engagements.map(({ region }) => region),
    engagements.map(({ region }) => known.get(region)?.revision ?? null),
    ...[kind, by],
  ]);
  const due = rows.map(({ id, plan, dueAt }) => ({ engagement: byId.get(id)!, plan, dueAt }));
  const regions = new Set<string>();
  const loaded = rows.flatMap(({ id, holidays }): LoadedHolidays[] => {
    const { region } = byId.get(id)!;
    if (regions.has(region)) return [];
    regions.add(region);
    return [{ region, known: known.get(region), holidays }];
  });
  return { due, calendars: new RegionCalendars(loaded) };
}
