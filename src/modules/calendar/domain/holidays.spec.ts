import { Refusal } from '../../../kernel/errors.js';
import { addDays } from '../../../kernel/local-date.js';
import { changedHolidays, MAX_HOLIDAYS, assertHolidays } from './holidays.js';

const TODAY = '2026-12-04';
const days = (...list: string[]) => list.map((day) => ({ day }));
const many = (count: number) =>
  Array.from({ length: count }, (_each, index) => ({ day: addDays(TODAY, index) }));

it.each([
  ['none', []],
  ['a weekend', days('2026-12-05')],
  ['the first and last day within thirty years', days('1996-12-04', '2056-12-03')],
  ['a thousand', many(MAX_HOLIDAYS)],
])('accepts %s', (_case, given) => {
  expect(() => assertHolidays(given, TODAY)).not.toThrow();
});

it.each([
  ['a thousand and one', many(MAX_HOLIDAYS + 1), 'LIMIT_EXCEEDED', ['days']],
  ['a day twice', days('2026-12-24', '2026-12-25', '2026-12-24'), 'INVALID', ['days', '2', 'day']],
  ['a day thirty years and more ago', days('1996-12-03'), 'INVALID', ['days', '0', 'day']],
  ['a day thirty years and more ahead', days('2026-12-24', '2056-12-04'), 'INVALID', ['days', '1', 'day']],
])('rejects %s', (_case, given, code, field) => {
  const faults = () => {
    try {
      assertHolidays(given, TODAY);
      return [];
    } catch (error) {
      return (error as Refusal).userErrors;
    }
  };
  expect(faults()).toMatchObject([{ code, field: ['input', ...field] }]);
});

it('returns what a change adds and removes', () => {
  expect(changedHolidays(['2026-12-25', '2027-01-01'], ['2026-12-24', '2027-01-01'])).toEqual({
    ...{ added: ['2026-12-24'], removed: ['2026-12-25'] },
  });
});
