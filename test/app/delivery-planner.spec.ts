import fc from 'fast-check';
import { toTypeId } from '../../src/kernel/ids.js';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { catchUpForecasts } from '../../src/modules/planning/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import { TestApp } from '../support/app.js';
import { type NaiveFacts, NaivePlanner } from '../support/naive-planner.js';
import { randomFacts } from '../support/random-plans.js';
import { morningOf, seedPlan } from '../support/seed-plan.js';
import { MANAGER } from './delivery-support.js';

const PLANS = 30;
const PLAN = `query ($id: ID!) { engagement(id: $id) {
  forecastGoLiveOn scheduleVarianceDays scheduleVarianceFromLatestDays schedulePerformanceIndex
  criticalPath { code } milestones { code floatDays forecastStartOn forecastDueOn } } }`;

/** The result of a naive planner, with the names and decimals of the API. */
function expected(facts: NaiveFacts) {
  const naive = new NaivePlanner(facts);
  const { days, floats, performanceIndex, ...measures } = naive.schedule();
  const codes = new Map(facts.plan.map(({ id, code }) => [id, code]));
  return {
    forecastGoLiveOn: measures.goLiveOn,
    scheduleVarianceDays: measures.varianceDays,
    scheduleVarianceFromLatestDays: measures.varianceFromLatestDays,
    schedulePerformanceIndex: performanceIndex === null ? null : Number(performanceIndex.toFixed(6)),
    criticalPath: naive.criticalPath().map((id) => ({ code: codes.get(id) })),
    milestones: facts.plan.map(({ id, code }) => ({
      ...{ code, floatDays: floats[id] },
      ...{ forecastStartOn: days[id]!.startOn, forecastDueOn: days[id]!.dueOn },
    })),
  };
}

describe('the daily forecast of random plans', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it(`matches a naive planner on ${PLANS} stored plans`, async () => {
    const plans = fc.sample(randomFacts, { numRuns: PLANS });
    for (const [index, facts] of plans.entries()) {
      const id = await seedPlan(app, facts, `R${index}`);
      await app.nest.get(Transactions).run(SYSTEM, (tx) => catchUpForecasts(tx, [id], morningOf(facts)));
      const { data } = await app.gql(MANAGER, PLAN, { id: toTypeId('engagement', id) });
      // Makes a failure show the plan it is about.
      expect({ facts, stored: data.engagement }).toEqual({ facts, stored: expected(facts) });
    }
  });
});
