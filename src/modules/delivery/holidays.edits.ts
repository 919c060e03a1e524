import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { regionFault, type PublicHoliday } from './holidays.library.js';
import { calendarOf, insertHolidays } from './holidays.store.js';

/** What people set reaches over all years, so that no forecast asks the library for more. */
const ALL_YEARS = { first: 1, last: 9999 } as const;

/** A region's public holidays as they were and as they are, by day. */
export interface ReplacedHolidays {
  /** The UUID that events and audit rows name the region by. */
  readonly id: string;
  readonly before: readonly PublicHoliday[];
  readonly holidays: readonly PublicHoliday[];
}

/**
 * Gives a region other public holidays; whoever fills or sets them meanwhile waits at its row.
 * @param days null for those of the library
 */
export async function replaceHolidays(
  tx: Tx,
  region: string,
  days: readonly PublicHoliday[] | null,
): Promise<ReplacedHolidays> {
  const id = await claimRegion(tx, region, days !== null);
  const before = await holidaysOf(tx, region);
  await query(tx, 'delete from holiday where region = $1', [region]);
  if (days !== null) await insertHolidays(tx, region, days);
  else await calendarOf(tx, region, { from: await earliestStart(tx, region) });
  return { id, before, holidays: await holidaysOf(tx, region) };
}

/** @returns the region's public holidays by day, all of them or those of a span, both ends included */
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

/** @returns what would be right, where neither people nor the library say which days are public holidays there */
export async function unknownRegion(tx: Tx, region: string): Promise<string | null> {
  const fault = regionFault(region);
  if (fault === null) return null;
  const set = await query(tx, 'select from holiday_region where region = $1 and set_at is not null', [
    region,
  ]);
  return set.length > 0 ? null : fault;
}

async function claimRegion(tx: Tx, region: string, isSet: boolean): Promise<string> {
  const year = tx.now.getUTCFullYear();
  const { first, last } = isSet ? ALL_YEARS : { first: year, last: year - 1 };
  const [claimed] = await query<{ id: string }>(
    tx,
    `insert into holiday_region as r (region, first_year, last_year, revision, set_at, set_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (region) do update
       set first_year = $2, last_year = $3, revision = $4, set_at = $5, set_by = $6
     returning r.id`,
    [region, first, last, newId(), ...(isSet ? [tx.now, tx.actor.name] : [null, null])],
  );
  return claimed!.id;
}

/** Working time is counted from there on, of engagements that have ended too. */
async function earliestStart(tx: Tx, region: string): Promise<LocalDate> {
  const [found] = await query<{ day: LocalDate }>(
    tx,
    'select least(min(started_on), $2::date)::text as day from engagement where region = $1',
    [region, tx.now],
  );
  return found!.day;
}
