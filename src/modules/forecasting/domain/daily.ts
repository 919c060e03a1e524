import { addDays, instantAt, localDay } from '../../../kernel/local-date.js';

/** After the day's schedule, proofs and health. */
const DAILY_AT = '00:10';

/** @returns the first instant after the given one at which a daily forecast is due in the zone */
export function dailyAfter(instant: Date, zone: string): Date {
  const today = localDay(instant, zone);
  const due = instantAt(today, DAILY_AT, zone);
  return due > instant ? due : instantAt(addDays(today, 1), DAILY_AT, zone);
}

/** @returns the last instant, up to the given one, at which a daily forecast was due in the zone */
export function lastDaily(instant: Date, zone: string): Date {
  const today = localDay(instant, zone);
  const due = instantAt(today, DAILY_AT, zone);
  return due <= instant ? due : instantAt(addDays(today, -1), DAILY_AT, zone);
}

/** @returns whether a daily forecast is due in the zone at the instant */
export function isDaily(instant: Date, zone: string): boolean {
  return lastDaily(instant, zone).getTime() === instant.getTime();
}
