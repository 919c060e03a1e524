import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Delivery, MANAGER } from './delivery-support.js';
import { PARTNER } from '../support/people.js';

const saved = (name: string) => readFileSync(path.join('examples/operations', `${name}.graphql`), 'utf8');
const MINE = `query ($key: String!) { myIntegration(key: $key) {
  status expectedResumeOn forecastGoLiveOn baselineGoLiveOn waitingOn } }`;

describe('a manager whose engagement has to pause', () => {
  let delivery: Delivery;
  let engagementId: string;
  let key: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    engagementId = await delivery.engagement();
    const { data } = await delivery.app.gql(MANAGER, 'query ($id: ID!) { engagement(id: $id) { key } }', {
      id: engagementId,
    });
    ({ key } = data.engagement);
    await delivery.app.settle();
  });
  afterAll(() => delivery.app.stop());

  const run = async (operation: string, input: object) => {
    const { data, errors } = await delivery.app.gql(MANAGER, saved(operation), { input });
    expect(errors).toBeUndefined();
    const [answer] = Object.values<{ userErrors: unknown[] }>(data);
    expect(answer!.userErrors).toEqual([]);
    return data;
  };
  const seenByPartner = async () =>
    (await delivery.app.gql(PARTNER, MINE, { key })).data.myIntegration as Record<string, unknown>;

  it('holds it until a given day, and the partner sees that but not why', async () => {
    await delivery.app.moveTo('2026-12-03T15:00:00Z');
    const { holdEngagement } = await run('manager-hold-engagement', {
      ...{ engagementId, expectedResumeOn: '2026-12-14', reason: 'They changed their bank.' },
    });
    expect(holdEngagement.engagement).toMatchObject({
      ...{ status: 'ON_HOLD', expectedResumeOn: '2026-12-14', forecastGoLiveOn: '2026-12-29' },
    });
    expect(await seenByPartner()).toEqual({
      ...{ status: 'ON_HOLD', expectedResumeOn: '2026-12-14', waitingOn: null },
      ...{ forecastGoLiveOn: '2026-12-29', baselineGoLiveOn: '2026-12-14' },
    });
    const { errors } = await delivery.app.gql(
      PARTNER,
      'query ($key: String!) { myIntegration(key: $key) { hold { reason } } }',
      { key },
    );
    expect(errors).toHaveLength(1);
  });

  it('resumes it, and takes a new baseline', async () => {
    await delivery.app.moveTo('2026-12-10T15:00:00Z');
    const { resumeEngagement } = await run('manager-resume-engagement', { engagementId });
    expect(resumeEngagement.engagement).toMatchObject({
      ...{ status: 'ACTIVE', forecastGoLiveOn: '2026-12-24', ballInCourt: { party: 'SERVICES' } },
      holds: [{ expectedResumeOn: '2026-12-14', until: '2026-12-10T15:00:00.000Z' }],
    });
    const { takeBaseline } = await run('manager-take-baseline', {
      ...{ engagementId, name: 'After the hold', reason: 'Agreed with the partner.' },
    });
    expect(takeBaseline).toMatchObject({
      baseline: { name: 'After the hold', goLiveOn: '2026-12-24', takenBy: MANAGER },
      engagement: { scheduleVarianceDays: 8, scheduleVarianceFromLatestDays: 0 },
    });
    const { data } = await delivery.app.gql(MANAGER, saved('manager-baselines'), { key });
    expect(data.engagement.baselines).toMatchObject([
      { name: 'Start', goLiveOn: '2026-12-14' },
      { name: 'After the hold', goLiveOn: '2026-12-24' },
    ]);
    expect(await seenByPartner()).toMatchObject({ status: 'ACTIVE', baselineGoLiveOn: '2026-12-14' });
  });

  it('adds a day on which no one works there, and the plan follows automatically', async () => {
    const days = [
      { day: '2026-12-21', name: 'Company day' },
      { day: '2026-12-25', name: 'Christmas Day' },
    ];
    const { setHolidays } = await run('manager-set-holidays', { region: 'US', days });
    expect(setHolidays).toMatchObject({ holidays: days, engagements: 1 });
    await delivery.app.settle();
    expect(await seenByPartner()).toMatchObject({ forecastGoLiveOn: '2026-12-28' });
    const { data } = await delivery.app.gql(MANAGER, saved('manager-holidays'), {
      ...{ region: 'US', from: '2026-12-01', to: '2027-01-31' },
    });
    expect(data.holidays).toEqual(days);
  });
});
