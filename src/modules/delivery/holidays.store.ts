import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type WorkingCalendar, workingCalendar } from '../../kernel/working-days.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { type PublicHoliday, publicHolidaysOf } from './holidays.library.js';

/** The days that a caller will ask about; what is absent stays within a year of today. */
export interface Span {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

interface Years {
  readonly first: number;
  readonly last: number;
}

/** The public holidays of a region as its table keeps them. */
export interface RegionHolidays extends Years {
  /** Another one whenever the region's holidays change. */
  readonly revision: string;
  /** Null where the process knows this revision. */
  readonly days: readonly LocalDate[] | null;
}

const YEARS_BEFORE = 1;
const YEARS_AHEAD = 4;
/** No law and no library says what is a holiday later than this; from there on weekends alone count. */
const MAX_YEARS_AHEAD = 30;

interface Known {
  readonly revision: string;
  readonly calendar: WorkingCalendar;
}

const calendars = new Map<string, Known>();

/** What the process knows of a region before it asks. */
export function knownCalendar(region: string): Known | undefined {
  return calendars.get(region);
}

/**
 * The holidays of the region bound at one place, where the revision bound at the other is the one that is known: part
 * of a statement, so that a plan and its holidays come together.
 */
export function regionHolidays(region: string, known: string): string {
  return `(select json_build_object('first', r.first_year, 'last', r.last_year, 'revision', r.revision,
      'days', case when r.revision is distinct from ${known}
        then (select coalesce(json_agg(h.day), '[]') from holiday h where h.region = r.region) end)
    from holiday_region r where r.region = ${region})`;
}

/** A region's holidays as a statement told them to a process that knew so much before. */
export interface ToldHolidays {
  readonly region: string;
  readonly known: Known | undefined;
  readonly holidays: RegionHolidays | null;
}

export async function askHolidays(tx: Tx, region: string): Promise<ToldHolidays> {
  const known = knownCalendar(region);
  const text = `select ${regionHolidays('$1', '$2::uuid')} as holidays`;
  const [row] = await query<Pick<ToldHolidays, 'holidays'>>(tx, text, [region, known?.revision ?? null]);
  return { region, known, ...row! };
}

/**
 * The working days of a region. Its public holidays are taken from the library when they are first needed and are the
 * table's from then on. The calendar stays in the process until the region's revision changes, so that a call costs
 * one look at a primary key.
 * @param region one that `unknownRegion` finds no fault with
 */
export async function calendarOf(tx: Tx, region: string, span: Span = {}): Promise<WorkingCalendar> {
  return calendarFrom(tx, await askHolidays(tx, region), span);
}

/** The calendar of what was told; only where that does not reach far enough are there further statements. */
export async function calendarFrom(
  tx: Tx,
  { region, known, holidays }: ToldHolidays,
  span: Span,
): Promise<WorkingCalendar> {
  const wanted = yearsFor(tx, span);
  if (!holidays || holidays.first > wanted.first || holidays.last < wanted.last) {
    await fill(tx, region, wanted);
    return calendarOf(tx, region, span);
  }
  if (holidays.days === null) return known!.calendar;
  const calendar = workingCalendar(holidays.days);
  calendars.set(region, { revision: holidays.revision, calendar });
  return calendar;
}

function yearsFor(tx: Tx, span: Span): Years {
  const year = tx.now.getUTCFullYear();
  return {
    first: Math.min(year - YEARS_BEFORE, span.from ? yearOf(span.from) : year),
    last: Math.min(year + MAX_YEARS_AHEAD, Math.max(year + 1, span.to ? yearOf(span.to) : year)),
  };
}

/** Whoever fills the same region meanwhile waits at its row, and then finds nothing left to fill. */
async function fill(tx: Tx, region: string, wanted: Years): Promise<void> {
  const ahead = Math.max(wanted.last, tx.now.getUTCFullYear() + YEARS_AHEAD);
  await query(
    tx,
    `insert into holiday_region (region, first_year, last_year, revision) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [region, wanted.first, wanted.first - 1, newId()],
  );
  const [known] = await query<Years>(
    tx,
    'select first_year as first, last_year as last from holiday_region where region = $1 for update',
    [region],
  );
  const first = Math.min(known!.first, wanted.first);
  const last = Math.max(known!.last, ahead);
  const missing = yearsOf({ first, last }).filter((year) => year < known!.first || year > known!.last);
  if (missing.length === 0) return;
  const holidays = await publicHolidaysOf(region, missing);
  await insertHolidays(tx, region, holidays);
  await query(
    tx,
    'update holiday_region set first_year = $2, last_year = $3, revision = $4 where region = $1',
    [region, first, last, newId()],
  );
}

/** Enters public holidays in one statement; of two on one day the first counts. */
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

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

function yearsOf({ first, last }: Years): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
