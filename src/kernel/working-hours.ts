import { type LocalTime, localTime } from './local-date.js';
import type { WorkingCalendar } from './working-days.js';

const HOUR_MS = 3_600_000;
const OPENS_MS = 9 * HOUR_MS;
const CLOSES_MS = 17 * HOUR_MS;

/** Measures working time: 09:00-17:00 in one time zone, on the working days of one region. */
export interface WorkingHours {
  /** @returns working milliseconds from one instant to another; negative if `to` is earlier */
  workingMsBetween(from: Date, to: Date): number;
}

/** Costs the same however many days a span covers; adjacent spans add up exactly. */
export function workingHours(calendar: WorkingCalendar, zone: string): WorkingHours {
  /** Working milliseconds left in the day after the instant. */
  const leftOf = ({ day, timeMs }: LocalTime): number =>
    calendar.isWorkingDay(day) ? CLOSES_MS - Math.min(Math.max(timeMs, OPENS_MS), CLOSES_MS) : 0;

  return {
    workingMsBetween: (from, to) => {
      const [start, end] = [localTime(from, zone), localTime(to, zone)];
      const days = calendar.workingDaysBetween(start.day, end.day);
      return days * (CLOSES_MS - OPENS_MS) + leftOf(start) - leftOf(end);
    },
  };
}
