import { TestApp } from '../support/app.js';
import { MyBlockers } from '../support/my-blockers.js';
import { NORTHWIND_ID } from '../support/people.js';
import { seedProduct, startIntegration } from '../support/seed-integrations.js';

const RAISE = `mutation ($input: RaiseBlockerInput!) {
  raiseBlocker(input: $input) { userErrors { code message } } }`;
const reason = 'One of many.';

describe('a partner user who keeps raising blockers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
  });
  afterAll(() => app.stop());

  it.each([0, 3])(
    'learns nothing about the number of internal ones (%d), and leaves room for more of them',
    async (internal) => {
      const own = await startIntegration(app, NORTHWIND_ID, `Accounts beside ${internal}`);
      const mine = new MyBlockers(app, own);
      const input = {
        engagementId: own.id,
        severity: 'LOW',
        party: 'SERVICES',
        reason,
        visibility: 'INTERNAL',
      };
      const raiseInternal = async () => {
        const { data } = await app.gql('manager@causeway.example', RAISE, { input });
        expect(data.raiseBlocker.userErrors).toEqual([]);
      };
      for (let raised = 0; raised < internal; raised += 1) await raiseInternal();
      for (let raised = 0; raised < 50; raised += 1)
        await mine.moved('raiseMyBlocker', { key: own.key, severity: 'LOW', reason });
      const { userErrors } = await mine.move('raiseMyBlocker', { key: own.key, severity: 'LOW', reason });
      expect(userErrors).toEqual([
        {
          ...{ code: 'LIMIT_EXCEEDED', field: ['input', 'key'] },
          message: `${own.key} already has 50 open blockers; have some resolved first.`,
        },
      ]);
      await raiseInternal();
    },
    30_000,
  );
});
