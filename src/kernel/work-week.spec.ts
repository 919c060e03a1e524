import { defaultWorkWeek, weekdaysOf, workWeekOf } from './work-week.js';

it.each([
  ['US', [1, 2, 3, 4, 5]],
  ['AE', [1, 2, 3, 4, 5]],
  ['SA', [1, 2, 3, 4, 7]],
  ['SA-01', [1, 2, 3, 4, 7]],
  ['EG', [1, 2, 3, 4, 7]],
  ['IL', [1, 2, 3, 4, 7]],
  ['IR', [1, 2, 3, 4, 6, 7]],
])('people in %s usually work on %j', (region, week) => {
  expect(defaultWorkWeek(region)).toEqual(week);
});

it('sorts days and removes duplicates', () => {
  expect(workWeekOf(['SUNDAY', 'MONDAY', 'SUNDAY'])).toEqual([1, 7]);
  expect(weekdaysOf([1, 7])).toEqual(['MONDAY', 'SUNDAY']);
});
