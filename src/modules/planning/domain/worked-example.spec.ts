import { findCycle } from '../../../kernel/find-cycle.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import { publicHolidays } from '../../calendar/holidays.library.js';
import { floatDays } from './float.js';
import { baselineOf, forecastPlan } from './forecast.js';
import { after, EXAMPLE_START, milestone, workedExample } from './plan.fixture.js';
import type { PlanMilestone } from './plan.js';
import { scheduleOf } from './schedule.js';

/*
 * The worked example of domain.md, in the same order and with the public holidays that the product
 * uses, so that the two can be compared: start Mon 30 Nov 2026; A 3 days; B 5 days after A; G 1 day, go-live,
 * after B with lag 2; D 2 days, before G; weights A 2, B 3, D 1.
 */
const holidaysOf = (region: string) =>
  [2026, 2027].flatMap((year) => publicHolidays(region, year)).map(({ day }) => day);
const US = workingCalendar(holidaysOf('US'));
const CALIFORNIA = workingCalendar(holidaysOf('US-CA'));
const baseline = baselineOf(workedExample(), EXAMPLE_START, US);

type Changes = Record<string, Partial<PlanMilestone>>;
const done = (startedOn: string, completedOn: string) =>
  ({ status: 'DONE', startedOn, completedOn }) satisfies Partial<PlanMilestone>;
const begun = (startedOn: string) => ({ status: 'IN_PROGRESS', startedOn }) satisfies Partial<PlanMilestone>;

/** The schedule as of a day, with the baseline from the start. */
function asOf(today: string, changes: Changes = {}, holdUntil: string | null = null) {
  const plan = workedExample(changes).map((one) => ({
    ...one,
    latestBaselineDueOn: baseline.days.get(one.id)!.dueOn,
  }));
  const { goLiveOn: baselineGoLiveOn } = baseline;
  const place = { calendar: US, today, startedOn: EXAMPLE_START, baselineGoLiveOn, holdUntil };
  return scheduleOf(plan, place);
}

/** The dates of each milestone, e.g. `start/due`. */
function daysOf({ days, goLiveOn, varianceDays }: ReturnType<typeof scheduleOf>) {
  const spans = [...days].map(([id, { startOn, dueOn }]) => [id.toUpperCase(), `${startOn}/${dueOn}`]);
  return { ...Object.fromEntries(spans), goLive: goLiveOn, variance: varianceDays };
}

it('has the baseline A 30 Nov-2 Dec, B 3-9 Dec, G 14 Dec, D 30 Nov-1 Dec', () => {
  expect(daysOf(asOf(EXAMPLE_START))).toEqual({
    ...{ A: '2026-11-30/2026-12-02', B: '2026-12-03/2026-12-09', G: '2026-12-14/2026-12-14' },
    ...{ D: '2026-11-30/2026-12-01', goLive: '2026-12-14', variance: 0 },
  });
});

it.each<[string, string, Changes, object, { readonly holdUntil?: string }]>([
  [
    'A done 1 Dec, today 2 Dec: B 2-8, G 11 Dec, variance -1',
    '2026-12-02',
    { A: done('2026-11-30', '2026-12-01') },
    { B: '2026-12-02/2026-12-08', G: '2026-12-11/2026-12-11', variance: -1 },
    {},
  ],
  [
    'A done Sat 5 Dec: B starts Mon 7 Dec',
    '2026-12-05',
    { A: done('2026-11-30', '2026-12-05') },
    { A: '2026-11-30/2026-12-05', B: '2026-12-07/2026-12-11' },
    {},
  ],
  [
    'A begun 30 Nov, still open on Mon 7 Dec: B 8-14, G 17 Dec, +3',
    '2026-12-07',
    { A: begun('2026-11-30') },
    { A: '2026-11-30/2026-12-07', B: '2026-12-08/2026-12-14', G: '2026-12-17/2026-12-17', variance: 3 },
    {},
  ],
  [
    'A not begun on Mon 7 Dec: A 7-9, B 10-16, G 21 Dec, +5',
    '2026-12-07',
    {},
    {
      ...{ A: '2026-12-07/2026-12-09', B: '2026-12-10/2026-12-16', G: '2026-12-21/2026-12-21' },
      variance: 5,
    },
    {},
  ],
  [
    'B begun 3 Dec, blocker committed to Sat 12 Dec: B due 14, G 17 Dec',
    '2026-12-04',
    {
      A: done('2026-11-30', '2026-12-02'),
      B: { ...begun('2026-12-03'), commitmentOn: '2026-12-12' },
    },
    { B: '2026-12-03/2026-12-14', G: '2026-12-17/2026-12-17' },
    {},
  ],
  [
    'A due 2 Dec, B skipped: G 7 Dec',
    EXAMPLE_START,
    { B: { status: 'SKIPPED' } },
    { A: '2026-11-30/2026-12-02', B: 'null/null', G: '2026-12-07/2026-12-07' },
    {},
  ],
  [
    'A done 2 Dec, hold from 3 Dec until 14 Dec: G 23 Dec, +7',
    '2026-12-03',
    { A: done('2026-11-30', '2026-12-02') },
    { B: '2026-12-14/2026-12-18', G: '2026-12-23/2026-12-23', variance: 7 },
    { holdUntil: '2026-12-14' },
  ],
])('%s', (_row, today, changes, expected, { holdUntil = null }) => {
  expect(daysOf(asOf(today, changes, holdUntil))).toMatchObject(expected);
});

