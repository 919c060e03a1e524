import { forecastPlan } from './forecast.js';
import { after, milestone, US, workedExample } from './plan.fixture.js';
import type { PlanMilestone } from './plan.js';

const daysOf = (plan: readonly PlanMilestone[], today: string, holdUntil: string | null = null) => {
  const { days, goLiveOn } = forecastPlan(plan, { calendar: US, today, holdUntil });
  const spans = plan.map(({ id, code }) => [code, `${days.get(id)?.startOn} ${days.get(id)?.dueOn}`]);
  return { ...Object.fromEntries(spans), goLiveOn } as Record<string, string | null>;
};

const done = (startedOn: string | null, completedOn: string): Partial<PlanMilestone> => ({
  status: 'DONE',
  startedOn,
  completedOn,
});
const begun = (startedOn: string): Partial<PlanMilestone> => ({ status: 'IN_PROGRESS', startedOn });

describe('a milestone', () => {
  it.each([
    ['not started on a Saturday starts on Monday', {}, '2026-11-30 2026-12-02'],
    ['waits for the day it was told to', { notBeforeOn: '2026-12-03' }, '2026-12-03 2026-12-07'],
    [
      'with an earliest start on a Sunday starts on Monday',
      { notBeforeOn: '2026-12-06' },
      '2026-12-07 2026-12-09',
    ],
    ['does not wait for a past date', { notBeforeOn: '2026-11-20' }, '2026-11-30 2026-12-02'],
    [
      'not started is due on the commitment date of its blocker',
      { commitmentOn: '2026-12-08' },
      '2026-11-30 2026-12-08',
    ],
    ['is not due earlier for an early promise', { commitmentOn: '2026-12-01' }, '2026-11-30 2026-12-02'],
    ['started on a Saturday counts from Monday', begun('2026-11-28'), '2026-11-28 2026-12-02'],
    ['in progress and overdue is due on the next working day', begun('2026-11-02'), '2026-11-02 2026-11-30'],
    [
      'in progress ignores its earliest start',
      { ...begun('2026-11-27'), notBeforeOn: '2026-12-20' },
      '2026-11-27 2026-12-01',
    ],
    ['done without a start was done in one day', done(null, '2026-11-28'), '2026-11-28 2026-11-28'],
    [
      'done ignores commitments',
      { ...done('2026-11-25', '2026-11-27'), commitmentOn: '2026-12-08' },
      '2026-11-25 2026-11-27',
    ],
  ])('%s', (_case, facts, expected) => {
    expect(daysOf([milestone('A', { durationDays: 3, ...facts })], '2026-11-28').A).toBe(expected);
  });

  it('is rejected if its status lacks its actual day', () => {
    expect(() => daysOf([milestone('A', { status: 'DONE' })], '2026-11-30')).toThrow(
      'A lacks the actual day',
    );
    expect(() => daysOf([milestone('A', { status: 'IN_PROGRESS' })], '2026-11-30')).toThrow('A lacks');
  });
});

describe('skipped milestones', () => {
  it('pass on the latest end through a chain, adding only the successor’s own lag', () => {
    const plan = [
      milestone('A', { durationDays: 2 }),
      milestone('B', { durationDays: 4 }),
      milestone('X', { status: 'SKIPPED', dependsOn: [after('A', 9), after('B', 9)] }),
      milestone('Y', { status: 'SKIPPED', dependsOn: [after('X', 9)] }),
      milestone('C', { dependsOn: [after('Y', 1)] }),
    ];
    expect(daysOf(plan, '2026-11-30').C).toBe('2026-12-07 2026-12-07');
  });

  it('pass on the latest end to a successor with a lead on it', () => {
    const plan = [
      milestone('A', { durationDays: 2 }),
      milestone('B', { durationDays: 4 }),
      milestone('X', { status: 'SKIPPED', dependsOn: [after('A', 9), after('B', -30)] }),
      milestone('C', { dependsOn: [after('X', -2)] }),
    ];
    expect(daysOf(plan, '2026-11-30').C).toBe('2026-12-02 2026-12-02');
  });

  it('without predecessors delay nothing', () => {
    const plan = [milestone('X', { status: 'SKIPPED' }), milestone('C', { dependsOn: [after('X', 5)] })];
    expect(daysOf(plan, '2026-11-30').C).toBe('2026-11-30 2026-11-30');
  });
});

describe('go-live', () => {
  it.each([
    ['the day on which it was reached', done('2026-12-04', '2026-12-05'), '2026-12-05'],
    ['null once skipped', { status: 'SKIPPED' as const }, null],
    ['null if no milestone is go-live', { isGoLive: false }, null],
  ])('is %s', (_case, change, expected) => {
    expect(daysOf(workedExample({ G: change }), '2026-12-07').goLiveOn).toBe(expected);
  });
});

it('is not moved by a hold whose expected end has passed', () => {
  expect(daysOf(workedExample(), '2026-12-07', '2026-12-01')).toEqual(daysOf(workedExample(), '2026-12-07'));
});

it('forecasts an empty plan', () => {
  expect(daysOf([], '2026-12-07')).toEqual({ goLiveOn: null });
});

it('does not forecast a cycle', () => {
  expect(() => daysOf(workedExample({ A: { dependsOn: [after('G')] } }), '2026-12-07')).toThrow('cycle');
});
