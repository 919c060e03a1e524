import { fromTypeId } from '../../src/kernel/ids.js';
import { EvaluateHealthService } from '../../src/modules/health/evaluate-health.service.js';
import type { Json } from '../support/app.js';
import { statementsAbout } from '../support/count-statements.js';
import { Delivery, ENGINEER, MANAGER } from './delivery-support.js';

const HEALTH = `score scoreExact band computedBand coverage asOf model { slug version }
  causes { code text } measures { measure state value score weight contribution explanation }`;
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
  userErrors { code } healthBefore { ${HEALTH} } healthAfter { ${HEALTH} change(since: "2026-12-06T12:00:00Z") { delta } } } }`;

describe('health when progress is logged', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    id = await delivery.engagement();
    await delivery.app.settle();
    await delivery.app.moveTo('2026-12-07T15:00:00Z');
  });
  afterAll(() => delivery.app.stop());

  async function health(): Promise<Json> {
    const query = `query ($id: ID!) { engagement(id: $id) { health { ${HEALTH} } } }`;
    const { data } = await delivery.app.gql(MANAGER, query, { id });
    return data.engagement.health;
  }
  const valueOf = ({ measures }: Json, code: string): number =>
    measures.find(({ measure }: Json) => measure === code).value;

  it('was evaluated at the start and every day since, from the forecast of that day', async () => {
    const query = `query ($id: ID!) { engagement(id: $id) {
      healthHistory(from: "2026-11-30", to: "2026-12-07") { asOf measures { measure value } } } }`;
    const { data } = await delivery.app.gql(MANAGER, query, { id });
    const daily = data.engagement.healthHistory.filter(({ asOf }: Json) => asOf.endsWith('T05:05:00.000Z'));
    // A of domain.md's worked example has not started: from its due date on, each working day moves go-live.
    expect(daily.map((each: Json) => [each.asOf.slice(0, 10), valueOf(each, 'SCHEDULE_VARIANCE')])).toEqual([
      ['2026-12-01', 1],
      ['2026-12-02', 2],
      ['2026-12-03', 3],
      ['2026-12-04', 4],
      ['2026-12-05', 5],
      ['2026-12-06', 5],
      ['2026-12-07', 5],
    ]);
  });

  it('is shown before and after, and the job stores what was shown after', async () => {
    const before = await health();
    const { id: milestoneId } = await delivery.milestone(id, 'A');
    const input = { engagementId: id, text: 'Done.', day: '2026-12-02', completeMilestoneIds: [milestoneId] };
    const key = { 'idempotency-key': 'the-same' };
    const { data } = await delivery.app.gql(ENGINEER, LOG, { input }, key);
    const { healthBefore, healthAfter, userErrors } = data.logProgress;
    expect(userErrors).toEqual([]);
    expect(healthBefore).toEqual({ ...before, asOf: '2026-12-07T15:00:00.000Z' });
    expect(healthAfter.score).toBeGreaterThan(healthBefore.score);
    expect(healthAfter.change.delta).toBeGreaterThan(0);
    await delivery.app.settle();
    const { change: _change, ...stored } = healthAfter;
    expect(await health()).toEqual(stored);

    const again = await delivery.app.gql(ENGINEER, LOG, { input }, key);
    expect(again.data).toEqual(data);
  });

  it('is only evaluated if the response includes it, before and after from one read', async () => {
    const judging = async (selection: string) => {
      const log = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { code } ${selection} } }`;
      const input = { engagementId: id, text: 'A note.' };
      const reads = await statementsAbout(
        delivery.app,
        /from health_snapshot|from partner_act|milestone_history h/,
        async () => {
          const { data } = await delivery.app.gql(ENGINEER, log, { input });
          expect(data.logProgress.userErrors).toEqual([]);
        },
      );
      await delivery.app.settle();
      return reads.length;
    };
    expect(await judging('forecastAfter')).toBe(0);
    expect(await judging('before: healthBefore { score }')).toBe(1);
    expect(await judging('... on LogProgressPayload { healthAfter { score } }')).toBe(1);
  });

  it('is not evaluated if the progress is rejected', async () => {
    const input = { engagementId: id, text: 'Done.', day: '2027-12-02' };
    const { data } = await delivery.app.gql(ENGINEER, LOG, { input });
    expect(data.logProgress).toEqual({
      userErrors: [{ code: 'INVALID' }],
      healthBefore: null,
      healthAfter: null,
    });
  });

  it("is only evaluated for a day once that day's forecast is done", async () => {
    const subject = fromTypeId('engagement', id)!;
    const scores = delivery.app.nest.get(EvaluateHealthService, { strict: false });
    await scores.daily([subject], new Date('2026-12-08T05:05:00Z'));
    // B has been waiting since 7 December: two days late then, three on the 8th.
    expect(valueOf(await health(), 'SCHEDULE_VARIANCE')).toBe(3);
  });
});
