import { TestApp } from '../support/app.js';
import { NORTHWIND_ID } from '../support/people.js';
import { readsAndChangesNothing } from '../support/reading-staff.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

const COMPLIANCE = 'compliance@causeway.example';

const CLOSED = ['apiKeys', 'auditLog', 'jobs', 'users'];
readsAndChangesNothing('a compliance reviewer', COMPLIANCE, 'COMPLIANCE', CLOSED, [
  'passBall',
  'setLaunchChecklist',
]);

const WAITING = `{ engagements(filter: { ballInCourt: { in: [COMPLIANCE] } }, orderBy: { field: BALL_SINCE, direction: ASC }) {
  nodes { id key ballInCourt { party reason passedBy } } } }`;
const PASS = `mutation ($input: PassBallInput!) { passBall(input: $input) {
  engagement { ballInCourt { party reason passedBy } } userErrors { code } } }`;

describe('a compliance reviewer who must act', () => {
  let app: TestApp;
  let started: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await startIntegration(app, NORTHWIND_ID, 'Nothing for compliance');
  });
  afterAll(() => app.stop());

  const pass = (person: typeof COMPLIANCE | 'engineer@causeway.example', to: string, reason: string) =>
    app.gql(person, PASS, { input: { engagementId: started.id, to, reason } });

  it('finds what waits for them, and passes it back when done', async () => {
    expect((await app.gql(COMPLIANCE, WAITING)).data.engagements.nodes).toEqual([]);
    await pass('engineer@causeway.example', 'COMPLIANCE', 'Please clear due diligence.');
    const { data: waiting } = await app.gql(COMPLIANCE, WAITING);
    expect(waiting.engagements.nodes).toMatchObject([
      { key: started.key, ballInCourt: { party: 'COMPLIANCE', reason: 'Please clear due diligence.' } },
    ]);
    const { data } = await pass(COMPLIANCE, 'SERVICES', 'Cleared.');
    expect(data.passBall).toEqual({
      engagement: { ballInCourt: { party: 'SERVICES', reason: 'Cleared.', passedBy: COMPLIANCE } },
      userErrors: [],
    });
  });

  it('has no say once the ball lies elsewhere', async () => {
    const { errors } = await pass(COMPLIANCE, 'PARTNER', 'Not mine any more.');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
