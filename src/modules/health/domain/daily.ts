import { addDays, instantAt, localDay } from '../../../kernel/local-date.js';

/** Five minutes after midnight, when the day's forecast has been made. */
const DAILY_AT = '00:05';

/** @returns the first instant after the given one at which a daily evaluation is due in the zone */
export function dailyAfter(instant: Date, zone: string): Date {
  const day = localDay(instant, zone);
  const today = instantAt(day, DAILY_AT, zone);
  return today > instant ? today : instantAt(addDays(day, 1), DAILY_AT, zone);
}

/**
 * The local day of the last daily evaluation due before the instant, as a range of instants (end excluded). At the instant of
 * a daily evaluation that is the previous day.
 */
export function dayOfLastDaily(instant: Date, zone: string): readonly [from: Date, to: Date] {
  const today = localDay(instant, zone);
  const day = instantAt(today, DAILY_AT, zone) < instant ? today : addDays(today, -1);
  return [instantAt(day, '00:00', zone), instantAt(addDays(day, 1), '00:00', zone)];
}

/** @returns whether a daily evaluation is due in the zone at the instant */
export function isDailyIn(instant: Date, zone: string): boolean {
  return dailyAfter(new Date(instant.getTime() - 1), zone).getTime() === instant.getTime();
}

/**
 * Two daily evaluations less than this many hours apart are consecutive. Local days last 23-25 hours, so a gap of 47 hours can
 * be two days and counts as a missed one, although a change of zone can also cause up to almost 48.
 */
const FOLLOWING_HOURS = 47;

/** @returns the earliest instant that the previous daily evaluation can have */
export function earliestPredecessor(instant: Date): Date {
  return new Date(instant.getTime() - FOLLOWING_HOURS * 3_600_000 + 1);
}

/**
 * The range (end excluded) that contains the last daily evaluation before an instant, unless a day was missed. At the instant
 * of a daily evaluation, the range allows for a change of time zone since the previous one.
 */
export function rangeOfLastDaily(instant: Date, zone: string): readonly [from: Date, to: Date] {
  return isDailyIn(instant, zone) ? [earliestPredecessor(instant), instant] : dayOfLastDaily(instant, zone);
}
