import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ACCOUNTS, Checklists } from './checklist-support.js';
import { type Json, TestApp } from '../support/app.js';
import { COMPLIANCE, NORTHWIND_ID, type Person } from '../support/people.js';
import { readsAndChangesNothing } from '../support/reading-staff.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

const CLOSED = ['apiKeys', 'auditLog', 'jobs', 'users'];
readsAndChangesNothing('a compliance reviewer', COMPLIANCE, 'COMPLIANCE', CLOSED, [
  'addMilestone',
  'correctProgress',
  'logProgress',
  'passBall',
  'raiseBlocker',
  'rescheduleMilestone',
  'resolveBlocker',
  'reviewChecklistItem',
  'setLaunchChecklist',
  'updateBlocker',
  'updateMilestone',
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

  it('finds what is waiting for them, and passes the ball back when done', async () => {
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

  it('has no say once another party has the ball', async () => {
    const { errors } = await pass(COMPLIANCE, 'PARTNER', 'Not mine any more.');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a compliance reviewer with evidence to review', () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
    started = await checklists.engagement();
  });
  afterAll(() => checklists.app.stop());

  const run = async (person: Person, name: string, variables: object): Promise<Json> => {
    const text = readFileSync(path.join('examples/operations', `${name}.graphql`), 'utf8');
    const { data, errors } = await checklists.app.gql(person, text, variables);
    expect(errors).toBeUndefined();
    const [answer] = Object.values<Json>(data);
    expect(answer.userErrors ?? []).toEqual([]);
    return answer;
  };
  const submit = (url: string) => {
    const input = { engagementId: started.id, apiProductId: ACCOUNTS, code: 'TERMS', url };
    return run('engineer@causeway.example', 'engineer-submit-evidence', { input });
  };
  const waiting = async () => (await run(COMPLIANCE, 'compliance-evidence-to-review', {})).nodes;
  /** Decides on the first waiting item, with what the list says about it. */
  const review = async (decision: string, more: object = {}) => {
    const [{ code, apiProduct, engagement, evidence }] = await waiting();
    const item = {
      code,
      apiProductId: apiProduct.id,
      engagementId: engagement.id,
      evidenceId: evidence[0].id,
    };
    return run(COMPLIANCE, 'compliance-review-item', { input: { ...item, decision, ...more } });
  };

  it('finds it in the list, rejects it, and accepts its replacement, so that the gate is met', async () => {
    expect(await waiting()).toEqual([]);
    await submit('https://vault.example/unsigned');
    expect(await waiting()).toMatchObject([
      {
        code: 'TERMS',
        engagement: { key: started.key },
        evidence: [{ url: 'https://vault.example/unsigned' }],
      },
    ]);
    const rejected = await review('REJECTED', { note: 'No signature.' });
    expect(rejected.item).toMatchObject({ status: 'REJECTED', rejection: 'No signature.' });
    expect(await waiting()).toEqual([]);
    await submit('https://vault.example/signed');
    const { item } = await review('SATISFIED');
    expect(item).toMatchObject({ status: 'SATISFIED', rejection: null });
    const { checklist } = await run(COMPLIANCE, 'engineer-checklist', { key: started.key });
    expect(checklist).toMatchObject([
      { code: 'PEN-TEST', status: 'MISSING' },
      { code: 'TERMS', status: 'SATISFIED' },
    ]);
  });

  it('sees a manager waive until a given day, which they may not do themselves', async () => {
    const input = {
      ...{ engagementId: started.id, apiProductId: ACCOUNTS, code: 'PEN-TEST', decision: 'WAIVED' },
      ...{ note: 'The pilot runs on test accounts.', waivedUntil: '2026-12-04' },
    };
    await run('manager@causeway.example', 'manager-waive-item', { input });
    const horizon = await run(COMPLIANCE, 'manager-expiry-horizon', {});
    expect(horizon.nodes).toMatchObject([
      { kind: 'WAIVER', expiresOn: '2026-12-04', engagement: { key: started.key } },
    ]);
    const { gate } = await run('engineer@causeway.example', 'engineer-gate', {
      input: { engagementId: started.id, from: 'DISCOVERY', dryRun: true },
    });
    expect(gate.met).toBe(false);
    expect(gate.missing.map(({ kind }: Json) => kind)).not.toContain('CHECKLIST_ITEM');
    expect(gate.expiringBeforeGoLive).toMatchObject([{ kind: 'WAIVER' }]);
  });
});
