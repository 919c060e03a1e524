import { newId } from '../../src/kernel/ids.js';
import type { Answer, Json } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { NORTHWIND_ID, type Person } from '../support/people.js';
import { PRODUCT_ID, type Started } from '../support/seed-integrations.js';
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

  /** Puts an engagement where a test begins, with its milestones up to there done. */
  const place = (stage: string) =>
    checklists.app.pools.staff.query(
      `with moved as (update engagement set stage = $2 where key = $1 returning id)
       update milestone set status = 'DONE', started_on = '2026-11-30', completed_on = '2026-11-30'
       where stage = $2 and engagement_id = (select id from moved)`,
      [started.key, stage],
    );
  const gate = async (): Promise<Json> => {
    const query = `query ($key: String!) { engagement(key: $key) { ${GATE} } }`;
    return (await checklists.app.gql(MANAGER, query, { key: started.key })).data.engagement.gate;
  };
  const advance = (person: Person, from: string, more: object = {}) =>
    checklists.app.gql(person, ADVANCE, { input: { engagementId: started.id, from, ...more } });
  const goBack = (person: Person, to: string, reason = 'Certification failed.') =>
    checklists.app.gql(person, RETURN, { input: { engagementId: started.id, to, reason } });
  const satisfy = async (code: string) => {
    await checklists.submit(ENGINEER, started, code);
    await checklists.review(COMPLIANCE, started, code, 'SATISFIED');
  };
  const missing = (code: string, party = 'PARTNER') => ({
    ...{ kind: 'CHECKLIST_ITEM', title: `${code} is there (checklist of Accounts)`, party },
  });

  it('asks for what the stage and those before it need, until it is satisfied or waived', async () => {
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

  it('asks in an earlier stage for what that one needs alone', async () => {
    await place('DESIGN');
    expect(await gate()).toMatchObject({ met: false, missing: [missing('TERMS')] });
    await satisfy('TERMS');
    expect(await gate()).toMatchObject({ met: true, missing: [] });
    const { data } = await advance(ENGINEER, 'DESIGN');
    expect(data.advanceStage).toMatchObject({ userErrors: [], engagement: { stage: 'SANDBOX' } });
  });

  it('is not met for one engagement by what another one showed', async () => {
    await satisfy('TERMS');
    started = await checklists.engagement('Another');
    await place('DESIGN');
    expect((await gate()).missing).toEqual([missing('TERMS')]);
  });

  it('tells everything that is missing when it keeps an engagement in, in one refusal', async () => {
    const { data } = await advance(ENGINEER, 'DISCOVERY');
    const faults = faultsOf({ data } as Answer, 'advanceStage');
    expect(faults).toEqual(faults.map(() => 'GATE_NOT_MET from'));
    expect(data.advanceStage.engagement).toBeNull();
    expect(data.advanceStage.gate.missing).toHaveLength(faults.length);
    const { data: other } = await place('DESIGN').then(() => advance(ENGINEER, 'DESIGN'));
    expect(other.advanceStage.userErrors).toEqual([
      {
        ...{ code: 'GATE_NOT_MET', field: ['input', 'from'] },
        message: 'DESIGN is not left without TERMS is there (checklist of Accounts) (PARTNER).',
      },
    ]);
  });

  it('is shown by a dry run, which changes nothing', async () => {
    const counts = () =>
      Promise.all(['audit_entry', 'outbox', 'engagement_history'].map((t) => checklists.count(t)));
    await place('DESIGN');
    const before = await counts();
    const { data } = await advance(ENGINEER, 'DESIGN', { dryRun: true });
    expect(data.advanceStage).toEqual({
      userErrors: [],
      engagement: { stage: 'DESIGN', version: 1 },
      gate: { met: false, missing: [missing('TERMS')] },
    });
    await checklists.set(MANAGER, []);
    expect((await advance(ENGINEER, 'DESIGN', { dryRun: true })).data.advanceStage).toMatchObject({
      ...{ engagement: { stage: 'DESIGN' }, gate: { met: true } },
    });
    const after = await counts();
    // The checklist itself was set: one row of the log and one event.
    expect(after).toEqual([before[0]! + 1, before[1]! + 1, before[2]]);
  });

  it('holds a dry run to the stage it names and to who may advance', async () => {
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

  it('keeps an engagement from being completed as well', async () => {
    await place('ADOPTION');
    const close = `mutation ($input: CloseEngagementInput!) { closeEngagement(input: $input) { userErrors { code field } } }`;
    const input = { engagementId: started.id, outcome: 'COMPLETED', reason: 'Done.' };
    const answer = await checklists.app.gql(MANAGER, close, { input });
    expect(faultsOf(answer, 'closeEngagement')).toEqual(['GATE_NOT_MET outcome', 'GATE_NOT_MET outcome']);
  });

  it('warns of what runs out before go-live', async () => {
    await checklists.submit(ENGINEER, started, 'TERMS', { expiresOn: '2026-12-01' });
    expect((await gate()).expiringBeforeGoLive).toEqual([
      { kind: 'EVIDENCE', title: 'TERMS is there', expiresOn: '2026-12-01' },
    ]);
  });

  describe('is gone back through', () => {
    it('with a reason, by an engineer of the team; milestones stay as they were, and history keeps both', async () => {
      await place('CERTIFICATION');
      const { data } = await goBack(ENGINEER, 'SANDBOX');
      expect(data.returnToStage).toMatchObject({ userErrors: [], engagement: { stage: 'SANDBOX' } });
      const { milestones } = data.returnToStage.engagement;
      expect(milestones.filter(({ status }: Json) => status === 'DONE').length).toBeGreaterThan(0);
      const { rows } = await checklists.app.pools.staff.query(
        `select a.changes, (select h.stage from engagement_history h where h.engagement_id = e.id
           order by h.at desc, h.id desc limit 1) as stage
         from engagement e join audit_entry a on a.subject_id = e.id and a.action = 'engagement.return-to-stage'
         where e.key = $1`,
        [started.key],
      );
      const changes = { from: 'CERTIFICATION', to: 'SANDBOX', reason: 'Certification failed.' };
      expect(rows).toEqual([{ stage: 'SANDBOX', changes }]);
    });

    it.each([
      ['to where it is', 'SANDBOX', 'It failed.', 'NOT_ALLOWED_IN_STATE to'],
      ['forwards', 'LAUNCH', 'It failed.', 'NOT_ALLOWED_IN_STATE to'],
      ['without a reason', 'DESIGN', ' ', 'INVALID reason'],
    ])('but not %s', async (_case, to, reason, fault) => {
      await place('SANDBOX');
      expect(faultsOf(await goBack(MANAGER, to, reason), 'returnToStage')).toEqual([fault]);
    });

    it('but not once the engagement rests or has ended', async () => {
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

describe('the expiry horizon', () => {
  let checklists: Checklists;
  let started: Started;
  beforeAll(async () => {
    checklists = await Checklists.start();
    await checklists.set(
      MANAGER,
      ['A', 'B', 'C', 'D'].map((code) => item(code)),
    );
    started = await checklists.engagement();
    await checklists.app.pools.staff.query(`update engagement set forecast_go_live_on = '2026-12-20'`);
  });
  afterAll(() => checklists.app.stop());

  const LIST = `query ($filter: EngagementFilter, $first: Int, $after: String) {
    expiryHorizon(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { kind title party expiresOn goLiveOn apiProduct { slug } engagement { key } } } }`;
  const horizon = async (variables: object = {}) =>
    (await checklists.app.gql(COMPLIANCE, LIST, variables)).data.expiryHorizon;
  const told = async (variables: object = {}) =>
    (await horizon(variables)).nodes.map(
      ({ kind, title, expiresOn }: Json) => `${kind} ${title} ${expiresOn}`,
    );
  const credential = async (clientId: string, environment: string, expiresAt: string | null, more = '') => {
    await checklists.app.pools.staff.query(
      `with app as (insert into application values ($1, $2, $3, '2026-11-01') returning id, partner_id),
       product as (insert into application_product (application_id, partner_id, api_product_id)
         select id, partner_id, $6 from app)
       insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at,
         expires_at, revoked_at)
       select $1, id, partner_id, $4, $3, '2026-11-01', '2026-11-01', $5, nullif($7, '')::timestamptz from app`,
      [newId(), NORTHWIND_ID, clientId, environment, expiresAt, PRODUCT_ID, more],
    );
  };

  it('tells what runs out before the forecast go-live, soonest first, and pages', async () => {
    const { submit, review } = {
      submit: (code: string, expiresOn?: string) => checklists.submit(ENGINEER, started, code, { expiresOn }),
      review: (code: string, decision: string, more = {}) =>
        checklists.review(MANAGER, started, code, decision, more),
    };
    await submit('A', '2026-12-19');
    await submit('B', '2026-12-20');
    await submit('C', '2026-12-02');
    await review('C', 'SATISFIED');
    await review('C', 'WAIVED', { note: 'A pilot.', waivedUntil: '2026-12-04' });
    await submit('D');
    await review('D', 'SATISFIED');
    await review('D', 'WAIVED', { note: 'A pilot.', waivedUntil: '2026-12-04' });
    await credential('sandbox-1', 'SANDBOX', '2026-12-06T04:59:00Z');
    await credential('live-1', 'PRODUCTION', '2026-12-20T04:59:00Z');
    await credential('live-on-the-day', 'PRODUCTION', '2026-12-20T05:00:00Z');
    await credential('live-forever', 'PRODUCTION', null);
    await credential('revoked', 'PRODUCTION', '2026-12-03T00:00:00Z', '2026-11-02T00:00:00Z');
    const all = [
      'WAIVER C is there 2026-12-04',
      'SANDBOX_CREDENTIAL sandbox-1 2026-12-05',
      ...['EVIDENCE A is there 2026-12-19', 'PRODUCTION_CREDENTIAL live-1 2026-12-19'],
    ];
    expect((await told()).slice(0, 2)).toEqual(all.slice(0, 2));
    expect((await told()).sort()).toEqual([...all].sort());
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Json = await horizon({ first: 1, after });
      pages.push(...page.nodes.map(({ title }: Json) => title));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(pages).toHaveLength(4);
    expect(new Set(pages).size).toBe(4);
    expect((await horizon()).nodes[0]).toMatchObject({
      ...{ party: 'SERVICES', goLiveOn: '2026-12-20', apiProduct: { slug: 'accounts' } },
      engagement: { key: started.key },
    });
  });

  it('is that of the engagements asked for, and of those that are not live', async () => {
    expect(await told({ filter: { key: { in: ['ENG-0'] } } })).toEqual([]);
    expect(await told({ filter: { key: { in: [started.key] } } })).toHaveLength(4);
    await checklists.app.pools.staff.query(`update engagement set actual_go_live_on = '2026-11-30'`);
    expect(await told()).toEqual([]);
  });

  it('is not for partners', async () => {
    expect(refusals(await checklists.app.gql('partner@northwind.example', LIST))).toEqual(['FORBIDDEN']);
  });
});
