import { fromTypeId, toTypeId } from '../../src/kernel/ids.js';
import { type Json, START, TestApp } from '../support/app.js';
import { query } from '../support/query.js';
import { MANAGER, NORTHWIND_ID } from '../support/people.js';
import { PRODUCT_ID, seedProduct, startIntegration } from '../support/seed-integrations.js';
import { ask } from '../support/health-support.js';

const EXPIRED = 'A production credential expired on 2026-12-02.';
const HEALTH = 'health { asOf causes { code text } }';
const REGISTER = `mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) {
  userErrors { message } application { credentials { id } } } }`;
const ROTATE = `mutation ($input: RotateCredentialInput!) { rotateCredential(input: $input) { userErrors { message } } }`;
const REVOKE = `mutation ($input: RevokeCredentialInput!) { revokeCredential(input: $input) { userErrors { message } } }`;

describe('the effect of credentials on health', () => {
  let app: TestApp;
  let engagement: string;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.beginAt(START);
    await query(app.database.ownerUrl, 'truncate engagement, application cascade');
    const { id } = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    engagement = fromTypeId('engagement', id)!;
    await app.settle();
  });

  const health = async (): Promise<Json> => (await ask(app, engagement, HEALTH)).health;
  const expired = async () => (await health()).causes.map(({ text }: Json) => text).includes(EXPIRED);
  const act = async (mutation: string, input: object): Promise<Json> => {
    const { data } = await app.gql(MANAGER, mutation, { input });
    const [payload] = Object.values<Json>(data);
    expect(payload.userErrors).toEqual([]);
    return payload;
  };
  /** @returns the ID of its credential */
  const register = async (): Promise<string> => {
    const issued = { issuedAt: '2026-11-30T12:00:00Z', expiresAt: '2026-12-02T15:00:00Z' };
    const { application } = await act(REGISTER, {
      ...{ partnerId: toTypeId('partner', NORTHWIND_ID), name: 'Shop' },
      apiProductIds: [toTypeId('apiProduct', PRODUCT_ID)],
      credentials: [{ environment: 'PRODUCTION', clientId: 'shop-1', ...issued }],
    });
    return application.credentials[0].id;
  };

  it('is evaluated again when an application is registered', async () => {
    await app.moveTo('2026-11-30T15:01:00Z');
    const before = (await health()).asOf;
    await register();
    await app.moveTo('2026-11-30T15:02:00Z');
    expect((await health()).asOf > before).toBe(true);
  });

  it.each([
    ['is rotated', ROTATE, { clientId: 'shop-2', issuedAt: '2026-12-03T06:00:00Z' }],
    ['is revoked', REVOKE, { reason: 'It ran out.' }],
  ])('ends the cap of an expired one as soon as it %s', async (_case, mutation, more) => {
    const credentialId = await register();
    await app.moveTo('2026-12-03T06:00:00Z');
    expect(await expired()).toBe(true);
    await act(mutation, { credentialId, ...more });
    await app.moveTo('2026-12-03T06:01:00Z');
    expect(await expired()).toBe(false);
  });
});
