import pg from 'pg';
import { TestApp, type Answer } from '../support/app.js';
import { untilBlockedBy } from '../support/blocked.js';
import { MANAGER, NORTHWIND_ID, PARTNER } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

const LOG = `mutation ($input: LogProgressInput!) { logProgress(input: $input) {
  forecastAfter entry { text } engagement { ...E } userErrors { code } } }
  fragment E on Engagement { title lead { name skills { level } } }`;
const COMMENT = `mutation ($input: CommentOnMyIntegrationInput!) { commentOnMyIntegration(input: $input) {
  integrationUpdate { text } userErrors { code } } }`;

describe('a committed mutation whose response cannot be read', () => {
  let app: TestApp;
  let owner: pg.Client;
  let started: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
    await app.settle();
    owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const log = (text: string, key?: string) =>
    app.gql(
      MANAGER,
      LOG,
      { input: { engagementId: started.id, text } },
      key === undefined ? {} : { 'idempotency-key': key },
    );
  const entries = async (text: string) =>
    (await app.pools.staff.query('select from progress_entry where text = $1', [text])).rowCount;
  const told = ({ errors }: Answer) =>
    errors?.map(({ extensions: { code, ...rest }, path, message }) => ({
      ...{ code, path, message, reason: (rest as { reason?: string }).reason },
    }));

  /** Only the response reads skills: locking the table stops it there. @param end how the statement fails */
  const stopped = async (end: string, act: () => Promise<Answer>): Promise<Answer> => {
    await owner.query('begin');
    await owner.query('lock table engineer_skill in access exclusive mode');
    const answer = act();
    const pids = await untilBlockedBy(owner);
    await app.pools.staff.query(`select ${end}(pid) from unnest($1::int[]) pid`, [pids]);
    const given = await answer;
    await owner.query('rollback');
    return given;
  };

  it.each([
    ['a statement that is cancelled as if it took too long', 'pg_cancel_backend', 'RATE_LIMITED'],
    ['a lost connection', 'pg_terminate_backend', 'UNAVAILABLE'],
  ])('says that it was saved: %s', async (_case, end, reason) => {
    const answer = await stopped(end, () => log(end));
    expect(answer.status).toBe(200);
    expect(answer.data.logProgress).toMatchObject({ entry: null, engagement: null, userErrors: [] });
    expect(told(answer)).toEqual(
      ['entry', 'engagement'].map((field) => ({
        code: 'SAVED_NOT_SHOWN',
        reason,
        path: ['logProgress', field],
        message: expect.stringMatching(
          /^Your change was saved.*(could not be read|was rejected: The request took too long).*Query it again/,
        ) as string,
      })),
    );
    expect(await entries(end)).toBe(1);
  });

  it('returns the response to a repeat with the same Idempotency-Key, and is done once', async () => {
    const first = await stopped('pg_cancel_backend', () => log('Once', 'k1'));
    expect(told(first)).toMatchObject([{ code: 'SAVED_NOT_SHOWN' }, { code: 'SAVED_NOT_SHOWN' }]);
    const again = await stopped('pg_terminate_backend', () => log('Once', 'k1'));
    expect(told(again)).toMatchObject([{ code: 'SAVED_NOT_SHOWN' }, { code: 'SAVED_NOT_SHOWN' }]);
    const shown = await log('Once', 'k1');
    expect([shown.errors, shown.data.logProgress.engagement.title]).toEqual([
      undefined,
      'Accounts for Northwind',
    ]);
    expect(await entries('Once')).toBe(1);
  });

  it('says so to a partner user', async () => {
    await owner.query('revoke select (text) on progress_entry from causeway_portal');
    const answer = await app.gql(PARTNER, COMMENT, { input: { key: started.key, text: 'Unseen' } });
    await owner.query('grant select (text) on progress_entry to causeway_portal');
    expect(told(answer)).toMatchObject([
      { code: 'SAVED_NOT_SHOWN', path: ['commentOnMyIntegration', 'integrationUpdate'] },
    ]);
    expect(await entries('Unseen')).toBe(1);
  });

  it('says so of that mutation only, and of none that failed before it was saved', async () => {
    await owner.query('alter table engineer_skill rename to skills_away');
    const both = await app.gql(
      MANAGER,
      `mutation ($a: LogProgressInput!, $b: LogProgressInput!) {
        a: logProgress(input: $a) { engagement { lead { skills { level } } } }
        b: logProgress(input: $b) { engagement { lead { skills { level } } } userErrors { code } } }`,
      {
        a: { engagementId: started.id, text: 'Saved' },
        b: { engagementId: started.id, text: 'Refused', minutes: 5_000 },
      },
    );
    await owner.query('alter table skills_away rename to engineer_skill');
    expect(told(both)).toMatchObject([{ code: 'SAVED_NOT_SHOWN', path: ['a', 'engagement'] }]);
    expect(both.data.b.userErrors).toEqual([{ code: 'INVALID' }]);

    await owner.query('alter table progress_entry rename to entries_away');
    const lost = await log('Lost');
    await owner.query('alter table entries_away rename to progress_entry');
    expect(told(lost)).toMatchObject([{ code: 'INTERNAL_SERVER_ERROR', path: ['logProgress'] }]);
    expect(await entries('Lost')).toBe(0);
  });
});
