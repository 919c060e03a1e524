import { addDays, type LocalDate } from '../../../kernel/local-date.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import type { DaySample, Past } from './judge.js';

/** The public holidays of the US around the samples. */
const HOLIDAYS = ['2027-01-01', '2027-01-18', '2027-02-15'];

export const pastOf = (past: Partial<Past> = {}): Past => ({
  calendar: workingCalendar(HOLIDAYS),
  outcomes: [],
  knownUntil: '2027-12-31',
  ...past,
});

export const sample = (day: LocalDate, isWarned: boolean | null, isSo = false): DaySample => ({
  ...{ day, isWarned, isSo },
});

/** Samples on the Mondays from a day on, warned (+) or not (-). */
export const mondays = (from: LocalDate, signs: string): DaySample[] =>
  [...signs].map((sign, week) => sample(addDays(from, 7 * week), sign === '+'));
