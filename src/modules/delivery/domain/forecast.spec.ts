import type { PlanMilestone } from './plan.js';
import { baselineOf, forecastPlan } from './forecast.js';
import { after, EXAMPLE_START, milestone, US, workedExample } from './plan.fixture.js';
import { scheduleVarianceDays } from './schedule-measures.js';

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

describe('the worked example', () => {
  const baseline = baselineOf(workedExample(), EXAMPLE_START, US);

  it('takes its baseline from the day it starts', () => {
    expect(Object.fromEntries(baseline.days)).toEqual({
      a: { startOn: '2026-11-30', dueOn: '2026-12-02' },
      b: { startOn: '2026-12-03', dueOn: '2026-12-09' },
      g: { startOn: '2026-12-14', dueOn: '2026-12-14' },
      d: { startOn: '2026-11-30', dueOn: '2026-12-01' },
    });
    expect(baseline.goLiveOn).toBe('2026-12-14');
  });

  it.each([
    {
      event: 'A done 1 Dec, today 2 Dec',
      changes: { A: done('2026-11-30', '2026-12-01') },
      today: '2026-12-02',
      days: { B: '2026-12-02 2026-12-08', goLiveOn: '2026-12-11' },
      variance: -1,
    },
    {
      event: 'A done on Saturday 5 Dec',
      changes: { A: done('2026-11-30', '2026-12-05') },
      today: '2026-12-05',
      days: { A: '2026-11-30 2026-12-05', B: '2026-12-07 2026-12-11' },
      variance: 2,
    },
    {
      event: 'A begun 30 Nov, still open on Monday 7 Dec',
      changes: { A: begun('2026-11-30') },
      today: '2026-12-07',
      days: { A: '2026-11-30 2026-12-07', B: '2026-12-08 2026-12-14', goLiveOn: '2026-12-17' },
      variance: 3,
    },
    {
      event: 'A not begun on Monday 7 Dec',
      changes: {},
      today: '2026-12-07',
      days: { A: '2026-12-07 2026-12-09', B: '2026-12-10 2026-12-16', goLiveOn: '2026-12-21' },
      variance: 5,
    },
    {
      event: 'B begun 3 Dec, its blocker committed to Saturday 12 Dec',
      changes: {
        A: done('2026-11-30', '2026-12-02'),
        B: { ...begun('2026-12-03'), commitmentOn: '2026-12-12' },
      },
      today: '2026-12-04',
      days: { B: '2026-12-03 2026-12-14', goLiveOn: '2026-12-17' },
      variance: 3,
    },
    {
      event: 'A due 2 Dec, B skipped',
      changes: { B: { status: 'SKIPPED' as const } },
      today: '2026-11-30',
      days: { A: '2026-11-30 2026-12-02', B: 'null null', goLiveOn: '2026-12-07' },
      variance: -5,
    },
    {
      event: 'A done 2 Dec, hold from 3 Dec until 14 Dec',
      changes: { A: done('2026-11-30', '2026-12-02') },
      today: '2026-12-03',
      holdUntil: '2026-12-14',
      days: { B: '2026-12-14 2026-12-18', goLiveOn: '2026-12-23' },
      variance: 7,
    },
  ])('$event', ({ changes, today, holdUntil, days, variance }) => {
    const forecast = daysOf(workedExample(changes), today, holdUntil);
    expect(forecast).toMatchObject(days);
    expect(scheduleVarianceDays(baseline.goLiveOn, forecast.goLiveOn ?? null, US)).toBe(variance);
  });
});

describe('a milestone', () => {
  it.each([
    ['not begun on a Saturday starts on Monday', {}, '2026-11-30 2026-12-02'],
    ['waits for the day it was told to', { notBeforeOn: '2026-12-03' }, '2026-12-03 2026-12-07'],
    [
      'told to wait until a Sunday waits until Monday',
      { notBeforeOn: '2026-12-06' },
      '2026-12-07 2026-12-09',
    ],
    ['does not wait for a day gone by', { notBeforeOn: '2026-11-20' }, '2026-11-30 2026-12-02'],
    [
      'not begun is due when its blocker is promised',
      { commitmentOn: '2026-12-08' },
      '2026-11-30 2026-12-08',
    ],
    ['is not due earlier for an early promise', { commitmentOn: '2026-12-01' }, '2026-11-30 2026-12-02'],
    ['begun on a Saturday counts from Monday', begun('2026-11-28'), '2026-11-28 2026-12-02'],
    ['begun and over time is due on the next working day', begun('2026-11-02'), '2026-11-02 2026-11-30'],
    [
      'begun does not wait any more',
      { ...begun('2026-11-27'), notBeforeOn: '2026-12-20' },
      '2026-11-27 2026-12-01',
    ],
    ['done without a start was done in its last day', done(null, '2026-11-28'), '2026-11-28 2026-11-28'],
    [
      'done no longer minds a promise',
      { ...done('2026-11-25', '2026-11-27'), commitmentOn: '2026-12-08' },
      '2026-11-25 2026-11-27',
    ],
  ])('%s', (_case, facts, expected) => {
    expect(daysOf([milestone('A', { durationDays: 3, ...facts })], '2026-11-28').A).toBe(expected);
  });

  it('is refused where its status lacks its actual day', () => {
    expect(() => daysOf([milestone('A', { status: 'DONE' })], '2026-11-30')).toThrow(
      'A lacks the actual day',
    );
    expect(() => daysOf([milestone('A', { status: 'IN_PROGRESS' })], '2026-11-30')).toThrow('A lacks');
  });
});

describe('skipped milestones', () => {
  it('pass on the latest end through a chain, with the successor’s own lag alone', () => {
    const plan = [
      milestone('A', { durationDays: 2 }),
      milestone('B', { durationDays: 4 }),
      milestone('X', { status: 'SKIPPED', dependsOn: [after('A', 9), after('B', 9)] }),
      milestone('Y', { status: 'SKIPPED', dependsOn: [after('X', 9)] }),
      milestone('C', { dependsOn: [after('Y', 1)] }),
    ];
    expect(daysOf(plan, '2026-11-30').C).toBe('2026-12-07 2026-12-07');
  });

  it('without predecessors hold nothing up', () => {
    const plan = [milestone('X', { status: 'SKIPPED' }), milestone('C', { dependsOn: [after('X', 5)] })];
    expect(daysOf(plan, '2026-11-30').C).toBe('2026-11-30 2026-11-30');
  });
});

describe('go-live', () => {
  it.each([
    ['the day it was reached', done('2026-12-04', '2026-12-05'), '2026-12-05'],
    ['none once skipped', { status: 'SKIPPED' as const }, null],
    ['none where no milestone is go-live', { isGoLive: false }, null],
  ])('is %s', (_case, change, expected) => {
    expect(daysOf(workedExample({ G: change }), '2026-12-07').goLiveOn).toBe(expected);
  });
});

it('moves nothing on a hold whose expected end has gone by', () => {
  expect(daysOf(workedExample(), '2026-12-07', '2026-12-01')).toEqual(daysOf(workedExample(), '2026-12-07'));
});

it('forecasts an empty plan', () => {
  expect(daysOf([], '2026-12-07')).toEqual({ goLiveOn: null });
});

it('does not forecast a cycle', () => {
  expect(() => daysOf(workedExample({ A: { dependsOn: [after('G')] } }), '2026-12-07')).toThrow('cycle');
});
