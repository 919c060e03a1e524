import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { act, change, enterEngagement, stateOfScore } from '../support/health-support.js';
import { MANAGER } from '../support/people.js';
import { VERSION_ID, seedProduct } from '../support/seed-integrations.js';
import { acknowledge, alertsOf } from './alerts-support.js';

/** Mon 7 December 2026, 10:00 in New York. */
const NOW = '2026-12-07T15:00:00Z';
const OVERRIDE = `mutation ($input: OverrideHealthInput!) { overrideHealth(input: $input) { userErrors { message } } }`;
const CLEAR = `mutation ($input: ClearHealthOverrideInput!) { clearHealthOverride(input: $input) { userErrors { message } } }`;

describe('alerts of a health that is overridden', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await TestApp.start(new Date(NOW));
    await seedProduct(app);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.beginAt(new Date(NOW));
    await act(app.pools.staff, NOW);
    id = await enterEngagement(app.pools.staff, { at: NOW, apiVersionId: VERSION_ID, ...stateOfScore(90) });
    await change(app, id);
  });

  const override = async (band: string) => {
    const input = { engagementId: toTypeId('engagement', id), band, reason: 'Their sponsor left.' };
    const { data } = await app.gql(MANAGER, OVERRIDE, { input: { ...input, until: '2026-12-08' } });
    expect(data.overrideHealth.userErrors).toEqual([]);
    await app.settle();
  };
  const clear = async () => {
    const { data } = await app.gql(MANAGER, CLEAR, { input: { engagementId: toTypeId('engagement', id) } });
    expect(data.clearHealthOverride.userErrors).toEqual([]);
    await app.settle();
  };
  const falls = () => alertsOf(app, id, { kind: { in: ['BAND_WORSENED'] } });
  const states = async () =>
    (await falls()).map(({ resolvedAt }) => (resolvedAt === null ? 'open' : 'resolved'));

  it('read the shown band, and say who overrides it', async () => {
    await override('CRITICAL');
    expect(await falls()).toEqual([
      expect.objectContaining({
        cause: `Health fell from healthy to critical: ${MANAGER} overrode it.`,
        nextStep: 'Read the reason for the override, and agree with the lead on what to do.',
      }),
    ]);
  });

  it.each([
    ['when it is cleared', clear],
    ['when a better band replaces it', () => override('HEALTHY')],
    ['when its last day has ended', () => app.moveTo('2026-12-09T05:00:00Z')],
  ])('resolve %s', async (_case, end) => {
    await override('AT_RISK');
    expect(await states()).toEqual(['open']);
    await end();
    expect(await states()).toEqual(['resolved']);
  });

  it('stay open until the last moment of the last local day', async () => {
    await override('AT_RISK');
    await app.moveTo('2026-12-09T04:59:59Z');
    expect(await states()).toEqual(['open']);
  });

  it('open again when another one is lower than what was acknowledged', async () => {
    await override('AT_RISK');
    const [alert] = await falls();
    await acknowledge(app, alert.id);
    expect(await states()).toEqual(['resolved']);
    await override('CRITICAL');
    expect(await states()).toEqual(['open', 'resolved']);
  });
});
