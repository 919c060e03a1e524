import { baselineOf } from './forecast.js';
import { EXAMPLE_START, US, workedExample } from './plan.fixture.js';
import type { PlanMilestone } from './plan.js';
import { schedulePerformanceIndex, scheduleVarianceDays } from './schedule-measures.js';

function baselined(changes: Record<string, Partial<PlanMilestone>> = {}) {
  const { days } = baselineOf(workedExample(), EXAMPLE_START, US);
  return workedExample(changes).map((one) => ({
    ...one,
    latestBaselineDueOn: days.get(one.id)!.dueOn,
    ...changes[one.code],
  }));
}

const A_DONE = { A: { status: 'DONE' as const } };

it.each([
  ['A done, B and D open on 10 Dec', A_DONE, '2026-12-10', 2 / 6],
  ['nothing is due before the first day', A_DONE, '2026-11-30', null],
  ['a milestone due today is not yet planned value', A_DONE, '2026-12-01', null],
  ['it is the day after', A_DONE, '2026-12-02', 2 / 1],
  ['work in progress earns nothing', { A: { status: 'IN_PROGRESS' as const } }, '2026-12-10', 0],
  [
    'skipped milestones count towards neither',
    { ...A_DONE, B: { status: 'SKIPPED' as const } },
    '2026-12-10',
    2 / 3,
  ],
  [
    'neither do those without a baseline',
    { A: { ...A_DONE.A, latestBaselineDueOn: null } },
    '2026-12-10',
    0 / 4,
  ],
])('performance index: %s', (_case, changes, today, index) => {
  expect(schedulePerformanceIndex(baselined(changes), today)).toBe(index);
});

it.each([
  ['late', '2026-12-14', '2026-12-21', 5],
  ['on time', '2026-12-14', '2026-12-14', 0],
  ['early', '2026-12-14', '2026-12-11', -1],
  ['late over Christmas', '2026-12-24', '2026-12-28', 1],
  ['without a baseline', null, '2026-12-14', null],
  ['without a go-live', '2026-12-14', null, null],
])('variance: %s', (_case, baseline, forecast, days) => {
  expect(scheduleVarianceDays(baseline, forecast, US)).toBe(days);
});
