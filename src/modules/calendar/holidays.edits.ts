import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { countryOf } from '../../kernel/region.js';
import { defaultWorkWeek, type WorkWeek } from '../../kernel/work-week.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { insertRegion, insertHolidays } from './holidays.fill.js';
import { libraryRegionOf, type PublicHoliday } from './holidays.library.js';
import { calendarOf } from './holidays.store.js';

/** Holidays set by people apply to all years, so forecasts never add the library's. */
const ALL_YEARS = { first: 1, last: 9999 } as const;

/** A region's holidays or work week before and after a change. */
export interface Replaced<T> {
  /** UUID of the region in events and audit entries. */
  readonly id: string;
  readonly before: T;
  readonly after: T;
  /** The region and its subdivisions that inherit from it. */
  readonly regions: readonly string[];
}

/**
 * Replaces the public holidays of a region and of its subdivisions that have none of their own. Holds the region's row
 * lock against concurrent changes.
 * @param days null restores those of the library
 * @param earliestStart first day that working time in the regions is counted from
 */
export async function replaceHolidays(
  tx: Tx,
  region: string,
  days: readonly PublicHoliday[] | null,
  earliestStart: (regions: readonly string[]) => Promise<LocalDate>,
): Promise<Replaced<PublicHoliday[]>> {
  const id = await claimRegion(tx, region, days !== null);
  const parts = await partsWithoutHolidays(tx, region);
  const before = await holidaysOf(tx, region);
  await query(tx, 'delete from holiday where region = any($1)', [[region, ...parts]]);
  if (days !== null) await insertHolidays(tx, region, days);
  else await calendarOf(tx, region, { from: await earliestStart([region, ...parts]) });
  await passOnHolidays(tx, region, parts);
  return { id, before, after: await holidaysOf(tx, region), regions: [region, ...parts] };
}

/** @returns the region's public holidays by day, within the span if given; both ends inclusive */
export function holidaysOf(
  tx: Tx,
  region: string,
  { from, to }: { readonly from?: LocalDate; readonly to?: LocalDate } = {},
): Promise<PublicHoliday[]> {
  return query<PublicHoliday>(
    tx,
    `select day::text as day, name from holiday
     where region = $1 and day >= coalesce($2, '-infinity'::date) and day <= coalesce($3, 'infinity'::date)
     order by day`,
    [region, from ?? null, to ?? null],
  );
}

/**
 * Replaces the work week of a region and of its subdivisions that have none of their own.
 * @param week null restores the default
 */
export async function replaceWorkWeek(
  tx: Tx,
  region: string,
  week: WorkWeek | null,
): Promise<Replaced<WorkWeek>> {
  await insertRegion(tx, region, tx.now.getUTCFullYear());
  const [{ id, before } = { id: '', before: [] }] = await query<{ id: string; before: WorkWeek }>(
    tx,
    'select id, work_week as before from holiday_region where region = $1 for update',
    [region],
  );
  const after = week ?? (await usualWorkWeek(tx, region));
  const taken = await query<{ region: string }>(
    tx,
    `update holiday_region set work_week = $2, revision = gen_random_uuid(),
       work_week_set_at = case when region = $1 then $3::timestamptz end,
       work_week_set_by = case when region = $1 then $4 end
     where region = $1 or (starts_with(region, $1 || '-') and work_week_set_at is null)
     returning region`,
    [region, after, ...(week ? [tx.now, tx.actor.name] : [null, null])],
  );
  return { id, before, after, regions: taken.map((row) => row.region) };
}

/** @returns the work week of a region, even if the table does not have it yet */
export async function workWeekIn(tx: Tx, region: string): Promise<WorkWeek> {
  const [known] = await query<{ week: WorkWeek }>(
    tx,
    'select work_week as week from holiday_region where region = $1',
    [region],
  );
  return known?.week ?? usualWorkWeek(tx, region);
}

async function usualWorkWeek(tx: Tx, region: string): Promise<WorkWeek> {
  const country = countryOf(region);
  return country === region ? defaultWorkWeek(region) : workWeekIn(tx, country);
}

async function claimRegion(tx: Tx, region: string, isSet: boolean): Promise<string> {
  const year = tx.now.getUTCFullYear();
  await insertRegion(tx, region, year);
  const { first, last } = isSet ? ALL_YEARS : { first: year, last: year - 1 };
  const [claimed] = await query<{ id: string }>(
    tx,
    `update holiday_region set first_year = $2, last_year = $3, revision = $4, set_at = $5, set_by = $6
     where region = $1 returning id`,
    [region, first, last, newId(), ...(isSet ? [tx.now, tx.actor.name] : [null, null])],
  );
  return claimed!.id;
}

/** Subdivisions that inherit the region's holidays: none were set for them, and the library has none for them. */
async function partsWithoutHolidays(tx: Tx, region: string): Promise<string[]> {
  const parts = await query<{ region: string }>(
    tx,
    `select region from holiday_region where starts_with(region, $1 || '-') and set_at is null
     order by region for update`,
    [region],
  );
  return parts.map((part) => part.region).filter((part) => libraryRegionOf(part) !== part);
}

async function passOnHolidays(tx: Tx, region: string, parts: readonly string[]): Promise<void> {
  await query(
    tx,
    `with passed as (
       insert into holiday (region, day, name)
       select part, h.day, h.name from holiday h, unnest($2::text[]) part where h.region = $1
     )
     update holiday_region p set first_year = r.first_year, last_year = r.last_year, revision = gen_random_uuid()
     from holiday_region r where r.region = $1 and p.region = any($2)`,
    [region, parts],
  );
}
