import fc from 'fast-check';
import type { NaiveFacts } from '../../../../test/support/naive-planner.js';
import { randomFacts } from '../../../../test/support/random-plans.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import { floatDays } from './float.js';
import { forecastPlan } from './forecast.js';
import { NumberedPlan } from './numbered-plan.js';

/** Go-live and the critical milestones by id, by both ways, with other durations than those of the plan. */
function bothWays({ plan, holidays, workWeek, today, holdUntil }: NaiveFacts, durations: readonly number[]) {
  const options = { calendar: workingCalendar(holidays, workWeek), today, holdUntil: holdUntil ?? null };
  const numbered = new NumberedPlan(plan, options);
  const drawn = Int32Array.from(numbered.order, (_one, index) => durations[index % durations.length]!);
  const critical: string[] = [];
  const goLive = numbered.forward(drawn);
  numbered.eachCritical(drawn, (index) => critical.push(numbered.order[index]!.id));

  const changed = numbered.order.map((one, index) => ({ ...one, durationDays: drawn[index]! }));
  const forecast = forecastPlan(changed, options);
  const floats = [...floatDays(forecast, options.calendar)].filter(([, float]) => float === 0);
  const one = numbered.order[numbered.goLive];
  return {
    numbered: { goLiveOn: one ? numbered.dayOf(goLive) : null, critical: one ? critical.sort() : [] },
    plain: {
      // A go-live milestone done on a day off is known by the working day before it.
      goLiveOn: forecast.goLiveOn && options.calendar.workingDayAfter(forecast.goLiveOn, 0),
      critical: floats.map(([id]) => id).sort(),
    },
  };
}

it('agrees with the ordinary forward and backward pass on 3,000 plans with other durations', () => {
  const durations = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(randomFacts, durations, (facts, drawn) => {
      const { numbered, plain } = bothWays(facts, drawn);
      expect(numbered).toEqual(plain);
    }),
    { numRuns: 3_000 },
  );
});
