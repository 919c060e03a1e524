import { refuse } from './errors.js';
import { addDays, type LocalDate } from './local-date.js';

export interface DayAhead {
  /** In the engagement's time zone. */
  readonly today: LocalDate;
  /** Calendar days from today within which it lies. */
  readonly mostDays: number;
  /** Of the input, for the refusal. */
  readonly field: string;
  /** What would be right, given the last day that is. */
  readonly instead: (last: LocalDate) => string;
}

/** @throws Refusal if a day that is to come is past, or too far away to be meant */
export function assertDayAhead(day: LocalDate, { today, mostDays, field, instead }: DayAhead): void {
  if (day < today) refuse('INVALID', field, `${day} is in the past; today is ${today}.`);
  const last = addDays(today, mostDays);
  if (day > last) refuse('INVALID', field, `${day} is too far away; ${instead(last)}.`);
}
