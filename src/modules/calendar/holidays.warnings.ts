import { countryOf } from '../../kernel/region.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { libraryRegionOf } from './holidays.library.js';
import { calendarOf } from './holidays.store.js';

/** Description of the `warnings` fields of payloads. */
export const HOLIDAY_WARNINGS =
  'Gaps in the calendar of the region and how to fill them, as sentences; they do not prevent the change. Null on error.';

/**
 * Copies the public holidays of a newly used region from the library, if it has any.
 * @returns the gaps in its calendar, as sentences; empty without a region
 */
export async function prepareRegion(tx: Tx, region: string | null | undefined): Promise<string[]> {
  if (!region) return [];
  await calendarOf(tx, region);
  return holidayWarnings(tx, region);
}

/**
 * @returns the gaps in a region's calendar and how to fill them, as sentences; empty if its public holidays are known
 */
export async function holidayWarnings(tx: Tx, region: string | null | undefined): Promise<string[]> {
  if (!region) return [];
  const source = libraryRegionOf(region);
  const country = countryOf(region);
  if (source === region) return [];
  const set = await query<{ region: string }>(
    tx,
    'select region from holiday_region where region = any($1) and set_at is not null',
    [[region, country]],
  );
  const isSet = (name: string): boolean => set.some((row) => row.region === name);
  if (isSet(region)) return [];
  if (region !== country && (source !== null || isSet(country)))
    return [
      `${region} has no public holidays of its own; those of ${country} apply. To enter its own, use setHolidays.`,
    ];
  return [
    `The public holidays of ${region} are not known; only its work week applies. To enter them, use setHolidays.`,
  ];
}
