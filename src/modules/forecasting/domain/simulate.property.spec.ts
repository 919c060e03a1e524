import fc from 'fast-check';
import { randomFacts } from '../../../../test/support/random-plans.js';
import { Random } from '../../../kernel/random.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import { floatDays } from '../../planning/domain/float.js';
import { forecastPlan } from '../../planning/domain/forecast.js';
import type { Plan } from '../../planning/domain/plan.js';
import type { DurationSample } from './sampling.js';
import { type OpenMilestone } from './simulate.js';
import { openMilestones, probableGoLive, type Question } from '../../../../test/support/probable-go-live.js';

/** The rule, word by word: draws a sample, not a duration, and schedules each run with the ordinary forward pass. */
function slowly(question: Question & { readonly runs: number; readonly seed: string }) {
  const { plan, calendar, today, holdUntil = null, samples, runs, seed } = question;
  const order = forecastPlan(plan, { calendar, today, holdUntil }).order;
  const open = openMilestones(question, order);
  const random = new Random(seed);
  const critical = new Map<string, number>();
  const goLives: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const drawn = new Map(open.map((one) => [one.id, drawOne(one, samples, random)]));
    const changed: Plan = order.map((one) => ({
      ...one,
      durationDays: drawn.get(one.id) ?? one.durationDays,
    }));
    const forecast = forecastPlan(changed, { calendar, today, holdUntil });
    goLives.push(forecast.goLiveOn!);
    for (const [id, float] of floatDays(forecast, calendar))
      if (float === 0) critical.set(id, (critical.get(id) ?? 0) + 1);
  }
  const reached = (share: number) =>
    goLives.toSorted().find((day) => goLives.filter((one) => one <= day).length >= share * runs)!;
  const isGoLive = new Set(plan.filter((one) => one.isGoLive).map(({ id }) => id));
  const most = Math.max(
    0,
    ...open.filter(({ id }) => !isGoLive.has(id)).map(({ id }) => critical.get(id) ?? 0),
  );
  return { p50On: reached(0.5), p80On: reached(0.8), most, critical };
}

function drawOne({ planned, elapsed }: OpenMilestone, samples: readonly DurationSample[], random: Random) {
  const each = samples.flatMap((sample) => Array.from({ length: sample.count }, () => sample));
  const days = each.map((sample) => Math.ceil((planned * sample.actual) / sample.planned));
  const longer = elapsed === null ? days : days.filter((duration) => duration > elapsed);
  return longer.length === 0 ? (random.below(1), 1) : longer[random.below(longer.length)]!;
}

const samples = fc.array(
  fc.record({
    planned: fc.integer({ min: 1, max: 10 }),
    actual: fc.integer({ min: 1, max: 30 }),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 8, maxLength: 12 },
);

it('agrees with a slow reference on 300 plans', () => {
  fc.assert(
    fc.property(randomFacts, samples, fc.string(), (facts, drawn, seed) => {
      const goLive = facts.plan.find(({ isGoLive }) => isGoLive);
      fc.pre(goLive !== undefined && (goLive.status === 'NOT_STARTED' || goLive.status === 'IN_PROGRESS'));
      const calendar = workingCalendar(facts.holidays, facts.workWeek);
      const { plan, today, holdUntil = null } = facts;
      const question = { plan, calendar, today, holdUntil, samples: drawn, seed, runs: 25 };
      const [fast, slow] = [probableGoLive(question), slowly(question)];
      expect([fast.p50On, fast.p80On]).toEqual([slow.p50On, slow.p80On]);
      expect(fast.driverId === null ? 0 : slow.critical.get(fast.driverId)).toBe(slow.most);
    }),
    { numRuns: 300 },
  );
});
