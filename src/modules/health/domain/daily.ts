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
