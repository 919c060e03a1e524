import { addDays, instantAt, localDay } from '../../../kernel/local-date.js';

/** Five minutes into the day, when its forecast stands. */
const DAILY_AT = '00:05';

/** @returns the first instant after the given one at which a daily evaluation is due in the zone */
export function dailyAfter(instant: Date, zone: string): Date {
  const day = localDay(instant, zone);
  const today = instantAt(day, DAILY_AT, zone);
  return today > instant ? today : instantAt(addDays(day, 1), DAILY_AT, zone);
}

/**
 * The local day whose evaluation was the last one due before the instant, as instants: from the first up to but not
 * including the second. For a day's own evaluation that is the day before.
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
 * Hours within which two daily evaluations follow one another. Days have 23 to 25 hours; between two zones the next one
 * comes up to twice as late. Where a day was left out, 47 hours lie between them at the least.
 */
const FOLLOWING_HOURS = 47;

/** @returns the first instant at which a daily evaluation may lie to be the one before that of the given instant */
export function precedingAfter(instant: Date): Date {
  return new Date(instant.getTime() - FOLLOWING_HOURS * 3_600_000 + 1);
}

/**
 * The span in which the last daily evaluation before an instant lies, up to but not including its end; none lies there
 * where a day was left out. Before a day's own evaluation it may be one of another zone, which the engagement had then.
 */
export function spanOfLastDaily(instant: Date, zone: string): readonly [from: Date, to: Date] {
  return isDailyIn(instant, zone) ? [precedingAfter(instant), instant] : dayOfLastDaily(instant, zone);
}
