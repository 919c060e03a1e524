import { type Json, TestApp } from '../support/app.js';
import { partnersReadAs } from '../support/count-statements.js';
import {
  ADMIN,
  AUDITOR,
  MANAGER,
  NORTHWIND_ID,
  OTHER_ENGINEER,
  PARTNER,
  ENGINEER,
} from '../support/people.js';
import { COMPLIANCE, GLOBEX_ID, type Person } from '../support/people.js';
import { until } from '../support/until.js';
import {
  type Started,
  completeAsManager,
  seedProduct,
  startIntegration,
} from '../support/seed-integrations.js';

const SHOWN = `key title stage status percentComplete waitingOn forecastGoLiveOn
  milestones { id code title party status forecastDueOn } checklist { key status }
  waitingForYou { key title dueOn } waitingForUs { key title dueOn } contacts { key name }
  updates(first: 1) { totalCount nodes { author text } } blockers { id reason } usage(days: 7) { from totals { calls } }`;
const PREVIEW = `query ($id: ID!) { engagement(id: $id) { key portalPreview { ${SHOWN} } } }`;
const AUDITED = `{ auditLog(first: 10, filter: { action: { in: ["engagement.portal-preview"] } }) {
  totalCount nodes { actor { name } engagement { key } partner { slug } subject { kind } changes previous } } }`;
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { message } } }`;

describe('an engagement as its partner sees it', () => {
  let app: TestApp;
  let first: Started, foreign: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    first = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    foreign = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    await completeAsManager(app, first, 'KICKOFF');
    for (const [text, visibility] of [
      ['For all to see', 'PARTNER'],
      ['Between ourselves', 'INTERNAL'],
    ])
      await app.gql(ENGINEER, LOG, { input: { engagementId: first.id, text, visibility } });
  });
  afterAll(() => app.stop());

  const preview = async (person: Person, { id } = first): Promise<Json> =>
    (await app.gql(person, PREVIEW, { id })).data.engagement.portalPreview;
  const audited = async () => (await app.gql(AUDITOR, AUDITED)).data.auditLog;

  it('is exactly what the partner reads, with nothing internal in it', async () => {
    const { data } = await app.gql(
      PARTNER,
      `query ($key: String!) { myIntegration(key: $key) { ${SHOWN} } }`,
      first,
    );
    const seen = await preview(MANAGER);
    expect(seen).toEqual(data.myIntegration);
    expect(seen.updates).toEqual({ totalCount: 1, nodes: [{ author: ENGINEER, text: 'For all to see' }] });
    expect(JSON.stringify(seen)).not.toMatch(/STAFFING|Between ourselves/);
  });

  it('is read under the row security of its partner, who is not the last one’s', async () => {
    expect(await partnersReadAs(() => preview(MANAGER, foreign))).toEqual([GLOBEX_ID]);
    expect(await partnersReadAs(() => preview(MANAGER))).toEqual([NORTHWIND_ID]);
  });

  it('is the engagement’s own partner’s view, whichever engagement is asked for', async () => {
    expect(await preview(MANAGER, foreign)).toMatchObject({ key: foreign.key, title: 'Accounts for Globex' });
  });

  it.each([ADMIN, MANAGER, ENGINEER, AUDITOR])('can be read by %s', async (person) => {
    expect((await preview(person)).key).toBe(first.key);
  });

  it.each([COMPLIANCE, OTHER_ENGINEER])(
    'cannot be read by %s, who still reads the engagement',
    async (person) => {
      const before = await audited();
      const { data, errors } = await app.gql(person, PREVIEW, first);
      expect(data.engagement).toEqual({ key: first.key, portalPreview: null });
      expect(errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' }, path: ['engagement', 'portalPreview'] },
      ]);
      expect((await audited()).totalCount).toBe(before.totalCount);
    },
  );

  it('is audited each time, without changing the engagement', async () => {
    const version = 'query ($id: ID!) { engagement(id: $id) { version } }';
    const before = [await audited(), (await app.gql(MANAGER, version, first)).data.engagement.version];
    await preview(AUDITOR);
    const after = [await audited(), (await app.gql(MANAGER, version, first)).data.engagement.version];
    expect(after[0].totalCount).toBe(before[0].totalCount + 1);
    expect(after[1]).toBe(before[1]);
    expect(after[0].nodes[0]).toEqual({
      ...{ actor: { name: AUDITOR }, engagement: { key: first.key }, partner: { slug: 'northwind' } },
      ...{ subject: { kind: 'engagement' }, changes: {}, previous: null },
    });
  });

  it('is audited once, even if another field of the query fails', async () => {
    const failing = `query ($id: ID!) { engagement(id: $id) { portalPreview { key } } auditLog(first: 1) { totalCount } }`;
    const before = await audited();
    for (let time = 0; time < 3; time += 1) {
      const { errors } = await app.gql(MANAGER, failing, first);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' }, path: ['auditLog'] }]);
    }
    // The response does not wait for the preview, of which it shows nothing.
    await until(async () => (await audited()).totalCount >= before.totalCount + 3);
    await app.gql(MANAGER, PREVIEW, first);
    expect((await audited()).totalCount).toBe(before.totalCount + 4);
  });

  it('is read the same way when the query is compiled', async () => {
    const query = `query Again($id: ID!) { engagement(id: $id) { portalPreview { key milestones { code } } } }`;
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push((await app.gql(MANAGER, query, first)).data);
    expect(answers[0].engagement.portalPreview.milestones.length).toBeGreaterThan(10);
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it.each([
    ['a list', 'BAD_USER_INPUT', '{ engagements(first: 1) { nodes { portalPreview { key } } } }'],
    [
      'a payload',
      'SAVED_NOT_SHOWN',
      'mutation { takeBaseline(input: { engagementId: "ENG-1", name: "B", reason: "R" }) { engagement { portalPreview { key } } userErrors { message } } }',
    ],
  ])('is not read in %s', async (_where, code, query) => {
    const before = await audited();
    const { errors } = await app.gql(MANAGER, query);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect((await audited()).totalCount).toBe(before.totalCount);
  });
});
