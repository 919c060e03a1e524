import { type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID, PARTNER } from '../support/people.js';
import { actsOf, traces } from '../support/partner-acts.js';
import { type Started, cancel, seedProduct, startIntegration } from '../support/seed-integrations.js';

const COMMENT = `mutation ($input: CommentOnMyIntegrationInput!) { commentOnMyIntegration(input: $input) {
  integrationUpdate { day text author } userErrors { code field message } } }`;
const PULSE = `mutation ($input: GiveMyPulseInput!) { giveMyPulse(input: $input) {
  integrationPulse { rating comment givenAt } userErrors { code field message } } }`;
const UPDATES = `query ($key: String!, $first: Int, $after: String) { myIntegration(key: $key) {
  updates(first: $first, after: $after) { totalCount nodes { day text author } pageInfo { hasNextPage endCursor } } } }`;
const STAFF = `query ($key: String) { engagement(key: $key) { minutesLogged
  pulses { totalCount nodes { rating comment givenAt by } }
  progress { nodes { kind text author minutes visibility } }
  health { measures { measure state value } } } }`;
const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) { userErrors { message } } }`;

describe('a partner user with feedback', () => {
  let app: TestApp;
  let own: Started, foreign: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    own = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    foreign = await startIntegration(app, GLOBEX_ID, 'Accounts for Globex');
    await app.settle();
  });
  afterAll(() => app.stop());

  const comment = async (input: object): Promise<Json> =>
    (await app.gql(PARTNER, COMMENT, { input })).data.commentOnMyIntegration;
  const pulse = async (input: object, headers = {}): Promise<Json> =>
    (await app.gql(PARTNER, PULSE, { input }, headers)).data.giveMyPulse;
  const updates = async (page: object = {}): Promise<Json> =>
    (await app.gql(PARTNER, UPDATES, { key: own.key, ...page })).data.myIntegration.updates;
  const asStaff = async ({ key } = own): Promise<Json> =>
    (await app.gql(MANAGER, STAFF, { key })).data.engagement;
  const measure = async (code: string): Promise<Json> =>
    (await asStaff()).health.measures.find((each: Json) => each.measure === code);
  const log = async (text: string, visibility: string) => {
    const input = { engagementId: own.id, text, visibility, minutes: 15 };
    expect((await app.gql(MANAGER, LOG, { input })).data.logProgress.userErrors).toEqual([]);
  };

  describe('is denied, without leaving a trace,', () => {
    const NO_INTEGRATION = [
      { code: 'NOT_FOUND', field: ['input', 'key'], message: 'Integration not found.' },
    ];
    const keys: [string, () => string][] = [
      ['another partner’s key', () => foreign.key],
      ['a guess', () => 'ENG-4711'],
      ['a malformed key', () => "' or 1=1 --"],
      ['an empty key', () => ''],
    ];

    it.each(keys)('%s, alike for comments and pulses', async (_what, key) => {
      const before = await traces(app);
      expect(await comment({ key: key(), text: 'Hello' })).toEqual({
        integrationUpdate: null,
        userErrors: NO_INTEGRATION,
      });
      expect(await pulse({ key: key(), rating: 5 })).toEqual({
        integrationPulse: null,
        userErrors: NO_INTEGRATION,
      });
      expect(await traces(app)).toEqual(before);
    });

    it.each([
      ['no text', '', 'must have 1-4000 characters'],
      ['blank text', ' \n\t', 'must not be blank'],
      ['text that is too long', 'x'.repeat(4001), 'must have 1-4000 characters'],
    ])('%s, as a comment and with a pulse', async (_what, text, message) => {
      const before = await traces(app);
      expect((await comment({ key: own.key, text })).userErrors).toEqual([
        { code: 'INVALID', field: ['input', 'text'], message },
      ]);
      expect((await pulse({ key: own.key, rating: 3, comment: text })).userErrors).toEqual([
        { code: 'INVALID', field: ['input', 'comment'], message },
      ]);
      expect(await traces(app)).toEqual(before);
    });

    it.each([0, 6, -1, 2_147_483_647])('a rating of %s', async (rating) => {
      const before = await traces(app);
      expect(await pulse({ key: own.key, rating })).toEqual({
        integrationPulse: null,
        userErrors: [{ code: 'INVALID', field: ['input', 'rating'], message: 'must be 1-5' }],
      });
      expect(await traces(app)).toEqual(before);
    });

    it('half a rating, by the schema', async () => {
      const { errors } = await app.gql(PARTNER, PULSE, { input: { key: own.key, rating: 2.5 } });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    it('anything on an integration that has ended', async () => {
      const ended = await startIntegration(app, NORTHWIND_ID, 'Cards for Northwind');
      await cancel(app, ended);
      const before = await traces(app);
      for (const { userErrors } of [
        await comment({ key: ended.key, text: 'Why?' }),
        await pulse({ key: ended.key, rating: 1 }),
      ])
        expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED_IN_STATE', field: ['input', 'key'] }]);
      expect(await traces(app)).toEqual(before);
    });
  });

  describe('commenting', () => {
    it('is shown to both sides under their name, counts no minutes, and is an action of the partner', async () => {
      const acts = await actsOf(app, NORTHWIND_ID);
      const text = 'Our firewall is open now.';
      expect(await comment({ key: own.key, text })).toEqual({
        integrationUpdate: { day: '2026-11-30', text, author: PARTNER },
        userErrors: [],
      });
      expect((await updates()).nodes[0]).toEqual({ day: '2026-11-30', text, author: PARTNER });
      const { progress, minutesLogged } = await asStaff();
      expect(progress.nodes[0]).toEqual({
        ...{ kind: 'NOTE', text, author: PARTNER, minutes: 0, visibility: 'PARTNER' },
      });
      expect(minutesLogged).toBe(0);
      expect(await actsOf(app, NORTHWIND_ID)).toEqual([...acts, 'comment']);
    });

    it('reads what staff wrote for them, newest first and page by page, and nothing internal', async () => {
      await log('The sandbox is ready for you.', 'PARTNER');
      await log('Their CTO is under pressure.', 'INTERNAL');
      const one = await updates({ first: 1 });
      const two = await updates({ first: 1, after: one.pageInfo.endCursor });
      expect(one).toMatchObject({
        totalCount: 2,
        nodes: [{ text: 'The sandbox is ready for you.', author: MANAGER }],
        pageInfo: { hasNextPage: true },
      });
      expect(two).toMatchObject({ nodes: [{ author: PARTNER }], pageInfo: { hasNextPage: false } });
    });

    it('reads nothing written to another partner', async () => {
      const rival = await app.gql('partner@globex.example', UPDATES, { key: foreign.key });
      expect(rival.data.myIntegration.updates.totalCount).toBe(0);
      const prying = await app.gql('partner@globex.example', UPDATES, { key: own.key });
      expect(prying.data).toEqual({ myIntegration: null });
    });

    it('reads the updates of all integrations in one statement', async () => {
      const query = `query ($first: Int) { myIntegrations(first: $first) { nodes { updates(first: 20) { nodes { text } } } } }`;
      for (const first of [1, 50]) expect(await countReads(() => app.gql(PARTNER, query, { first }))).toBe(1);
    });
  });

  describe('giving pulses', () => {
    it('changes SENTIMENT through the job that follows; the latest counts and all are kept', async () => {
      expect(await measure('SENTIMENT')).toMatchObject({ state: 'UNKNOWN', value: null });
      const acts = await actsOf(app, NORTHWIND_ID);
      const comment = 'The docs are splendid.';
      expect(await pulse({ key: own.key, rating: 5, comment })).toEqual({
        integrationPulse: { rating: 5, comment, givenAt: '2026-11-30T15:00:00.000Z' },
        userErrors: [],
      });
      await app.settle();
      expect(await measure('SENTIMENT')).toMatchObject({ state: 'KNOWN', value: 5 });

      app.clock.pin(new Date('2026-11-30T16:00:00Z'));
      await pulse({ key: own.key, rating: 2 });
      await app.settle();
      expect(await measure('SENTIMENT')).toMatchObject({ state: 'KNOWN', value: 2 });
      expect((await asStaff()).pulses).toEqual({
        totalCount: 2,
        nodes: [
          { rating: 2, comment: null, givenAt: '2026-11-30T16:00:00.000Z', by: PARTNER },
          { rating: 5, comment, givenAt: '2026-11-30T15:00:00.000Z', by: PARTNER },
        ],
      });
      expect(await actsOf(app, NORTHWIND_ID)).toEqual([...acts, 'pulse', 'pulse']);
      expect((await asStaff(foreign)).pulses.totalCount).toBe(0);
    });

    it('shows the company its latest, and no other company’s', async () => {
      const latest = 'query ($key: String!) { myIntegration(key: $key) { pulse { rating comment } } }';
      await pulse({ key: own.key, rating: 3, comment: 'Slower than before.' });
      for (const [person, { key }, shown] of [
        [PARTNER, own, { rating: 3, comment: 'Slower than before.' }],
        ['partner@globex.example', foreign, null],
      ] as const)
        expect((await app.gql(person, latest, { key })).data.myIntegration).toEqual({ pulse: shown });
    });

    it('is counted once, with the same response, under an Idempotency-Key', async () => {
      const headers = { 'idempotency-key': 'pulse-once' };
      const acts = await actsOf(app, NORTHWIND_ID);
      const answers: Json[] = [];
      for (let time = 0; time < 2; time += 1) answers.push(await pulse({ key: own.key, rating: 4 }, headers));
      expect(answers[1]).toEqual(answers[0]);
      expect(await actsOf(app, NORTHWIND_ID)).toEqual([...acts, 'pulse']);
    });

    it('changes MOMENTUM too, like every action', async () => {
      await app.moveTo('2026-12-07T15:00:00Z');
      expect((await measure('MOMENTUM')).value).toBe(5);
      await pulse({ key: own.key, rating: 4 });
      await app.settle();
      expect((await measure('MOMENTUM')).value).toBe(0);
    });
  });
});
