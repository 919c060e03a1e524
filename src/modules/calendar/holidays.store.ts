import type { LocalDate } from '../../kernel/local-date.js';
import { defaultWorkWeek, type WorkWeek } from '../../kernel/work-week.js';
import { type WorkingCalendar, workingCalendar } from '../../kernel/working-days.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { fillRegion, type Years } from './holidays.fill.js';

/** The days that a caller will ask about; what is absent stays within a year of today. */
export interface Span {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** The public holidays of a region as its table keeps them. */
export interface RegionHolidays extends Years {
  /** Another one whenever the region's holidays or its work week change. */
  readonly revision: string;
  readonly week: WorkWeek;
  /** Null if the process knows this revision. */
  readonly days: readonly LocalDate[] | null;
}

const YEARS_BEFORE = 1;
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
export function daysAWeek({ region, holidays }: LoadedHolidays): number {
  return (holidays?.week ?? defaultWorkWeek(region)).length;
}

export async function loadHolidays(tx: Tx, region: string): Promise<LoadedHolidays> {
  const known = knownCalendar(region);
  const text = `select ${regionHolidays('$1', '$2::uuid')} as holidays`;
  const [row] = await query<Pick<LoadedHolidays, 'holidays'>>(tx, text, [region, known?.revision ?? null]);
  return { region, known, ...row! };
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
