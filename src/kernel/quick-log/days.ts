import { addDays, isLocalDate, type LocalDate } from '../local-date.js';
import { lowerAscii } from '../text.js';

/** Words for days, by how far these are from today. */
const FROM_TODAY = { yesterday: -1, today: 0, tomorrow: 1 } as const;
export type DayWord = keyof typeof FROM_TODAY;

/** A day as written in a line. */
export type WrittenDay = { readonly date: LocalDate } | { readonly word: DayWord };

/** @returns null if it is neither one of the words nor a date, YYYY-MM-DD */
export function writtenDay(typed: string, words: readonly DayWord[]): WrittenDay | null {
  const lower = lowerAscii(typed);
  const word = words.find((each) => each === lower);
  if (word) return { word };
  return isLocalDate(typed) ? { date: typed } : null;
}

/** @param today in the engagement's time zone */
export function dateOf(day: WrittenDay, today: LocalDate): LocalDate {
  return 'date' in day ? day.date : addDays(today, FROM_TODAY[day.word]);
}

/** Whether it is written as today, whatever day that is. */
export const isToday = (day: WrittenDay): boolean => 'word' in day && day.word === 'today';
