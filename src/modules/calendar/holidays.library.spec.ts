import { libraryRegionOf, publicHolidays, publicHolidaysOf } from './holidays.library.js';

it.each([
  ['a country', 'US', 'US'],
  ['a part of it', 'US-CA', 'US-CA'],
  ['a country without parts', 'AE', 'AE'],
  ['a part that it does not tell apart', 'GB-LND', 'GB'],
  ['a part of a country without parts', 'AE-DU', 'AE'],
  ['a country that it does not know', 'NP', null],
  ['a part of one', 'NP-P3', null],
  ['what every object inherits', 'constructor', null],
])('knows the days of %s by %s', (_case, region, source) => {
  expect(libraryRegionOf(region)).toBe(source);
});

it('has the observed day beside the day itself', () => {
  const days = publicHolidays('US', 2026).map(({ day }) => day);
  expect(days).toEqual(expect.arrayContaining(['2026-07-03', '2026-07-04', '2026-11-26']));
  expect(days).not.toContain('2026-11-27');
});

it('has what a part of a country adds', () => {
  expect(publicHolidays('US-CA', 2026).map(({ day }) => day)).toContain('2026-11-27');
});

it('has each day of a holiday of several days', () => {
  const days = publicHolidays('AE', 2026).map(({ day }) => day);
  expect(days).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
});

it('lets others have their turn after each year', async () => {
  const years = [2040, 2041, 2042, 2043];
  let turns = 0;
  const count = (): NodeJS.Immediate => setImmediate(() => void ((turns += 1), (next = count())));
  let next = count();
  const holidays = await publicHolidaysOf('CN', years);
  clearImmediate(next);
  expect(holidays).toEqual(years.flatMap((year) => publicHolidays('CN', year)));
  expect(turns).toBeGreaterThanOrEqual(years.length - 1);
});
