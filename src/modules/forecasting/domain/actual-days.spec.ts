import { US } from '../../planning/domain/plan.fixture.js';
import { actualDays, elapsedDays } from './actual-days.js';

it.each<[string, string, string, [string, string | null][], number]>([
  ['one day', '2026-12-01', '2026-12-01', [], 1],
  ['both ends counted', '2026-12-01', '2026-12-04', [], 4],
  ['a weekend between', '2026-12-04', '2026-12-07', [], 2],
  ['a holiday between', '2026-12-24', '2026-12-28', [], 2],
  ['begun and ended at a weekend', '2026-12-05', '2026-12-06', [], 1],
  ['on hold from the 2nd, resumed on the 4th', '2026-12-01', '2026-12-04', [['2026-12-02', '2026-12-04']], 2],
  ['on hold before it began and into it', '2026-12-01', '2026-12-04', [['2026-11-20', '2026-12-02']], 3],
  ['on hold from before its end on', '2026-12-01', '2026-12-04', [['2026-12-03', null]], 2],
  ['on hold and resumed on the same day', '2026-12-01', '2026-12-04', [['2026-12-02', '2026-12-02']], 4],
  ['on hold throughout', '2026-12-01', '2026-12-04', [['2026-11-30', null]], 1],
  ['on hold after its end', '2026-12-01', '2026-12-04', [['2026-12-07', null]], 4],
])('%s', (_case, startedOn, completedOn, holds, expected) => {
  const days = holds.map(([from, to]) => ({ from, to }));
  expect(actualDays({ startedOn, completedOn }, days, US)).toBe(expected);
});

it.each([
  ['begun today', '2026-12-04', '2026-12-04', 0],
  ['begun yesterday', '2026-12-03', '2026-12-04', 1],
  ['begun on Friday, seen on Monday', '2026-12-04', '2026-12-07', 1],
  ['begun on 30 Nov, seen on Fri 4 Dec', '2026-11-30', '2026-12-04', 4],
])('elapsed through yesterday: %s', (_case, startedOn, today, expected) => {
  expect(elapsedDays(startedOn, today, US)).toBe(expected);
});
