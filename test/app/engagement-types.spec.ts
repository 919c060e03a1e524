import { ENGAGEMENT_TYPES, type EngagementType, STAGES } from '../../src/kernel/enums.js';
import { fromTypeId, toTypeId } from '../../src/kernel/ids.js';
import { Delivery, MANAGER, addPlaybook } from './delivery-support.js';
import { NORTHWIND_ID } from '../support/people.js';

const STATE = `query ($id: ID!) { engagement(id: $id) { key stage status version baselineGoLiveOn forecastGoLiveOn
  actualGoLiveOn scheduleVarianceDays schedulePerformanceIndex ballInCourt { party }
  health { score band asOf measures { measure state value } } apiProducts { id }
  milestones { id stage status required isGoLive } } }`;
const ADVANCE = `mutation ($input: AdvanceStageInput!) { advanceStage(input: $input) {
  engagement { stage } userErrors { code message } } }`;
const CLOSE = `mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) {
  engagement { stage status ballInCourt { party } } userErrors { code message } } }`;
const REGISTER = `mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) {
  userErrors { code message } } }`;
const MINE =
  'query ($key: String!) { myIntegration(key: $key) { stage status forecastGoLiveOn percentComplete } }';

interface Step {
  readonly id: string;
  readonly stage: string;
  readonly status: string;
  readonly required: boolean;
}

describe('an engagement, from start to end', () => {
  let delivery: Delivery;
  let day = 0;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  const state = async (id: string) => (await delivery.app.gql(MANAGER, STATE, { id })).data.engagement;
  const nextDay = () => {
    day += 1;
    delivery.app.clock.pin(new Date(Date.UTC(2026, 10, 30 + day, 15)));
  };
  const register = async (name: string, apiProductIds: readonly string[]) => {
    const credentials = [
      { environment: 'PRODUCTION', clientId: `live-${name}`, issuedAt: '2026-11-30T00:00:00Z' },
    ];
    const input = { partnerId: toTypeId('partner', NORTHWIND_ID), name, apiProductIds, credentials };
    const { data } = await delivery.app.gql(MANAGER, REGISTER, { input });
    expect(data.registerApplication.userErrors).toEqual([]);
  };
  const completeStage = async (id: string, stage: string) => {
    const { milestones } = await state(id);
    const completeMilestoneIds = milestones
      .filter((each: Step) => each.stage === stage && each.required)
      .map((each: Step) => each.id);
    const { data } = await delivery.log(MANAGER, {
      engagementId: id,
      completeMilestoneIds,
      reason: 'Compliance did its part.',
    });
    expect(data.logProgress.userErrors).toEqual([]);
  };
  const close = (id: string, outcome: string) =>
    delivery.app.gql(MANAGER, CLOSE, { input: { engagementId: id, outcome, reason: 'It is done.' } });

  /** Advice without a go-live. */
  const adviceAlone = () =>
    addPlaybook(
      delivery.app,
      STAGES.slice(0, 6).map((stage, index, all) => ({
        ...{ code: stage, stage, durationDays: 5, weight: 2, required: true },
        dependsOn: index === 0 ? {} : { [all[index - 1]!]: 0 },
      })),
      'ADVISORY',
    );

  it.each<[string, EngagementType, boolean]>([
    ...ENGAGEMENT_TYPES.map((type): [string, EngagementType, boolean] => [type, type, true]),
    ['ADVISORY without a go-live', 'ADVISORY', false],
  ])('of type %s goes through every stage, early, and is completed', async (name, type, hasGoLive) => {
    const startOn = new Date(Date.UTC(2026, 10, 30 + day)).toISOString().slice(0, 10);
    const playbookId = hasGoLive ? null : await adviceAlone();
    const id = await delivery.engagement({ type, playbookId, startOn });
    await delivery.app.settle();
    const begun = await state(id);
    expect(begun.forecastGoLiveOn).toBe(begun.baselineGoLiveOn);
    expect(begun.baselineGoLiveOn !== null).toBe(hasGoLive);
    expect(begun.health.measures[0]).toMatchObject(
      hasGoLive ? { state: 'KNOWN', value: 0 } : { state: 'UNKNOWN', value: null },
    );

    await register(
      name,
      begun.apiProducts.map((product: { id: string }) => product.id),
    );
    for (const stage of STAGES.slice(0, 5)) {
      const open = await delivery.app.gql(MANAGER, ADVANCE, { input: { engagementId: id, from: stage } });
      expect(open.data.advanceStage.userErrors[0]).toMatchObject({ code: 'GATE_NOT_MET' });
      nextDay();
      await completeStage(id, stage);
      const { data } = await delivery.app.gql(MANAGER, ADVANCE, { input: { engagementId: id, from: stage } });
      expect(data.advanceStage).toMatchObject({
        userErrors: [],
        engagement: { stage: STAGES[STAGES.indexOf(stage) + 1] },
      });
    }
    await delivery.app.settle();
    const live = await state(id);
    expect(live.health.score).toEqual(expect.any(Number));
    expect([live.actualGoLiveOn !== null, live.scheduleVarianceDays < 0]).toEqual([hasGoLive, hasGoLive]);
    // Null while nothing was due yet, because it is early.
    expect(live.schedulePerformanceIndex ?? Infinity).toBeGreaterThan(1);

    expect((await close(id, 'COMPLETED')).data.closeEngagement.userErrors[0]).toMatchObject({
      code: 'GATE_NOT_MET',
    });
    nextDay();
    await completeStage(id, 'ADOPTION');
    expect((await close(id, 'COMPLETED')).data.closeEngagement).toEqual({
      engagement: { stage: 'CLOSED', status: 'COMPLETED', ballInCourt: null },
      userErrors: [],
    });
    const { data } = await delivery.app.gql('partner@northwind.example', MINE, { key: begun.key });
    const { forecastGoLiveOn } = await state(id);
    expect(data.myIntegration).toMatchObject({ stage: 'CLOSED', status: 'COMPLETED', forecastGoLiveOn });
    expect(data.myIntegration.percentComplete).toBeGreaterThan(80);
  });

  it('is not evaluated, forecast or moved any more once it has ended', async () => {
    const id = await delivery.engagement({ type: 'ADVISORY', playbookId: null });
    await delivery.app.settle();
    await close(id, 'CANCELLED');
    await delivery.app.settle();
    const ended = await state(id);
    expect(ended).toMatchObject({ stage: 'DISCOVERY', status: 'CANCELLED', ballInCourt: null });
    const { rows } = await delivery.app.pools.staff.query('select kind from due_work where subject = $1', [
      fromTypeId('engagement', id),
    ]);
    expect(rows).toEqual([]);
    nextDay();
    nextDay();
    await delivery.app.settle();
    expect(await state(id)).toEqual(ended);
  });
});
