import { holidayText, readHolidays } from './holiday-lines';

const CHRISTMAS = { day: '2026-12-25', name: 'Christmas Day' };
const NEW_YEAR = { day: '2027-01-01', name: 'New Year’s Day' };

it('reads what it wrote', () => {
  const { days, wrong } = readHolidays(holidayText([CHRISTMAS, NEW_YEAR]));
  expect({ days, wrong }).toEqual({ days: [CHRISTMAS, NEW_YEAR], wrong: null });
});

it.each([
  ['spaces', '  2026-12-25   Christmas Day  '],
  ['a tab, as from a spreadsheet', '2026-12-25\tChristmas Day'],
  ['a comma', '2026-12-25,Christmas Day'],
  ['empty lines around it', '\n\n2026-12-25 Christmas Day\r\n\n'],
])('takes %s', (_case, text) => {
  expect(readHolidays(text)).toEqual({ days: [CHRISTMAS], wrong: null });
});

it.each([
  ['no day', 'Christmas Day'],
  ['no name', '2026-12-25'],
  ['a day that no month has', '2026-02-30 Leap'],
])('names the first line with %s', (_case, line) => {
  expect(readHolidays(`2026-12-25 Christmas Day\n\n${line}\n${line}`).wrong).toBe(3);
});

it('reads nothing from nothing', () => {
  expect(readHolidays(' \n')).toEqual({ days: [], wrong: null });
});
