import { readFileSync } from 'node:fs';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { smallest } from '../support/any-operation.js';
import { countReads } from '../support/count-statements.js';
import { GLOBEX_ID, NORTHWIND_ID, PARTNER } from '../support/people.js';
import { type RootField, isOpenTo, fieldsOverHttp, schemaOf } from '../support/root-fields.js';
import {
  type Started,
  cancel,
  completeAsManager,
  seedProduct,
  startIntegration,
} from '../support/seed-integrations.js';

const RIVAL = 'partner@globex.example';
const WHERE_IT_STANDS = `query ($key: String!) { myIntegration(key: $key) {
  key title stage status forecastGoLiveOn baselineGoLiveOn percentComplete
  milestones { code title stage party status baselineDueOn forecastDueOn completedOn }
  waitingForYou { milestoneCode title dueOn blocksGoLive } waitingForUs { milestoneCode dueOn blocksGoLive } } }`;
const COMPLETE = `mutation ($input: CompleteMyMilestoneInput!) { completeMyMilestone(input: $input) {
  integrationMilestone { code status completedOn forecastDueOn } userErrors { code field message } } }`;
/** What only staff may know: an internal milestone of the playbook, and implementation details. */
const INTERNAL = /STAFFING|capacity planned|causeway_|engagement_|milestone_|select /i;