it('add G -> A: DEPENDENCY_CYCLE, names A, B, G, A', () => {
  expect(findCycle(workedExample({ A: { dependsOn: [after('G')] } }))).toEqual(['A', 'B', 'G', 'A']);
});

it('float: A, B, G 0; D 8', () => {
  expect(Object.fromEntries(asOf(EXAMPLE_START).floats)).toEqual({ a: 0, b: 0, g: 0, d: 8 });
});

/** A takes 3 days and B, which follows it with a lead, 5. */
const leading = (lagDays: number, changes: Partial<PlanMilestone> = {}) => [
  milestone('A', { durationDays: 3, ...changes }),
  milestone('B', { durationDays: 5, dependsOn: [after('A', lagDays)] }),
];

it.each<[string, string, number, Partial<PlanMilestone>, string]>([
  ['lag -1: B 2-8 Dec', EXAMPLE_START, -1, {}, '2026-12-02/2026-12-08'],
  ['lag -2: B 1-7 Dec', EXAMPLE_START, -2, {}, '2026-12-01/2026-12-07'],
  [
    'A done Sat 5 Dec, lag -1, seen on Thu 3 Dec: B from Fri 4 Dec',
    '2026-12-03',
    -1,
    done('2026-11-30', '2026-12-05'),
    '2026-12-04/2026-12-10',
  ],
  [
    'A done Sat 5 Dec, lag -1, today that Saturday: B from Mon 7 Dec',
    '2026-12-05',
    -1,
    done('2026-11-30', '2026-12-05'),
    '2026-12-07/2026-12-11',
  ],
])('leads: %s', (_row, today, lagDays, changes, expected) => {
  const { days } = forecastPlan(leading(lagDays, changes), { calendar: US, today });
  expect(days.get('a')!.startOn).toBe('2026-11-30');
  expect(`${days.get('b')!.startOn}/${days.get('b')!.dueOn}`).toBe(expected);
});

it('leads: A 30 Nov-2 Dec, G 1 day with lag -3: G 30 Nov, float of A 0', () => {
  const plan = [
    milestone('A', { durationDays: 3 }),
    milestone('G', { isGoLive: true, dependsOn: [after('A', -3)] }),
  ];
  const forecast = forecastPlan(plan, { calendar: US, today: EXAMPLE_START });
  expect(forecast.days.get('a')).toEqual({ startOn: '2026-11-30', dueOn: '2026-12-02' });
  expect(forecast.goLiveOn).toBe('2026-11-30');
  expect(Object.fromEntries(floatDays(forecast, US))).toEqual({ a: 0, g: 0 });
});

it('addWorkingDays(Sat 28 Nov, 1): Tue 1 Dec', () => {
  expect(US.addWorkingDays('2026-11-28', 1)).toBe('2026-12-01');
});

it('27 Nov 2026: a working day in US, a holiday in US-CA', () => {
  expect(US.isWorkingDay('2026-11-27')).toBe(true);
  expect(CALIFORNIA.isWorkingDay('2026-11-27')).toBe(false);
});

it('weights A 2, B 3, D 1; today 10 Dec; A done, B and D open: index 2/6', () => {
  const changes = { A: done('2026-11-30', '2026-12-02'), B: begun('2026-12-03'), D: begun('2026-12-03') };
  expect(asOf('2026-12-10', changes).performanceIndex).toBe(2 / 6);
});
