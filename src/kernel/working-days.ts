import { fromEpochDay, toEpochDay, type LocalDate } from './local-date.js';
import { MONDAY_TO_FRIDAY, type WorkWeek } from './work-week.js';

/** A region's working days: the days of its work week except public holidays. */
export interface WorkingCalendar {
  isWorkingDay(day: LocalDate): boolean;
  /** @param count 0 or more, counted from `day` if it is a working day, else from the next one */
  addWorkingDays(day: LocalDate, count: number): LocalDate;
  /**
   * @param count 1 is the first working day after `day`, 0 the last one up to and including it; negative counts back from
   *   there
   */
  workingDayAfter(day: LocalDate, count: number): LocalDate;
  /** @returns working days after `from` up to and including `to`; negative if `to` is earlier */
  workingDaysBetween(from: LocalDate, to: LocalDate): number;
}

/**
 * Numbers the working days consecutively, so that each query is a subtraction or a binary search over the holidays, and
 * costs the same for years as for days.
 * @param holidays in any order; those on days off have no effect
 * @param week at least one day
 */
export function workingCalendar(
  holidays: Iterable<LocalDate>,
  week: WorkWeek = MONDAY_TO_FRIDAY,
): WorkingCalendar {
  const { weekdayRank, weekdayOfRank } = rankedWeekdays(week);
  const holidayRanks = ranksOf(holidays, weekdayRank);

  /** Working days up to and including this one, from a fixed origin. */
  const rankOf = (epochDay: number): number => {
    const rank = weekdayRank(epochDay);
    return rank - countWhile(holidayRanks, (holiday) => holiday <= rank);
  };
  const dayOfRank = (rank: number): LocalDate => {
    const holidaysBefore = countWhile(holidayRanks, (holiday, index) => holiday - index <= rank);
    return fromEpochDay(weekdayOfRank(rank + holidaysBefore));
  };

  return {
    isWorkingDay: (day) => rankOf(toEpochDay(day)) > rankOf(toEpochDay(day) - 1),
    addWorkingDays: (day, count) => dayOfRank(rankOf(toEpochDay(day) - 1) + 1 + count),
    workingDayAfter: (day, count) => dayOfRank(rankOf(toEpochDay(day)) + count),
    workingDaysBetween: (from, to) => rankOf(toEpochDay(to)) - rankOf(toEpochDay(from)),
  };
}

/** 1970-01-01 was a Thursday, three days after the Monday that weekdays are counted from. */
const MONDAY_OFFSET = 3;

interface RankedWeekdays {
  /** Days of the work week up to and including this one, holidays included, counted from that Monday. */
  readonly weekdayRank: (epochDay: number) => number;
  readonly weekdayOfRank: (rank: number) => number;
}

function rankedWeekdays(week: WorkWeek): RankedWeekdays {
  const size = week.length;
  /** Days of the work week up to Monday, Tuesday and so on. */
  const begun = [1, 2, 3, 4, 5, 6, 7].map((weekday) => week.filter((day) => day <= weekday).length);
  return {
    weekdayRank: (epochDay) => {
      const days = epochDay + MONDAY_OFFSET;
      const weeks = Math.floor(days / 7);
      return weeks * size + begun[days - weeks * 7]!;
    },
    weekdayOfRank: (rank) => {
      const weeks = Math.floor((rank - 1) / size);
      return weeks * 7 + week[rank - 1 - weeks * size]! - 1 - MONDAY_OFFSET;
    },
  };
}

function ranksOf(days: Iterable<LocalDate>, weekdayRank: RankedWeekdays['weekdayRank']): readonly number[] {
  const weekdays = [...new Set(days)]
    .map(toEpochDay)
    .filter((day) => weekdayRank(day) > weekdayRank(day - 1));
  return weekdays.map(weekdayRank).sort((a, b) => a - b);
}

/** Counts the leading items that pass, by binary search: all that pass must come first. */
function countWhile(items: readonly number[], passes: (item: number, index: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(items[middle]!, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
