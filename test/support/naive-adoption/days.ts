const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Interval = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH';

/** The UTC day of an instant. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** The first instant of a UTC day. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`);
}

export function plusDays(day: string, days: number): string {
  return dayOf(startOf(day) + days * DAY);
}

/** Days from one day to another; negative if the other one is earlier. */
export function daysFrom(day: string, to: string): number {
  return (startOf(to) - startOf(day)) / DAY;
}

/** All days of a range, both ends included. */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** The last N complete UTC days before the day of an instant, as a range. */
export function lastDays(count: number, now: number): { readonly from: string; readonly to: string } {
  const today = dayOf(now);
  return { from: plusDays(today, -count), to: plusDays(today, -1) };
}

/** The first instant of the UTC interval that an instant falls into. */
export function intervalOf(instant: number, interval: Interval): number {
  const day = dayOf(instant);
  switch (interval) {
    case 'HOUR':
      return instant - (instant % HOUR);
    case 'DAY':
      return startOf(day);
    case 'WEEK':
      return startOf(plusDays(day, -((new Date(instant).getUTCDay() + 6) % 7)));
    case 'MONTH':
      return startOf(`${day.slice(0, 7)}-01`);
  }
}

/** The first instant after an interval. */
export function endOfInterval(start: number, interval: Interval): number {
  const steps = { HOUR: HOUR, DAY, WEEK: 7 * DAY, MONTH: 31 * DAY };
  return interval === 'MONTH' ? intervalOf(start + steps.MONTH, 'MONTH') : start + steps[interval];
}

/** The instant at which a day begins in a time zone. */
export function localMidnight(day: string, zone: string): number {
  const wall = startOf(day);
  // The offset at midnight UTC may differ from the one at local midnight, so it is looked up twice.
  const first = wall - offsetAt(wall, zone);
  return wall - offsetAt(first, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Local time less UTC in ms. */
function offsetAt(instant: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, format);
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant;
}
