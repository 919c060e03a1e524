import { libraryRegionOf, publicHolidays, publicHolidaysOf } from './holidays.library.js';

it.each([
  ['a country', 'US', 'US'],
  ['a subdivision of it', 'US-CA', 'US-CA'],
  ['a country without subdivisions', 'AE', 'AE'],
  ['a subdivision that it does not distinguish', 'GB-LND', 'GB'],
  ['a subdivision of a country without any', 'AE-DU', 'AE'],
  ['a country that it does not know', 'NP', null],
  ['a subdivision of one', 'NP-P3', null],
  ['a property inherited by every object', 'constructor', null],
])('maps %s (%s) to the region whose holidays it uses', (_case, region, source) => {
  expect(libraryRegionOf(region)).toBe(source);
});

it('contains both the observed day and the day itself', () => {
  const days = publicHolidays('US', 2026).map(({ day }) => day);
  expect(days).toEqual(expect.arrayContaining(['2026-07-03', '2026-07-04', '2026-11-26']));
  expect(days).not.toContain('2026-11-27');
});

it('contains holidays of subdivisions', () => {
  expect(publicHolidays('US-CA', 2026).map(({ day }) => day)).toContain('2026-11-27');
});

it('contains each day of a holiday of several days', () => {
  const days = publicHolidays('AE', 2026).map(({ day }) => day);
  expect(days).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
});

it('lets other work run after each year', async () => {
  const years = [2040, 2041, 2042, 2043];
  let turns = 0;
  const count = (): NodeJS.Immediate => setImmediate(() => void ((turns += 1), (next = count())));
  let next = count();
  const holidays = await publicHolidaysOf('CN', years);
  clearImmediate(next);
  expect(holidays).toEqual(years.flatMap((year) => publicHolidays('CN', year)));
  expect(turns).toBeGreaterThanOrEqual(years.length - 1);
});
