const DAY_MS = 86_400_000;

/** Months that are created ahead of time, after the current one. */
const AHEAD = 2;

/** @returns the current month and those to create ahead, as first days `YYYY-MM-01` */
export function monthsAhead(now: Date): string[] {
  return Array.from({ length: 1 + AHEAD }, (_, more) => dayOf(firstOfMonth(now, more)));
}

/** @returns the first instant whose hourly figures are certainly kept */
function hoursKeptSince(now: Date, hourlyDays: number): Date {
  return new Date(now.getTime() - hourlyDays * DAY_MS);
}

/** @returns the first UTC day all of whose hours are kept, `YYYY-MM-DD` */
export function firstDayOfHours(now: Date, hourlyDays: number): string {
  return dayOf(new Date(hoursKeptSince(now, hourlyDays).getTime() + DAY_MS - 1));
}

/** @param month first day, `YYYY-MM-01` @returns whether its hourly figures may have been dropped */
export function mayBeDropped(month: string, now: Date, hourlyDays: number): boolean {
  return firstOfMonth(new Date(month), 1) <= hoursKeptSince(now, hourlyDays);
}

function firstOfMonth(of: Date, more: number): Date {
  return new Date(Date.UTC(of.getUTCFullYear(), of.getUTCMonth() + more));
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