describe('a partner user', () => {
  let app: TestApp;
  let first: Started, second: Started, foreign: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    first = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    foreign = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    second = await startIntegration(app, NORTHWIND_ID, 'Payroll for Northwind');
  });
  afterAll(() => app.stop());

  const standing = async (key = first.key): Promise<Json> =>
    (await app.gql(PARTNER, WHERE_IT_STANDS, { key })).data.myIntegration;
  const complete = async (input: object, headers = {}): Promise<Json> =>
    (await app.gql(PARTNER, COMPLETE, { input }, headers)).data.completeMyMilestone;

  describe('following integrations', () => {
    it('sees their own, newest first, page by page, and no one else’s', async () => {
      const query = `query ($after: String) { myIntegrations(first: 1, after: $after) {
        totalCount nodes { key title } pageInfo { hasNextPage endCursor } } }`;
      const one = (await app.gql(PARTNER, query)).data.myIntegrations;
      const two = (await app.gql(PARTNER, query, { after: one.pageInfo.endCursor })).data.myIntegrations;
      expect(one).toMatchObject({
        totalCount: 2,
        nodes: [{ key: second.key }],
        pageInfo: { hasNextPage: true },
      });
      expect(two).toMatchObject({ nodes: [{ key: first.key }], pageInfo: { hasNextPage: false } });
      const rival = await app.gql(RIVAL, '{ myIntegrations { nodes { key title } } }');
      expect(rival.data.myIntegrations.nodes).toEqual([{ key: foreign.key, title: 'Accounts for Globex' }]);
    });

    it.each([
      ['another partner’s key', () => foreign.key],
      ['a guess', () => 'ENG-4711'],
      ['a number too large for any key', () => `ENG-${'9'.repeat(30)}`],
      ['no key at all', () => "' or 1=1 --"],
      ['nothing', () => ''],
    ])('finds nothing with %s', async (_what, key) => {
      const { data, errors } = await app.gql(PARTNER, WHERE_IT_STANDS, { key: key() });
      expect([data, errors]).toEqual([{ myIntegration: null }, undefined]);
    });

    it('sees the milestones visible to them, in the order of the plan, and no internal one', async () => {
      const { milestones } = await standing();
      expect(milestones.slice(0, 3).map(({ code }: Json) => code)).toEqual([
        'KICKOFF',
        'USE-CASES',
        'DUE-DILIGENCE',
      ]);
      expect(milestones[1]).toEqual({
        ...{
          code: 'USE-CASES',
          title: 'Use cases and API products chosen',
          stage: 'DISCOVERY',
          party: 'PARTNER',
        },
        ...{
          status: 'NOT_STARTED',
          baselineDueOn: '2026-12-08',
          forecastDueOn: '2026-12-08',
          completedOn: null,
        },
      });
      expect(JSON.stringify(milestones)).not.toMatch(INTERNAL);
    });

    it('reads everything in one statement, however much there is', async () => {
      const query = `query ($first: Int) { myIntegrations(first: $first) {
        nodes { key percentComplete milestones { code } waitingForYou { title } waitingForUs { title } } } }`;
      for (const first of [1, 50]) expect(await countReads(() => app.gql(PARTNER, query, { first }))).toBe(1);
    });

    it('sees who owes the next step and by when, and no step that waits for another', async () => {
      const before = await standing();
      expect(before).toMatchObject({ percentComplete: 0, waitingForYou: [] });
      expect(before.waitingForUs).toEqual([
        { milestoneCode: 'KICKOFF', dueOn: '2026-12-01', blocksGoLive: true },
      ]);

      await completeAsManager(app, first, 'KICKOFF');
      const after = await standing();
      expect(after.waitingForYou).toEqual([
        {
          milestoneCode: 'USE-CASES',
          title: 'Use cases and API products chosen',
          dueOn: '2026-12-07',
          blocksGoLive: true,
        },
      ]);
      expect(after.waitingForUs).toEqual([
        { milestoneCode: 'DUE-DILIGENCE', dueOn: '2026-12-14', blocksGoLive: false },
      ]);
    });
  });

  describe('completing milestones', () => {
    it.each([
      ['an internal milestone', () => ({ key: first.key, code: 'STAFFING' })],
      ['a milestone that does not exist', () => ({ key: first.key, code: 'MOON' })],
      ['a milestone of another partner', () => ({ key: foreign.key, code: 'USE-CASES' })],
      ['a key that does not exist', () => ({ key: 'ENG-4711', code: 'USE-CASES' })],
      ['a malformed key', () => ({ key: "' or 1=1", code: 'USE-CASES' })],
    ])('gets for %s the same response as for something that does not exist', async (_what, input) => {
      expect(await complete(input())).toEqual({
        integrationMilestone: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'code'], message: 'Milestone not found.' }],
      });
    });

    it.each([
      ["a milestone that is somebody else's", { code: 'DUE-DILIGENCE' }, 'NOT_ALLOWED_IN_STATE'],
      ['a day in the future', { code: 'USE-CASES', completedOn: '2026-12-01' }, 'INVALID'],
      ['a day long ago', { code: 'USE-CASES', completedOn: '0001-01-01' }, 'INVALID'],
    ])('has %s rejected, and sees nothing internal', async (_what, input, code) => {
      const { integrationMilestone, userErrors } = await complete({ key: first.key, ...input });
      expect([integrationMilestone, userErrors[0].code]).toEqual([null, code]);
      expect(userErrors[0].message).not.toMatch(INTERNAL);
    });

    it('has a date that does not exist rejected by the schema', async () => {
      const input = { key: first.key, code: 'USE-CASES', completedOn: '2026-02-30' };
      const { errors } = await app.gql(PARTNER, COMPLETE, { input });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    it('leaves no trace of rejected requests', async () => {
      const { rows } = await app.pools.staff.query(
        `select from partner_act union all select from audit_entry where actor_name = $1`,
        [PARTNER],
      );
      const { milestones } = await standing();
      expect([rows, milestones[1].status]).toEqual([[], 'NOT_STARTED']);
    });

    it('completes one of theirs: the forecast moves, and the action is recorded', async () => {
      const before = await standing();
      const { integrationMilestone, userErrors } = await complete({ key: first.key, code: 'USE-CASES' });
      expect(userErrors).toEqual([]);
      expect(integrationMilestone).toMatchObject({
        code: 'USE-CASES',
        status: 'DONE',
        completedOn: '2026-11-30',
      });
      const after = await standing();
      expect(after.forecastGoLiveOn < before.forecastGoLiveOn).toBe(true);
      expect(after.baselineGoLiveOn).toBe(before.baselineGoLiveOn);
      expect(after.percentComplete).toBeGreaterThan(0);
      expect(after.waitingForUs.map(({ milestoneCode }: Json) => milestoneCode)).toEqual([
        ...['STATE-LICENCES', 'SOLUTION-DESIGN', 'DUE-DILIGENCE'],
      ]);
      const traces = await app.pools.staff.query(`select
        (select count(*)::int from partner_act where partner_id = '${NORTHWIND_ID}') as acts,
        (select count(*)::int from audit_entry where actor_name = '${PARTNER}') as audited`);
      expect(traces.rows).toEqual([{ acts: 1, audited: 1 }]);
    });

    it('is told if it is already done', async () => {
      const { userErrors } = await complete({ key: first.key, code: 'USE-CASES' });
      expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'code'] }]);
    });

    it('sees the completed share of the weight, by the milestones visible to them', async () => {
      const { rows } = await app.pools.staff.query(
        `select weight, status, visibility from milestone where engagement_id = (select id from engagement where key = $1)`,
        [first.key],
      );
      const seen = rows.filter(({ visibility, status }) => visibility === 'PARTNER' && status !== 'SKIPPED');
      const weigh = (some: { weight: number }[]) => some.reduce((sum, { weight }) => sum + weight, 0);
      const done = weigh(seen.filter(({ status }) => status === 'DONE'));
      expect((await standing()).percentComplete).toBe(Math.round((1000 * done) / weigh(seen)) / 10);
    });

    it('has the same request executed once, with the same response, under an Idempotency-Key', async () => {
      await completeAsManager(app, second, 'KICKOFF');
      const headers = { 'idempotency-key': 'use-cases-once' };
      const answers: Json[] = [];
      for (let time = 0; time < 2; time += 1)
        answers.push(await complete({ key: second.key, code: 'USE-CASES' }, headers));
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[0].userErrors).toEqual([]);
    });

    it('and a colleague who complete the same milestone at once succeed only once', async () => {
      const third = await startIntegration(app, NORTHWIND_ID, 'Loans for Northwind');
      const both = await Promise.all([1, 2].map(() => complete({ key: third.key, code: 'USE-CASES' })));
      expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE').sort()).toEqual([
        ...['DONE', 'NOT_ALLOWED_IN_STATE'],
      ]);
    });

    it('completes nothing of an integration that has ended, and has no next steps there', async () => {
      const ended = await startIntegration(app, NORTHWIND_ID, 'Cards for Northwind');
      await cancel(app, ended);
      const { userErrors } = await complete({ key: ended.key, code: 'USE-CASES' });
      expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE' }]);
      expect(await standing(ended.key)).toMatchObject({ waitingForYou: [], waitingForUs: [] });
    });
  });

  describe('with the saved operations', () => {
    const run = async (name: string, variables: object): Promise<Json> => {
      const document = readFileSync(`examples/operations/partner-${name}.graphql`, 'utf8');
      const { data, errors } = await app.gql(PARTNER, document, variables);
      expect(errors).toBeUndefined();
      for (const { userErrors } of Object.values<Json>(data)) expect(userErrors ?? []).toEqual([]);
      return data;
    };

    it('reports what is blocking, comments and rates, and reads it all in its place', async () => {
      const { key } = second;
      const reason = 'The sandbox refuses our client.';
      const { raiseMyBlocker } = await run('raise-blocker', { input: { key, severity: 'HIGH', reason } });
      await run('comment', { input: { key, text: 'We wait for you.' } });
      await run('pulse', { input: { key, rating: 3 } });
      const { nodes } = (await run('status', {})).myIntegrations;
      const { waitingOn, waitingForUs, updates } = nodes.find((each: Json) => each.key === key);
      expect([waitingOn, waitingForUs[0].title, updates.nodes[0].text]).toEqual([
        ...['SERVICES', reason, 'We wait for you.'],
      ]);
      expect(raiseMyBlocker.integrationBlocker).toMatchObject({ party: 'SERVICES', version: 1 });
    });

    it('reads its API usage in the same way each time', async () => {
      const first = await run('usage', { key: second.key });
      expect(first.myIntegration.usage.environments).toMatchObject([{ calls: 0 }, { calls: 0 }]);
      expect(first.myIntegration.contacts).toMatchObject([{ name: 'Erin', role: 'Lead solution engineer' }]);
      for (let time = 0; time < 3; time += 1) expect(await run('usage', { key: second.key })).toEqual(first);
    });
  });

  describe('trying what is not theirs', () => {
    const isRefused = ({ data, errors }: Answer): void => {
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
    };

    it('is denied every staff field', async () => {
      const closed = fieldsOverHttp(app.nest).filter((each) => !isOpenTo('PARTNER', each));
      expect(closed.length).toBeGreaterThan(10);
      for (const root of closed) isRefused(await app.gql(PARTNER, smallest(schemaOf(app.nest), root)));
    });

    it('shares the portal with no staff member', async () => {
      const isPortal = (root: RootField) =>
        isOpenTo('PARTNER', root) && !['viewer', 'node'].includes(root.field.name);
      const portal = fieldsOverHttp(app.nest).filter(isPortal);
      expect(portal.length).toBeGreaterThan(4);
      for (const root of portal)
        for (const person of ['admin@causeway.example', 'engineer@causeway.example'] as const)
          isRefused(await app.gql(person, smallest(schemaOf(app.nest), root)));
    });

    it('learns the names of the schema and no data from introspection', async () => {
      const answer = await app.gql(
        PARTNER,
        '{ __schema { types { name description fields { name description } } } }',
      );
      expect(answer.errors).toBeUndefined();
      expect(JSON.stringify(answer.data)).not.toMatch(/globex|northwind bank/i);
    });

    it('learns only their own identity', async () => {
      const { data } = await app.gql(PARTNER, '{ viewer { email name role } __typename }');
      expect(data).toEqual({
        viewer: { email: PARTNER, name: PARTNER, role: 'PARTNER' },
        __typename: 'Query',
      });
    });
  });
});
