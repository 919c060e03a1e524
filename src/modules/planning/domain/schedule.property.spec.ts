import fc from 'fast-check';
import { type NaiveFacts, NaivePlanner } from '../../../../test/support/naive-planner.js';
import { randomFacts } from '../../../../test/support/random-plans.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import { chooseMilestones } from '../../playbooks/domain/conditions.js';
import type { Plan } from './plan.js';
import { type Schedule, scheduleOf } from './schedule.js';

const scheduled = ({ plan, holidays, workWeek, ...facts }: NaiveFacts): Schedule =>
  scheduleOf(plan, { ...facts, calendar: workingCalendar(holidays, workWeek) });
const grown = (plan: Plan, id: string, days: number): Plan =>
  plan.map((one) => (one.id === id ? { ...one, durationDays: one.durationDays + days } : one));
const runs = { numRuns: 500 };

it('agrees with a naive planner on 5,000 plans, day for day', () => {
  fc.assert(
    fc.property(randomFacts, (facts) => {
      const { days, floats, actualGoLiveOn: _actual, ...measures } = scheduled(facts);
      expect({
        ...measures,
        days: Object.fromEntries(days),
        floats: Object.fromEntries(floats),
      }).toEqual(new NaivePlanner(facts).schedule());
    }),
    { numRuns: 5_000 },
  );
});

it('starts no milestone before today, on a day off, or before its predecessors and their lag', () => {
  fc.assert(
    fc.property(randomFacts, (facts) => {
      const { days } = scheduled(facts);
      const naive = new NaivePlanner(facts);
      const calendar = workingCalendar(facts.holidays, facts.workWeek);
      for (const milestone of facts.plan.filter(({ status }) => status === 'NOT_STARTED')) {
        const startOn = days.get(milestone.id)!.startOn!;
        expect(calendar.isWorkingDay(startOn)).toBe(true);
        for (const day of [facts.today, facts.startedOn, ...naive.allowedStarts(milestone)])
          expect(startOn >= day).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

it('never brings go-live forward when a milestone takes longer', () => {
  fc.assert(
    fc.property(randomFacts, fc.nat(), fc.integer({ min: 1, max: 20 }), (facts, pick, more) => {
      const { id } = facts.plan[pick % facts.plan.length]!;
      const before = scheduled(facts).goLiveOn;
      const later = scheduled({ ...facts, plan: grown(facts.plan, id, more) }).goLiveOn;
      expect(before === null ? later === null : later! >= before).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it('forecasts a plan with a skipped milestone like a plan without it', () => {
  fc.assert(
    fc.property(randomFacts, (facts) => {
      const rows = facts.plan.map((one) => ({
        one,
        code: one.id,
        dependsOn: one.dependsOn.map(({ id, lagDays }) => ({ code: id, lagDays })),
        when: { regions: [one.status === 'SKIPPED' ? 'elsewhere' : 'US'] },
      }));
      const chosen = chooseMilestones(rows, { region: 'US', tier: 'GROWTH', apiProductIds: [] });
      const leftOut = chosen.map(({ one, dependsOn }) => ({
        ...one,
        dependsOn: dependsOn.map(({ code, lagDays }) => ({ id: code, lagDays })),
      }));
      const { days } = scheduled(facts);
      for (const [id, span] of scheduled({ ...facts, plan: leftOut }).days)
        expect(days.get(id)).toEqual(span);
    }),
    runs,
  );
});

it('does not depend on the order in which milestones are listed', () => {
  fc.assert(
    fc.property(randomFacts, (facts) => {
      const [one, two] = [scheduled(facts), scheduled({ ...facts, plan: facts.plan.toReversed() })];
      expect(Object.fromEntries(two.days)).toEqual(Object.fromEntries(one.days));
      expect(Object.fromEntries(two.floats)).toEqual(Object.fromEntries(one.floats));
      expect(two.goLiveOn).toBe(one.goLiveOn);
    }),
    runs,
  );
});
