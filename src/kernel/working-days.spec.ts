import Holidays from 'date-holidays';
import fc from 'fast-check';
import { addDays, type LocalDate } from './local-date.js';
import { workWeek } from '../../test/support/random-plans.js';
import type { WorkWeek } from './work-week.js';
import { workingCalendar } from './working-days.js';

function publicHolidays(country: string, state?: string): LocalDate[] {
  const book = state ? new Holidays(country, state) : new Holidays(country);
  return [2026, 2027]
    .flatMap((year) => book.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
}

const us = workingCalendar(publicHolidays('US'));
const california = workingCalendar(publicHolidays('US', 'CA'));

it.each([
  ['a Monday', '2026-11-30', true],
  ['a Friday', '2026-12-04', true],
  ['a Saturday', '2026-12-05', false],
  ['a Sunday', '2026-12-06', false],
  ['Thanksgiving', '2026-11-26', false],
  ['the Friday when a Saturday holiday is observed', '2026-07-03', false],
])('says whether %s is a working day', (_case, day, expected) => {
  expect(us.isWorkingDay(day)).toBe(expected);
});

it('treats 27 Nov 2026 as a working day in US and a holiday in US-CA', () => {
  expect(us.isWorkingDay('2026-11-27')).toBe(true);
  expect(california.isWorkingDay('2026-11-27')).toBe(false);
});

it.each([
  ['none from a working day', '2026-11-30', 0, '2026-11-30'],
  ['none from a Saturday', '2026-11-28', 0, '2026-11-30'],
  ['one from a Saturday', '2026-11-28', 1, '2026-12-01'],
  ['one from a Friday', '2026-12-04', 1, '2026-12-07'],
  ['none from a holiday', '2026-11-26', 0, '2026-11-27'],
  ['over a holiday', '2026-11-25', 1, '2026-11-27'],
  ['across the turn of the year', '2026-12-24', 5, '2027-01-04'],
])('adds working days: %s', (_case, day, count, expected) => {
  expect(us.addWorkingDays(day, count)).toBe(expected);
});

it.each([
  ['from a working day', '2026-11-30', 1, '2026-12-01'],
  ['from a Saturday', '2026-11-28', 1, '2026-11-30'],
  ['from the day before a holiday', '2026-11-25', 1, '2026-11-27'],
  ['the third', '2026-12-09', 3, '2026-12-14'],
  ['none from a working day', '2026-12-04', 0, '2026-12-04'],
  ['none from a Saturday', '2026-12-05', 0, '2026-12-04'],
  ['one back from a Sunday', '2026-12-06', -1, '2026-12-03'],
  ['one back from a holiday', '2026-11-26', -1, '2026-11-24'],
  ['back over a weekend', '2026-12-07', -1, '2026-12-04'],
])('finds the working day after: %s', (_case, day, count, expected) => {
  expect(us.workingDayAfter(day, count)).toBe(expected);
});

it.each([
  ['the same day', '2026-12-02', '2026-12-02', 0],
  ['the next day', '2026-12-02', '2026-12-03', 1],
  ['over a weekend', '2026-12-04', '2026-12-07', 1],
  ['to a Sunday', '2026-12-04', '2026-12-06', 0],
  ['over a holiday', '2026-11-25', '2026-11-27', 1],
  ['backwards', '2026-12-14', '2026-12-11', -1],
  ['backwards over a weekend', '2026-12-21', '2026-12-14', -5],
])('counts working days between: %s', (_case, from, to, expected) => {
  expect(us.workingDaysBetween(from, to)).toBe(expected);
});

describe('on any calendar', () => {
  const day = fc.integer({ min: -900, max: 900 }).map((offset) => addDays('1970-01-01', offset));
  const holidays = fc.array(day, { maxLength: 300 });

  /** The definition, counted day by day. */
  const walking = (days: readonly LocalDate[], week: WorkWeek) => {
    const isWorkingDay = (at: LocalDate): boolean =>
      !days.includes(at) && week.includes(new Date(at).getUTCDay() || 7);
    const nthAfter = (from: LocalDate, count: number): LocalDate => {
      let at = from;
      for (let left = count; left > 0; left -= isWorkingDay(at) ? 1 : 0) at = addDays(at, 1);
      return at;
    };
    return { isWorkingDay, nthAfter };
  };

  it('agrees with counting day by day', () => {
    fc.assert(
      fc.property(holidays, workWeek, day, fc.integer({ min: 1, max: 300 }), (days, week, from, count) => {
        const calendar = workingCalendar(days, week);
        const { isWorkingDay, nthAfter } = walking(days, week);
        const after = nthAfter(from, count);
        expect(calendar.isWorkingDay(from)).toBe(isWorkingDay(from));
        expect(calendar.workingDayAfter(from, count)).toBe(after);
        expect(calendar.addWorkingDays(from, count - 1)).toBe(nthAfter(addDays(from, -1), count));
        expect(calendar.workingDaysBetween(from, after)).toBe(count);
        expect(calendar.workingDaysBetween(after, from)).toBe(-count);
        const before = calendar.workingDayAfter(from, 1 - count);
        expect(isWorkingDay(before)).toBe(true);
        expect(calendar.workingDaysBetween(before, from)).toBe(count - 1);
      }),
      { numRuns: 300 },
    );
  });
});
