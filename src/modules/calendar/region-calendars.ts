import type { WorkingCalendar } from '../../kernel/working-days.js';
import { preparedQuery, type Tx } from '../../platform/database/tx.js';
import {
  calendarFrom,
  knownCalendar,
  type LoadedHolidays,
  loadHolidays,
  regionHolidays,
  type Span,
} from './holidays.store.js';

const HOLIDAYS = `
  select w.region, ${regionHolidays('w.region', 'w.known')} as holidays
  from unnest($1::text[], $2::uuid[]) w (region, known)`;

/** The calendars of some regions, whose holidays are read once for any number of plans. */
export class RegionCalendars {
  private readonly loaded = new Map<string, LoadedHolidays>();

  constructor(loaded: Iterable<LoadedHolidays>) {
    for (const each of loaded) this.loaded.set(each.region, each);
  }

  /** Reads the holidays of some regions in one statement. */
  static async load(tx: Tx, regions: Iterable<string>): Promise<RegionCalendars> {
    const known = new Map([...new Set(regions)].map((region) => [region, knownCalendar(region)]));
    const rows = await preparedQuery<Pick<LoadedHolidays, 'region' | 'holidays'>>(
      tx,
      'region_holidays',
      HOLIDAYS,
      [[...known.keys()], [...known.values()].map((calendar) => calendar?.revision ?? null)],
    );
    return new RegionCalendars(rows.map((row) => ({ ...row, known: known.get(row.region) })));
  }

  /** @throws Error if the region's holidays were not loaded */
  holidaysOf(region: string): LoadedHolidays {
    const loaded = this.loaded.get(region);
    if (!loaded) throw new Error(`The holidays of ${region} were not loaded.`);
    return loaded;
  }

  /** Reads further only if the loaded years do not cover the span, once for each region. */
  async calendarOf(tx: Tx, region: string, span: Span): Promise<WorkingCalendar> {
    const loaded = this.holidaysOf(region);
    const calendar = await calendarFrom(tx, loaded, span);
    if (loaded.known?.calendar !== calendar) this.loaded.set(region, await cached(tx, loaded));
    return calendar;
  }
}

/** The holidays with the calendar that the process has cached since. */
async function cached(tx: Tx, { region, holidays }: LoadedHolidays): Promise<LoadedHolidays> {
  const known = knownCalendar(region);
  if (!holidays || known?.revision !== holidays.revision) return loadHolidays(tx, region);
  return { region, known, holidays: { ...holidays, days: null } };
}
