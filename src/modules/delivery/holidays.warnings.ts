import { countryOf } from '../../kernel/region.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { libraryRegionOf } from './holidays.library.js';

/** @returns what a region's calendar lacks and how to mend it, as sentences; none where its public holidays are known */
export async function holidayWarnings(tx: Tx, region: string): Promise<string[]> {
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
      `${region} has no public holidays of its own here; those of ${country} count. Enter its own with setHolidays.`,
    ];
  return [
    `No public holidays of ${region} are known; its work week alone counts. Enter them with setHolidays.`,
  ];
}
