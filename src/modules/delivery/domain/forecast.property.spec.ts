import fc from 'fast-check';
import { MILESTONE_STATUSES } from '../../../kernel/enums.js';
import { addDays, type LocalDate } from '../../../kernel/local-date.js';
import { forecastPlan } from './forecast.js';
import { floatDays } from './float.js';
import { chooseMilestones } from './conditions.js';
import type { Plan, PlanMilestone } from './plan.js';
import { after, milestone, US } from './plan.fixture.js';

const TODAY = '2026-12-07';
const dayNear = (min: number, max: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min, max }).map((offset) => addDays(TODAY, offset));

/** Everything of a milestone but its place in the plan; actual days are never in the future. */
const facts = fc
  .record({
    durationDays: fc.integer({ min: 1, max: 12 }),
    notBeforeOn: fc.option(dayNear(-10, 30), { freq: 2 }),
    commitmentOn: fc.option(dayNear(-10, 30), { freq: 2 }),
    status: fc.constantFrom(...MILESTONE_STATUSES, 'NOT_STARTED' as const, 'NOT_STARTED' as const),
    startedOn: dayNear(-30, 0),
    completedOn: dayNear(-20, 0),
  })
  .map(({ startedOn, completedOn, ...rest }) => ({
    ...rest,
    startedOn: ['DONE', 'IN_PROGRESS'].includes(rest.status) ? startedOn : null,
    completedOn: rest.status === 'DONE' ? completedOn : null,
  }));

const place = fc.array(
  fc.record({ back: fc.integer({ min: 1, max: 6 }), lagDays: fc.integer({ min: 0, max: 4 }) }),
  {
    maxLength: 3,
  },
);

/** Plans of 1 to 14 milestones, each depending on some of the six before it; the last is go-live. */
const anyPlan: fc.Arbitrary<Plan> = fc
  .array(fc.tuple(facts, place), { minLength: 1, maxLength: 14 })
  .map((rows) =>
    rows.map(([fact, links], index) =>
      milestone(`M${index}`, {
        ...fact,
        isGoLive: index === rows.length - 1,
        dependsOn: links
          .filter(({ back }) => back <= index)
          .map(({ back, lagDays }) => after(`M${index - back}`, lagDays)),
      }),
    ),
  );

const forecast = (plan: Plan) => forecastPlan(plan, { calendar: US, today: TODAY });
const grown = (plan: Plan, id: string, days: number): Plan =>
  plan.map((one) => (one.id === id ? { ...one, durationDays: one.durationDays + days } : one));
const runs = { numRuns: 400 };

it('starts no milestone on a day off, in the past, or before its predecessors and their lag', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const { days } = forecast(plan);
      for (const { id, dependsOn } of plan.filter(({ status }) => status === 'NOT_STARTED')) {
        const startOn = days.get(id)!.startOn!;
        expect(US.isWorkingDay(startOn)).toBe(true);
        expect(startOn >= TODAY).toBe(true);
        for (const link of dependsOn) {
          const end = days.get(link.id)!.dueOn;
          if (end) expect(startOn >= US.workingDayAfter(end, 1 + link.lagDays)).toBe(true);
        }
      }
    }),
    runs,
  );
});

it('never brings go-live forward when a milestone takes longer', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), fc.integer({ min: 1, max: 20 }), (plan, pick, days) => {
      const { id } = plan[pick % plan.length]!;
      const [before, later] = [forecast(plan).goLiveOn, forecast(grown(plan, id, days)).goLiveOn];
      expect(before === null ? later === null : later! >= before).toBe(true);
    }),
    runs,
  );
});

it('gives as float exactly the days a milestone may take longer until go-live moves', () => {
  const free = ({ status, commitmentOn }: PlanMilestone) => status === 'NOT_STARTED' && commitmentOn === null;
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const before = forecast(plan);
      const floats = floatDays(before, US);
      for (const { id } of plan.filter(free)) {
        const float = floats.get(id)!;
        const within = forecast(grown(plan, id, float ?? 100)).goLiveOn;
        expect(within).toBe(before.goLiveOn);
        if (float !== null) expect(forecast(grown(plan, id, float + 1)).goLiveOn).not.toBe(before.goLiveOn);
      }
    }),
    runs,
  );
});

it('forecasts a skipped milestone as one that the playbook left out', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const rows = plan.map((one) => ({
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
      const { days } = forecast(plan);
      for (const [id, span] of forecast(leftOut).days) expect(days.get(id)).toEqual(span);
    }),
    runs,
  );
});

it('does not depend on the order in which milestones are listed', () => {
  const shuffled = anyPlan.chain((plan) =>
    fc.tuple(fc.constant(plan), fc.shuffledSubarray([...plan], { minLength: plan.length })),
  );
  fc.assert(
    fc.property(shuffled, ([plan, other]) => {
      const [one, two] = [forecast(plan), forecast(other)];
      expect(Object.fromEntries(two.days)).toEqual(Object.fromEntries(one.days));
      expect(two.goLiveOn).toBe(one.goLiveOn);
    }),
    runs,
  );
});
