import { refuse } from './errors.js';
import { addDays, type LocalDate } from './local-date.js';

export interface DayAhead {
  /** In the engagement's time zone. */
  readonly today: LocalDate;
  /** The latest day allowed, in calendar days from today. */
  readonly maxDays: number;
  /** Input field to report. */
  readonly field: string;
  /** The end of the error message: what to do instead, given the latest day allowed. */
  readonly instead: (last: LocalDate) => string;
}

/** @throws Refusal if the day is in the past or too far ahead */
export function assertDayAhead(day: LocalDate, { today, maxDays, field, instead }: DayAhead): void {
  if (day < today) refuse('INVALID', field, `${day} is in the past; today is ${today}.`);
  const last = addDays(today, maxDays);
  if (day > last) refuse('INVALID', field, `${day} is too far away; ${instead(last)}.`);
}
