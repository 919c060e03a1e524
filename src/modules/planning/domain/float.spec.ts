import { floatDays } from './float.js';
import { forecastPlan } from './forecast.js';
import { after, milestone, US, workedExample } from './plan.fixture.js';
import type { Plan } from './plan.js';

function floatsOf(plan: Plan, today = '2026-11-30') {
  const forecast = forecastPlan(plan, { calendar: US, today });
  const floats = floatDays(forecast, US);
  return Object.fromEntries(plan.map(({ id, code }) => [code, floats.get(id)]));
}

it('is 0 along the worked example’s path to go-live and 8 next to it', () => {
  expect(floatsOf(workedExample())).toEqual({ A: 0, B: 0, G: 0, D: 8 });
});

it.each([
  [
    'a done milestone has none',
    { A: { status: 'DONE' as const, completedOn: '2026-11-30' } },
    { A: null, B: 0 },
  ],
  [
    'a milestone no longer delays go-live once its successor has started',
    { B: { status: 'IN_PROGRESS' as const, startedOn: '2026-11-30' } },
    { A: null, B: 0, D: 5 },
  ],
  [
    'a skipped milestone has none and passes it on',
    { B: { status: 'SKIPPED' as const } },
    { A: 0, B: null, D: 3 },
  ],
  [
    'an earliest start gives the milestones before it float',
    { G: { notBeforeOn: '2026-12-16' } },
    { A: 2, B: 2, G: 0, D: 10 },
  ],
  [
    'a commitment on go-live gives the milestones before it float',
    { G: { commitmentOn: '2026-12-15' } },
    { A: 1, B: 1, G: 0, D: 9 },
  ],
  ['without go-live there is none', { G: { isGoLive: false } }, { A: null, B: null, G: null, D: null }],
  [
    'there is none if go-live is skipped',
    { G: { status: 'SKIPPED' as const } },
    { A: null, B: null, G: null, D: null },
  ],
  [
    'there is none after go-live',
    { G: { status: 'DONE' as const, completedOn: '2026-11-30' } },
    { A: null, B: null, G: null, D: null },
  ],
])('%s', (_case, changes, expected) => {
  expect(floatsOf(workedExample(changes))).toMatchObject(expected);
});

it.each<[string, number, number, object]>([
  ['a lead as long as the predecessor gives it nothing', 3, -3, { A: 0, G: 0 }],
  ['a lead longer than that gives it the rest', 3, -5, { A: 2, G: 0 }],
  ['the longest lead', 3, -30, { A: 27, G: 0 }],
  ['a shorter lead gives it nothing', 3, -1, { A: 0, G: 0 }],
])('is symmetric under leads: %s', (_case, durationDays, lagDays, expected) => {
  const plan = [
    milestone('A', { durationDays }),
    milestone('G', { isGoLive: true, dependsOn: [after('A', lagDays)] }),
  ];
  expect(floatsOf(plan)).toEqual(expected);
});

it('uses the path to go-live with the least float, which need not be positive', () => {
  const plan = [
    milestone('A', { durationDays: 8 }),
    milestone('B', { durationDays: 2, dependsOn: [after('A', -6)] }),
    milestone('G', { isGoLive: true, dependsOn: [after('A', -8), after('B', -4)] }),
  ];
  // A lets go-live start on the first day, and so does B, which is due on the fourth.
  expect(floatsOf(plan)).toEqual({ A: 0, B: 0, G: 0 });
});

it('is null after go-live', () => {
  const plan = [...workedExample(), milestone('E', { dependsOn: [after('G')] })];
  expect(floatsOf(plan)).toEqual({ A: 0, B: 0, G: 0, D: 8, E: null });
});
