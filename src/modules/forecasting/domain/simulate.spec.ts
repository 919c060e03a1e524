import { EXAMPLE_START, after, milestone, US, workedExample } from '../../planning/domain/plan.fixture.js';
import { NumberedPlan } from '../../planning/domain/numbered-plan.js';
import { eight, openMilestones, probableGoLive } from '../../../../test/support/probable-go-live.js';

const example = { plan: workedExample(), calendar: US, today: EXAMPLE_START };
const begun = (startedOn: string) => ({ status: 'IN_PROGRESS', startedOn }) as const;

it('every sample 2 actual / 1 planned: P50 = P80 = 28 Dec', () => {
  const { p50On, p80On } = probableGoLive({ ...example, samples: eight(2, 1) });
  expect([p50On, p80On]).toEqual(['2026-12-28', '2026-12-28']);
});

it('every sample 5/3, A begun 30 Nov, today Fri 4 Dec: A is due 4 Dec', () => {
  const plan = [{ ...milestone('A', { durationDays: 3, ...begun('2026-11-30') }), isGoLive: true }];
  const { p80On } = probableGoLive({ ...example, plan, today: '2026-12-04', samples: eight(5, 3) });
  expect(p80On).toBe('2026-12-04');
});

it.each([
  ['the day before its sampled end', '2026-12-03', '2026-12-04'],
  ['on its sampled end', '2026-12-04', '2026-12-04'],
  ['once no sample lasts longer, on a Monday', '2026-12-07', '2026-12-07'],
  ['once no sample lasts longer, on a Saturday', '2026-12-05', '2026-12-07'],
])('a milestone in progress %s lasts through today', (_case, today, expected) => {
  const plan = [milestone('G', { durationDays: 3, isGoLive: true, ...begun('2026-11-30') })];
  expect(probableGoLive({ ...example, plan, today, samples: eight(5, 3) }).p50On).toBe(expected);
});

it('gives the same answer for the same question, and another for another seed', () => {
  const samples = [3, 5, 8, 13, 21, 34].map((actual) => ({ planned: 5, actual, count: 2 }));
  const answer = (seed: string) => probableGoLive({ ...example, samples, seed, runs: 50 });
  expect(answer('ENG-1 2026-11-30')).toEqual(answer('ENG-1 2026-11-30'));
  const answers = Array.from({ length: 20 }, (_one, index) => JSON.stringify(answer(`ENG-${index}`)));
  expect(new Set(answers).size).toBeGreaterThan(1);
});

it.each([
  [7, null],
  [8, '2026-12-14'],
])('with %i samples, P50 is %s', (count, expected) => {
  const result = probableGoLive({ ...example, samples: [{ planned: 1, actual: 1, count }] });
  expect(result).toMatchObject({ p50On: expected, n: count });
});

it('takes the smallest day that half and four fifths of the runs reach', () => {
  // Of two durations drawn in equal parts, P50 is the shorter or the longer one, P80 always the longer one.
  const plan = [milestone('G', { isGoLive: true })];
  const samples = [4, 6].map((actual) => ({ planned: 1, actual, count: 4 }));
  const { p50On, p80On } = probableGoLive({ ...example, plan, samples });
  expect(['2026-12-03', '2026-12-07']).toContain(p50On);
  expect(p80On).toBe('2026-12-07');
});

it('waits for a hold, a not-before date and a commitment', () => {
  const goLiveOf = (changes: object, holdUntil: string | null = null) =>
    probableGoLive({
      ...example,
      plan: [milestone('G', { isGoLive: true, ...changes })],
      samples: eight(1, 1),
      holdUntil,
    }).p80On;
  expect(goLiveOf({}, '2026-12-14')).toBe('2026-12-14');
  expect(goLiveOf({ notBeforeOn: '2026-12-12' })).toBe('2026-12-14');
  expect(goLiveOf({ commitmentOn: '2026-12-19' })).toBe('2026-12-21');
});

describe('the driver', () => {
  it('is the milestone other than go-live that is critical in most runs', () => {
    const { driverId, pool, n } = probableGoLive({ ...example, samples: eight(2, 1) });
    expect({ driverId, pool, n }).toEqual({ driverId: 'b', pool: 'ALL', n: 8 });
  });

  it('of two that are critical as often is the longer one, then the first in plan order', () => {
    const plan = (x: number, y: number) => [
      milestone('X', { durationDays: x }),
      milestone('Y', { durationDays: y, dependsOn: [after('X')] }),
      milestone('G', { isGoLive: true, dependsOn: [after('Y')] }),
    ];
    const driverOf = (x: number, y: number) =>
      probableGoLive({ ...example, plan: plan(x, y), samples: eight(1, 1) }).driverId;
    expect([driverOf(2, 3), driverOf(3, 2), driverOf(2, 2)]).toEqual(['y', 'x', 'x']);
  });

  it('is nobody if only go-live is left; pool and n are then those of go-live', () => {
    const done = { status: 'DONE', startedOn: '2026-11-27', completedOn: '2026-11-27' } as const;
    const plan = workedExample({ A: done, B: done, D: done });
    expect(probableGoLive({ ...example, plan, samples: eight(1, 1) })).toMatchObject({
      ...{ driverId: null, pool: 'ALL', n: 8 },
    });
  });
});

it('reads the places of the unfinished milestones from the plan', () => {
  const plan = workedExample({ A: { status: 'SKIPPED' } });
  const { order } = new NumberedPlan(plan, example);
  const open = openMilestones({ ...example, plan, samples: eight(1, 1) }, order);
  expect(open.map(({ id }) => id).sort()).toEqual(['b', 'd', 'g']);
});
