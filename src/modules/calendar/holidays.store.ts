import type { LocalDate } from '../../kernel/local-date.js';
import { defaultWorkWeek, type WorkWeek } from '../../kernel/work-week.js';
import { type WorkingCalendar, workingCalendar } from '../../kernel/working-days.js';
import { plainRow, type Query, run } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import { fillRegion, type Years } from './holidays.fill.js';

/** Days that the calendar must cover; if omitted, it covers about a year around today. */
export interface Span {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** A region's public holidays as stored. */
export interface RegionHolidays extends Years {
  /** Changes whenever the region's holidays or work week change. */
  readonly revision: string;
  readonly week: WorkWeek;
  /** Null if the process has this revision cached. */
  readonly days: readonly LocalDate[] | null;
}

const YEARS_BEFORE = 1;
/** No law or library defines holidays further ahead; after that, only weekends are days off. */
const MAX_YEARS_AHEAD = 30;

interface Known {
  readonly revision: string;
  readonly calendar: WorkingCalendar;
}

const calendars = new Map<string, Known>();

/** The calendar that the process has cached for a region. */
export function knownCalendar(region: string): Known | undefined {
  return calendars.get(region);
}

/**
 * SQL of a region's holidays, to be read in the same statement as a plan. Leaves out the days if their revision is the
 * known one.
 * @param region placeholder of the region
 * @param known placeholder of the cached revision
 */
export function regionHolidays(region: string, known: string): string {
  return `(select json_build_object('first', r.first_year, 'last', r.last_year, 'revision', r.revision, 'week', r.work_week,
      'days', case when r.revision is distinct from ${known}
        then (select coalesce(json_agg(h.day), '[]') from holiday h where h.region = r.region) end)
    from holiday_region r where r.region = ${region})`;
}

/** A region's holidays as read from the table, and the calendar that the process has cached. */
export interface LoadedHolidays {
  readonly region: string;
  readonly known: Known | undefined;
  readonly holidays: RegionHolidays | null;
}

/** Working days per week in the region. */
export function workDaysPerWeek({ region, holidays }: LoadedHolidays): number {
  return (holidays?.week ?? defaultWorkWeek(region)).length;
}

type HolidaysRow = Pick<LoadedHolidays, 'holidays'>;

/** A region's holidays, and how to read them: what is known must be the same when they are asked for and when they arrive. */
export interface HolidaysQuery extends Query<HolidaysRow> {
  readonly loaded: (rows: readonly HolidaysRow[]) => LoadedHolidays;
}

export function holidaysQuery(region: string): HolidaysQuery {
  const known = knownCalendar(region);
  return {
    name: 'holidays',
    text: `select ${regionHolidays('$1', '$2::uuid')} as holidays`,
    values: [region, known?.revision ?? null],
    fromJson: plainRow,
    loaded: ([row]) => ({ region, known, ...row! }),
  };
}

export async function loadHolidays(tx: Tx, region: string): Promise<LoadedHolidays> {
  const holidays = holidaysQuery(region);
  return holidays.loaded(await run(tx, holidays));
}

/**
 * The working days of a region. Its public holidays are copied from the library into the table when first needed. The process
 * caches the calendar until the region's revision changes, so a call usually costs one primary key lookup.
 * @param region ISO 3166 code; a region without known public holidays has none
 */
export async function calendarOf(tx: Tx, region: string, span: Span = {}): Promise<WorkingCalendar> {
  return calendarFrom(tx, await loadHolidays(tx, region), span);
}

/** The region's calendar; reads further only if the loaded years do not cover the span. */
export async function calendarFrom(
  tx: Tx,
  { region, known, holidays }: LoadedHolidays,
  span: Span,
): Promise<WorkingCalendar> {
  const wanted = yearsFor(tx, span);
  if (!holidays || holidays.first > wanted.first || holidays.last < wanted.last) {
    await fillRegion(tx, region, wanted);
    return calendarOf(tx, region, span);
  }
  if (holidays.days === null) return known!.calendar;
  const calendar = workingCalendar(holidays.days, holidays.week);
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

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}
