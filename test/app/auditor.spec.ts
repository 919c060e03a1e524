import { readFileSync } from 'node:fs';
import { TestApp } from '../support/app.js';
import { AUDITOR, ENGINEER, NORTHWIND_ID } from '../support/people.js';
import { readsAndChangesNothing } from '../support/reading-staff.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

readsAndChangesNothing('an auditor', AUDITOR, 'AUDITOR', ['jobs']);

const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { entry { id version } } }`;
const CORRECT = readFileSync('examples/operations/engineer-correct-progress.graphql', 'utf8');
const REVISIONS = readFileSync('examples/operations/auditor-progress-revisions.graphql', 'utf8');
const AUDITED = `query ($filter: AuditFilter) { auditLog(filter: $filter) {
  nodes { actor { name } subject { kind id } changes } } }`;

describe('an auditor who investigates an entry', () => {
  let app: TestApp;
  let started: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
  });
  afterAll(() => app.stop());

  it('reads it as logged and as corrected, and finds who corrected it in the audit log', async () => {
    const said = { text: 'Launch is settled.', visibility: 'PARTNER' };
    const { data } = await app.gql(ENGINEER, LOG, { input: { engagementId: started.id, ...said } });
    const { id: entryId, version: expectedVersion } = data.logProgress.entry;
    const right = { text: 'Launch is proposed.', reason: 'Nothing was settled.' };
    await app.gql(ENGINEER, CORRECT, { input: { entryId, expectedVersion, ...right } });

    const { data: read } = await app.gql(AUDITOR, REVISIONS, { key: started.key });
    expect(read.engagement.progress.nodes).toMatchObject([
      {
        author: ENGINEER,
        revisions: [
          { revision: 1, text: 'Launch is settled.', by: ENGINEER, reason: null },
          { revision: 2, text: 'Launch is proposed.', by: ENGINEER, reason: 'Nothing was settled.' },
        ],
      },
    ]);
    const filter = { action: { in: ['progress.correct'] } };
    const { data: audited } = await app.gql(AUDITOR, AUDITED, { filter });
    expect(audited.auditLog.nodes).toMatchObject([
      {
        actor: { name: ENGINEER },
        subject: { id: entryId },
        changes: { engagementId: started.id, revision: 2, textCorrected: true },
      },
    ]);
  });
});
