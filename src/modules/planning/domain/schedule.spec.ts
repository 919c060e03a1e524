import { workingCalendar } from '../../../kernel/working-days.js';
import { horizonOf } from './horizon.js';
import { after, milestone, US, workedExample } from './plan.fixture.js';
import { scheduleOf } from './schedule.js';

const options = { calendar: US, startedOn: '2026-11-30', baselineGoLiveOn: '2026-12-14' };

it('measures against both the latest and the first baseline', () => {
  const at = { ...options, today: '2026-12-07' };
  const { varianceDays, varianceFromLatestDays } = scheduleOf(workedExample(), {
    ...{ ...at, latestBaselineGoLiveOn: '2026-12-18' },
  });
  expect([varianceDays, varianceFromLatestDays]).toEqual([5, 1]);
  expect(scheduleOf(workedExample(), at).varianceFromLatestDays).toBe(5);
});

it('plans from today if the start has passed', () => {
  const { goLiveOn, varianceDays } = scheduleOf(workedExample(), { ...options, today: '2026-12-07' });
  expect({ goLiveOn, varianceDays }).toEqual({ goLiveOn: '2026-12-21', varianceDays: 5 });
});

it('plans from the start if that is in the future', () => {
  const { goLiveOn, varianceDays } = scheduleOf(workedExample(), { ...options, today: '2026-11-02' });
  expect({ goLiveOn, varianceDays }).toEqual({ goLiveOn: '2026-12-14', varianceDays: 0 });
});

it('returns the actual go-live day only once go-live is done', () => {
  const done = { status: 'DONE', startedOn: '2026-12-10', completedOn: '2026-12-11' } as const;
  const today = '2026-12-14';
  expect(scheduleOf(workedExample(), { ...options, today }).actualGoLiveOn).toBeNull();
  expect(scheduleOf(workedExample({ G: done }), { ...options, today }).actualGoLiveOn).toBe('2026-12-11');
});

it.each([1, 2, 4, 7])('exists if people work on %i days a week', (workDaysPerWeek) => {
  const plan = [milestone('G', { isGoLive: true, durationDays: 250 })];
  const calendar = workingCalendar([], [1, 2, 3, 4, 5, 6, 7].slice(0, workDaysPerWeek));
  const { goLiveOn } = scheduleOf(plan, { ...options, calendar, today: '2026-11-30' });
  expect(horizonOf(plan, '2026-11-30', workDaysPerWeek) > goLiveOn!).toBe(true);
});

it('has a horizon that no forecast exceeds, however long milestones and lags are', () => {
  const plan = [
    milestone('A', { durationDays: 250, notBeforeOn: '2027-02-01' }),
    milestone('B', { durationDays: 250, dependsOn: [after('A', 250)] }),
    milestone('G', { isGoLive: true, dependsOn: [after('B', 250)], commitmentOn: '2027-06-01' }),
  ];
  const { goLiveOn } = scheduleOf(plan, { ...options, today: '2026-11-30' });
  expect(horizonOf(plan, '2026-11-30', 5) > goLiveOn!).toBe(true);
});
