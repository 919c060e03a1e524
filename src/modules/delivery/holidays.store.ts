import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type WorkingCalendar, workingCalendar } from '../../kernel/working-days.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { publicHolidays } from './holidays.library.js';

/** The days that a caller will ask about; what is absent stays within a year of today. */
export interface Span {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

interface Years {
  readonly first: number;
  readonly last: number;
}

interface Filled extends Years {
  /** Another one whenever the region's holidays change. */
  readonly revision: string;
}

const YEARS_BEFORE = 1;
const YEARS_AHEAD = 4;
/** No law and no library says what is a holiday later than this; from there on weekends alone count. */
const MAX_YEARS_AHEAD = 30;

const calendars = new Map<string, { readonly revision: string; readonly calendar: WorkingCalendar }>();

/**
 * The working days of a region. Its public holidays are taken from the library when they are first needed and are the
 * table's from then on. The calendar stays in the process until the region's revision changes, so that a call costs
 * one look at a primary key.
 * @param region one that `regionFault` finds no fault with
 */
export async function calendarOf(tx: Tx, region: string, span: Span = {}): Promise<WorkingCalendar> {
  const filled = await filledFor(tx, region, span);
  const known = calendars.get(region);
  if (known?.revision === filled.revision) return known.calendar;
  const rows = await query<{ day: LocalDate }>(tx, 'select day::text as day from holiday where region = $1', [
    region,
  ]);
  const calendar = workingCalendar(rows.map(({ day }) => day));
  calendars.set(region, { revision: filled.revision, calendar });
  return calendar;
}

async function filledFor(tx: Tx, region: string, span: Span): Promise<Filled> {
  const year = tx.now.getUTCFullYear();
  const first = Math.min(year - YEARS_BEFORE, span.from ? yearOf(span.from) : year);
  const last = Math.min(year + MAX_YEARS_AHEAD, Math.max(year + 1, span.to ? yearOf(span.to) : year));
  const filled = await readFilled(tx, region);
  if (filled && filled.first <= first && filled.last >= last) return filled;
  return fill(tx, region, { first, last: Math.max(last, year + YEARS_AHEAD) });
}

/** Whoever fills the same region meanwhile waits at its row, and then finds nothing left to fill. */
async function fill(tx: Tx, region: string, wanted: Years): Promise<Filled> {
  await query(
    tx,
    `insert into holiday_region (region, first_year, last_year, revision) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [region, wanted.first, wanted.first - 1, newId()],
  );
  const known = (await readFilled(tx, region, 'for update'))!;
  const first = Math.min(known.first, wanted.first);
  const last = Math.max(known.last, wanted.last);
  const missing = yearsOf({ first, last }).filter((year) => year < known.first || year > known.last);
  if (missing.length === 0) return known;
  const holidays = missing.flatMap((year) => publicHolidays(region, year));
  await query(
    tx,
    `insert into holiday (region, day, name)
     select $1, day, name from unnest($2::date[], $3::text[]) as given (day, name) on conflict do nothing`,
    [region, holidays.map(({ day }) => day), holidays.map(({ name }) => name)],
  );
  const revision = newId();
  await query(
    tx,
    'update holiday_region set first_year = $2, last_year = $3, revision = $4 where region = $1',
    [region, first, last, revision],
  );
  return { first, last, revision };
}

async function readFilled(tx: Tx, region: string, lock: '' | 'for update' = ''): Promise<Filled | undefined> {
  const [filled] = await query<Filled>(
    tx,
    `select first_year as first, last_year as last, revision from holiday_region where region = $1 ${lock}`,
    [region],
  );
  return filled;
}

function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

function yearsOf({ first, last }: Years): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
