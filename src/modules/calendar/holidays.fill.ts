import { newId } from '../../kernel/ids.js';
import { countryOf } from '../../kernel/region.js';
import { defaultWorkWeek } from '../../kernel/work-week.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { libraryRegionOf, type PublicHoliday, publicHolidaysOf } from './holidays.library.js';

/** Consecutive calendar years, both inclusive. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** Years after the current one that are filled in advance. */
const YEARS_AHEAD = 4;

/**
 * Copies missing years from the library. A concurrent call for the same region waits for the row lock, then finds
 * nothing missing.
 */
export async function fillRegion(tx: Tx, region: string, wanted: Years): Promise<void> {
  const ahead = Math.max(wanted.last, tx.now.getUTCFullYear() + YEARS_AHEAD);
  const source = libraryRegionOf(region);
  const country = countryOf(region);
  // A subdivision that the library does not know has its country's holidays, which may have been edited.
  if (source !== region && country !== region) await fillRegion(tx, country, { ...wanted, last: ahead });
  await insertRegion(tx, region, wanted.first);
  const [known] = await query<Years>(
    tx,
    'select first_year as first, last_year as last from holiday_region where region = $1 for update',
    [region],
  );
  const first = Math.min(known!.first, wanted.first);
  const last = Math.max(known!.last, ahead);
  const missing = yearsOf({ first, last }).filter((year) => year < known!.first || year > known!.last);
  if (missing.length === 0) return;
  if (source === region) await insertHolidays(tx, region, await publicHolidaysOf(region, missing));
  else if (country !== region) await copyHolidays(tx, country, region, { first, last });
  await query(
    tx,
    'update holiday_region set first_year = $2, last_year = $3, revision = $4 where region = $1',
    [region, first, last, newId()],
  );
}

/**
 * Inserts a region that is not in the table yet, with the work week of its country, which may have been edited, or the
 * default.
 */
export async function insertRegion(tx: Tx, region: string, firstYear: number): Promise<void> {
  await query(
    tx,
    `insert into holiday_region (region, first_year, last_year, revision, work_week)
     values ($1, $2, $3, $4, coalesce((select c.work_week from holiday_region c where c.region = $5), $6::smallint[]))
     on conflict do nothing`,
    [region, firstYear, firstYear - 1, newId(), countryOf(region), defaultWorkWeek(region)],
  );
}

async function copyHolidays(tx: Tx, from: string, to: string, { first, last }: Years): Promise<void> {
  await query(
    tx,
    `insert into holiday (region, day, name)
     select $2, day, name from holiday where region = $1 and extract(year from day) between $3 and $4
     on conflict do nothing`,
    [from, to, first, last],
  );
}

/** Inserts public holidays in one statement; if two are on the same day, the first one wins. */
export async function insertHolidays(
  tx: Tx,
  region: string,
  holidays: readonly PublicHoliday[],
): Promise<void> {
  await query(
    tx,
    `insert into holiday (region, day, name)
     select $1, day, name from unnest($2::date[], $3::text[]) as given (day, name) on conflict do nothing`,
    [region, holidays.map(({ day }) => day), holidays.map(({ name }) => name)],
  );
}

function yearsOf({ first, last }: Years): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
