/** Days are LocalDates of the API, as 2026-11-30; instants are ISO text in UTC. */

const DAY_MS = 86_400_000;
const locale = () => (typeof navigator === 'undefined' ? 'en' : navigator.language);

/** A day at midnight UTC, so that no time zone moves it. */
const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

const format = (options: Intl.DateTimeFormatOptions) => {
  let made: Intl.DateTimeFormat | undefined;
  return (date: Date) => (made ??= new Intl.DateTimeFormat(locale(), options)).format(date);
};
const dayAndMonth = format({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const withYear = format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const withWeekday = format({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const ofMonth = format({ month: 'short', year: 'numeric', timeZone: 'UTC' });
const local = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const localLong = format({ dateStyle: 'full', timeStyle: 'long' });

/** As 4 Jan; with the year where it is not this year's. */
export const dayText = (day: string, today: string = todayIn()): string =>
  day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(at(day)) : withYear(at(day));
/** As Mon 4 Jan. */
export const weekdayText = (day: string): string => withWeekday(at(day));
/** As Jan 2027. */
export const monthText = (day: string): string => ofMonth(at(day));
/** As 30 Nov, 16:05, in the reader's zone. */
export const instantText = (instant: string): string => local(new Date(instant));
/** With weekday, year and zone, for a tooltip. */
export const instantTitle = (instant: string): string => localLong(new Date(instant));

export const plusDays = (day: string, days: number): string =>
  new Date(at(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** When a day begins in the reader's zone. */
export const dayStart = (day: string): Date => new Date(`${day}T00:00:00`);

/** Days from one to the other. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((at(to).getTime() - at(from).getTime()) / DAY_MS);

/** The Monday of its ISO week. */
export const mondayOf = (day: string): string => plusDays(day, -((at(day).getUTCDay() + 6) % 7));

let aheadMs = 0;
/** The server's clock, which a development server may have set. */
export const setServerNow = (now: string): void => {
  aheadMs = new Date(now).getTime() - Date.now();
};
export const serverNow = (): Date => new Date(Date.now() + aheadMs);

/** Today's date in a time zone; the reader's if none is given. */
export const todayIn = (timeZone?: string | null): string => localDay(serverNow(), timeZone);

/** The day of an instant in a time zone; the reader's if none is given. */
export const dayOfInstant = (instant: string, timeZone?: string | null): string =>
  localDay(new Date(instant), timeZone);

function localDay(date: Date, timeZone?: string | null): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...(timeZone ? { timeZone } : {}),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(date);
  return parts.slice(0, 10);
}

const NEAR_DAYS = 13;

/** As `in 3 days`, `yesterday`. */
export function relativeDay(day: string, today: string = todayIn()): string {
  const days = daysBetween(today, day);
  if (Math.abs(days) > NEAR_DAYS) return dayText(day, today);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day');
}

/** As `in 3 days`, beside a date; null where that would be the date once more. */
export const nearDay = (day: string, today: string = todayIn()): string | null =>
  Math.abs(daysBetween(today, day)) > NEAR_DAYS ? null : relativeDay(day, today);
