import type { Answer, Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import type { Person } from '../support/people.js';
import { type Started, placeIn } from '../support/seed-integrations.js';
import { COMPLIANCE, Checklists, ENGINEER, MANAGER, faultsOf, item, refusals } from './checklist-support.js';

const GATE = 'gate { met missing { kind title party } expiringBeforeGoLive { kind title expiresOn } }';
const ADVANCE = `mutation ($input: AdvanceStageInput!) { advanceStage(input: $input) {
  userErrors { code field message } engagement { stage version } gate { met missing { kind title party } } } }`;
const RETURN = `mutation ($input: ReturnToStageInput!) { returnToStage(input: $input) {
  userErrors { code field message } engagement { stage milestones { code status } } } }`;

describe('a gate', () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
  });
  beforeEach(async () => {
    await checklists.set(MANAGER, [item('PEN-TEST'), item('TERMS', { neededBy: 'DESIGN' })]);
    started = await checklists.engagement();
  });
  afterAll(() => checklists.app.stop());

  const place = (stage: string) => placeIn(checklists.app, started, stage);
  const gate = async (): Promise<Json> => {
    const query = `query ($key: String!) { engagement(key: $key) { ${GATE} } }`;
    return (await checklists.app.gql(MANAGER, query, { key: started.key })).data.engagement.gate;
  };
  const advance = (person: Person, from: string, more: object = {}, headers: object = {}) =>
    checklists.app.gql(person, ADVANCE, { input: { engagementId: started.id, from, ...more } }, headers);
  const goBack = (person: Person, to: string, reason = 'Certification failed.') =>
    checklists.app.gql(person, RETURN, { input: { engagementId: started.id, to, reason } });
  const satisfy = async (code: string) => {
    await checklists.submit(ENGINEER, started, code);
    await checklists.review(COMPLIANCE, started, code, 'SATISFIED');
  };
  const missing = (code: string, party = 'PARTNER') => ({
    ...{ kind: 'CHECKLIST_ITEM', title: `${code} is there (checklist of Accounts)`, party },
  });

  it('requires what the stage and earlier ones need, until it is satisfied or waived', async () => {
    await place('CERTIFICATION');
    const credential = {
      ...{ kind: 'CREDENTIAL', title: 'a live production credential for Accounts', party: 'PARTNER' },
    };
    expect(await gate()).toMatchObject({
      met: false,
      missing: [missing('PEN-TEST'), missing('TERMS'), credential],
    });
    await checklists.submit(ENGINEER, started, 'PEN-TEST');
    expect((await gate()).missing[0]).toEqual(missing('PEN-TEST', 'COMPLIANCE'));
    await checklists.review(COMPLIANCE, started, 'PEN-TEST', 'SATISFIED');
    const waiver = { note: 'A pilot.', waivedUntil: '2026-12-31' };
    await checklists.review(MANAGER, started, 'TERMS', 'WAIVED', waiver);
    expect((await gate()).missing).toEqual([credential]);
  });

  it('identifies what is missing by the arguments of mutations', async () => {
    await place('CERTIFICATION');
    const query = `query ($key: String!) { apiProducts { nodes { id slug } } engagement(key: $key) {
      milestones { id code } gate { missing { kind milestoneId apiProductId code } } } }`;
    const { data } = await checklists.app.gql(MANAGER, query, { key: started.key });
    const { id: milestoneId, code } = data.engagement.milestones[0];
    const { id: apiProductId } = data.apiProducts.nodes.find(({ slug }: Json) => slug === 'accounts');
    const ofItem = { kind: 'CHECKLIST_ITEM', milestoneId: null, apiProductId };
    const items = [
      { ...ofItem, code: 'PEN-TEST' },
      { ...ofItem, code: 'TERMS' },
      { ...ofItem, kind: 'CREDENTIAL', code: null },
    ];
    expect(data.engagement.gate.missing).toEqual(items);
    await checklists.app.pools.staff.query(
      "update milestone set stage = 'CERTIFICATION', status = 'NOT_STARTED', required = true where code = $1",
      [code],
    );
    const { data: now } = await checklists.app.gql(MANAGER, query, { key: started.key });
    const milestone = { kind: 'MILESTONE', milestoneId, apiProductId: null, code };
    expect(now.engagement.gate.missing).toEqual([milestone, ...items]);
  });

  it('requires in an earlier stage only what that one needs', async () => {
    await place('DESIGN');
    expect(await gate()).toMatchObject({ met: false, missing: [missing('TERMS')] });
    await satisfy('TERMS');
    expect(await gate()).toMatchObject({ met: true, missing: [] });
    const { data } = await advance(ENGINEER, 'DESIGN');
    expect(data.advanceStage).toMatchObject({ userErrors: [], engagement: { stage: 'SANDBOX' } });
  });

  it('is not met for one engagement by evidence of another', async () => {
    await satisfy('TERMS');
    started = await checklists.engagement('Another');
    await place('DESIGN');
    expect((await gate()).missing).toEqual([missing('TERMS')]);
  });

  it('reports everything that is missing in one rejection', async () => {
    const { data } = await advance(ENGINEER, 'DISCOVERY');
    const faults = faultsOf({ data } as Answer, 'advanceStage');
    expect(faults).toEqual(faults.map(() => 'GATE_NOT_MET from'));
    expect(data.advanceStage.engagement).toBeNull();
    expect(data.advanceStage.gate.missing).toHaveLength(faults.length);
    const { data: other } = await place('DESIGN').then(() => advance(ENGINEER, 'DESIGN'));
    expect(other.advanceStage.userErrors).toEqual([
      {
        ...{ code: 'GATE_NOT_MET', field: ['input', 'from'] },
        message: 'Cannot leave DESIGN without TERMS is there (checklist of Accounts) (PARTNER).',
      },
    ]);
  });

  it('is returned by a dry run, which changes nothing, whether it is met or not', async () => {
    const dryRun = async () => (await advance(ENGINEER, 'DESIGN', { dryRun: true })).data.advanceStage;
    const engagement = { stage: 'DESIGN', version: 1 };
    await place('DESIGN');
    // The events that jobs record because of the checklist have been delivered by now.
    await checklists.app.settle();
    const counts = () =>
      Promise.all(['audit_entry', 'outbox', 'engagement_history'].map((table) => checklists.count(table)));
    const before = await counts();
    const gate = { met: false, missing: [missing('TERMS')] };
    expect(await dryRun()).toEqual({ userErrors: [], engagement, gate });
    expect(await counts()).toEqual(before);
    await checklists.set(MANAGER, []);
    expect(await dryRun()).toEqual({ userErrors: [], engagement, gate: { met: true, missing: [] } });
  });

  it('does not apply to an engagement that has already passed it', async () => {
    await place('DESIGN');
    await checklists.set(MANAGER, []);
    await advance(ENGINEER, 'DESIGN');
    const plan = `query ($key: String!) { engagement(key: $key) { milestones { id version stage required status } } }`;
    const { data } = await checklists.app.gql(MANAGER, plan, { key: started.key });
    const { id: milestoneId, version: expectedVersion } = data.engagement.milestones.find(
      ({ stage, required }: Json) => stage === 'DESIGN' && required,
    );
    const reopen = `mutation ($input: UpdateMilestoneInput!) { updateMilestone(input: $input) {
      userErrors { code field message } milestone { status } } }`;
    const input = { milestoneId, expectedVersion, status: 'IN_PROGRESS' };
    const refused = await checklists.app.gql(ENGINEER, reopen, { input });
    expect(faultsOf(refused, 'updateMilestone')).toEqual(['NOT_ALLOWED_IN_STATE status']);
    await goBack(ENGINEER, 'DESIGN');
    const { data: reopened } = await checklists.app.gql(ENGINEER, reopen, { input });
    expect(reopened.updateMilestone).toEqual({ userErrors: [], milestone: { status: 'IN_PROGRESS' } });
  });

  it('leaves the Idempotency-Key of a dry run to the real run', async () => {
    await place('DESIGN');
    await checklists.set(MANAGER, []);
    const headers = { 'idempotency-key': 'on-to-the-sandbox' };
    await advance(ENGINEER, 'DESIGN', { dryRun: true }, headers);
    const { data } = await advance(ENGINEER, 'DESIGN', {}, headers);
    expect(data.advanceStage).toMatchObject({ userErrors: [], engagement: { stage: 'SANDBOX' } });
  });

  it('checks in a dry run the named stage and the permission to advance', async () => {
    expect(faultsOf(await advance(ENGINEER, 'DESIGN', { dryRun: true }), 'advanceStage')).toEqual([
      'CONFLICT from',
    ]);
    const stranger = await advance('engineer2@causeway.example', 'DISCOVERY', { dryRun: true });
    expect(refusals(stranger)).toEqual(['FORBIDDEN']);
  });

  it('is read for a list of engagements in one statement', async () => {
    const query = `{ engagements(first: 50) { nodes { ${GATE} checklist { status } } } }`;
    const reads = () =>
      countReads(async () => expect((await checklists.app.gql(MANAGER, query)).errors).toBeUndefined());
    await reads();
    expect(await reads()).toBe(1);
    for (let more = 0; more < 3; more += 1) await checklists.engagement(`More ${more}`);
    expect(await reads()).toBe(1);
  });

  it('also keeps an engagement from being completed', async () => {
    await place('ADOPTION');
    const close = `mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) { userErrors { code field } } }`;
    const input = { engagementId: started.id, outcome: 'COMPLETED', reason: 'Done.' };
    const answer = await checklists.app.gql(MANAGER, close, { input });
    expect(faultsOf(answer, 'closeEngagement')).toEqual(['GATE_NOT_MET outcome', 'GATE_NOT_MET outcome']);
  });

  it('warns of what expires before go-live', async () => {
    await checklists.submit(ENGINEER, started, 'TERMS', { expiresOn: '2026-12-01' });
    expect((await gate()).expiringBeforeGoLive).toEqual([
      { kind: 'EVIDENCE', title: 'TERMS is there', expiresOn: '2026-12-01' },
    ]);
  });

  describe('can be reopened by returning to a stage', () => {
    it('with a reason, by an engineer of the team; milestones stay as they were, and both moves are in the history', async () => {
      await place('CERTIFICATION');
      const { data } = await goBack(ENGINEER, 'SANDBOX');
      expect(data.returnToStage).toMatchObject({ userErrors: [], engagement: { stage: 'SANDBOX' } });
      const { milestones } = data.returnToStage.engagement;
      expect(milestones.filter(({ status }: Json) => status === 'DONE').length).toBeGreaterThan(0);
      const { rows } = await checklists.app.pools.staff.query(
        `select a.changes, a.previous, (select h.stage from engagement_history h where h.engagement_id = e.id
           order by h.at desc, h.id desc limit 1) as stage
         from engagement e join audit_entry a on a.subject_id = e.id and a.action = 'engagement.return-to-stage'
         where e.key = $1`,
        [started.key],
      );
      const changes = { stage: 'SANDBOX', reason: 'Certification failed.' };
      expect(rows).toEqual([{ stage: 'SANDBOX', changes, previous: { stage: 'CERTIFICATION' } }]);
    });

    it.each([
      ['to where it is', 'SANDBOX', 'It failed.', 'NOT_ALLOWED_IN_STATE to'],
      ['forwards', 'LAUNCH', 'It failed.', 'NOT_ALLOWED_IN_STATE to'],
      ['without a reason', 'DESIGN', ' ', 'INVALID reason'],
    ])('but not %s', async (_case, to, reason, fault) => {
      await place('SANDBOX');
      expect(faultsOf(await goBack(MANAGER, to, reason), 'returnToStage')).toEqual([fault]);
    });

    it('but not once the engagement is on hold or has ended', async () => {
      for (const status of ['ON_HOLD', 'CANCELLED']) {
        await place('SANDBOX');
        await checklists.app.pools.staff.query('update engagement set status = $2 where key = $1', [
          started.key,
          status,
        ]);
        const faults = faultsOf(await goBack(MANAGER, 'DESIGN'), 'returnToStage');
        expect(faults).toEqual(['NOT_ALLOWED_IN_STATE engagementId']);
      }
    });

    it.each<Person>([
      'engineer2@causeway.example',
      COMPLIANCE,
      'auditor@causeway.example',
      'partner@northwind.example',
    ])('but not by %s', async (person) => {
      await place('SANDBOX');
      expect(refusals(await goBack(person, 'DESIGN'))).toEqual(['FORBIDDEN']);
    });
  });
});
