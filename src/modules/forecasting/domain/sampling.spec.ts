import { choosePool, drawableDurations, SAMPLE_POOLS, scaledDuration } from './sampling.js';

it.each<[string, number[], string]>([
  ['8 of the same playbook milestone', [8, 50, 60, 70], 'PLAYBOOK_MILESTONE'],
  ['7 of the same playbook milestone, 8 of the same stage and party', [7, 8, 60, 70], 'STAGE_AND_PARTY'],
  ['8 of the same type', [7, 7, 8, 70], 'ENGAGEMENT_TYPE'],
  ['8 in all', [0, 1, 7, 8], 'ALL'],
  ['7 in all', [0, 1, 7, 7], 'ALL'],
])('with %s', (_case, sizes, pool) => {
  expect(choosePool((each) => sizes[SAMPLE_POOLS.indexOf(each)]!)).toBe(pool);
});

it.each([
  ['5 planned, a sample of 5/3', 5, 3, 5, 9],
  ['3 planned, a sample of 5/3, exactly', 3, 3, 5, 5],
  ['7 planned, a sample of 1/3', 7, 3, 1, 3],
  ['1 planned, a sample of 1/250', 1, 250, 1, 1],
  ['never more than 2,500 working days', 250, 1, 400, 2_500],
])('rounds up in integers: %s', (_case, days, planned, actual, expected) => {
  expect(scaledDuration(days, { planned, actual })).toBe(expected);
});

it.each([
  ['not begun', null, [2, 4, 6]],
  ['begun, 1 day elapsed', 1, [2, 4, 6]],
  ['2 days elapsed, as long as the shortest', 2, [4, 6]],
  ['5 days elapsed', 5, [6]],
  ['as long as the longest', 6, [1]],
])('draws only durations longer than the days elapsed: %s', (_case, elapsed, expected) => {
  const samples = [1, 2, 3].map((actual) => ({ planned: 1, actual, count: 1 }));
  expect([...drawableDurations(2, samples, elapsed)]).toEqual(expected);
});
