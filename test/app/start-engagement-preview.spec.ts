import type { Answer } from '../support/app.js';
import type { Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

const START = `mutation ($input: StartEngagementInput!) { startEngagement(input: $input) {
  userErrors { code field } engagement { id key milestones { code title stage party isGoLive startOn: forecastStartOn dueOn: forecastDueOn } }
  forecastGoLiveOn warnings milestones { code title stage party isGoLive startOn dueOn } } }`;

describe('previewing an engagement before it starts', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  const start = (person: Person, changes: object, headers: Record<string, string> = {}): Promise<Answer> =>
    delivery.app.gql(person, START, { input: delivery.input(changes) }, headers);

  it('answers the plan and the forecast that starting it then gives', async () => {
    const headers = { 'idempotency-key': 'start-once' };
    const preview = (await start(MANAGER, { dryRun: true }, headers)).data.startEngagement;
    expect(preview).toMatchObject({ userErrors: [], engagement: null, forecastGoLiveOn: '2026-12-14' });
    const codes = preview.milestones.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['A', 'B', 'G', 'D']);

    const started = (await start(MANAGER, { dryRun: false }, headers)).data.startEngagement;
    expect(started.engagement.milestones).toEqual(preview.milestones);
    const { forecastGoLiveOn, milestones, warnings } = preview;
    expect(started).toMatchObject({ forecastGoLiveOn, milestones, warnings });
  });

  it('writes nothing, and uses up no key', async () => {
    const keyAfter = async () => {
      const { key } = (await start(MANAGER, {})).data.startEngagement.engagement;
      return Number(key.slice('ENG-'.length));
    };
    const first = await keyAfter();
    const before = await delivery.rows();
    await start(MANAGER, { dryRun: true });
    expect(await delivery.rows()).toEqual(before);
    expect(await keyAfter()).toBe(first + 1);
  });

  it('is refused as the start is', async () => {
    const refused = await start(OTHER_ENGINEER, { dryRun: true });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await start(ENGINEER, { dryRun: true })).errors).toBeUndefined();
    const { data } = await start(MANAGER, { dryRun: true, scope: [] });
    expect(data.startEngagement).toMatchObject({
      userErrors: [{ code: 'INVALID', field: ['input', 'scope'] }],
      forecastGoLiveOn: null,
      milestones: null,
    });
  });
});
