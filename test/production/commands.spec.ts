import { type TestDatabase, cloneDatabase, emptyDatabase } from '../support/cluster.js';
import { Causeway } from '../support/process.js';
import { ranTo } from '../support/production.js';
import { query } from '../support/query.js';

const run = (command: string, env: Record<string, string> = {}, ...args: string[]) =>
  ranTo(Causeway.command(command, env, args));

describe('a command without its variables', () => {
  it.each<[string, string[], ...string[]]>([
    ['migrate', ['DATABASE_OWNER_URL']],
    ['start:api', ['DATABASE_URL', 'DATABASE_PORTAL_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE']],
    ['start:worker', ['DATABASE_URL', 'DATABASE_PORTAL_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE']],
    ['admin', ['DATABASE_URL'], 'a@example.com', 'A'],
  ])('%s lists each and exits with 1', async (command, missing, ...args) => {
    const { code, stdout, stderr } = await run(command, {}, ...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const named = stderr.match(/(?<=Invalid configuration: )\w+(?= is missing)/g);
    expect(named).toEqual(missing);
  });

  it.each(['start:api', 'start:worker'])('%s does not fall back to its own database', async (command) => {
    const { code, stderr } = await run(command, {
      CAUSEWAY_DATA_DIR: '/nowhere',
      REDIS_URL: 'redis://r:6379',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('DATABASE_URL is missing (REDIS_URL is set)');
  });
});

describe('migrate', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await emptyDatabase();
  });
  afterEach(() => database.drop());
  const migrate = () => run('migrate', { DATABASE_OWNER_URL: database.ownerUrl });

  it('by three at once is done once, and a second run changes nothing', async () => {
    const runs = await Promise.all([migrate(), migrate(), migrate()]);
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      Array(3).fill({ code: 0, stderr: '' }),
    );
    expect(runs.filter(({ stdout }) => stdout.startsWith('Applied '))).toHaveLength(1);
    expect(await migrate()).toEqual({ code: 0, stdout: 'The schema is up to date.\n', stderr: '' });
  }, 60_000);

  it('grants the two logins what they need and no table to the public', async () => {
    await migrate();
    expect(await query(database.appUrl, 'select count(*)::int from app_user')).toEqual([{ count: 0 }]);
    expect(await query(database.appUrl, 'select count(*)::int from bullmq.job')).toEqual([{ count: 0 }]);
    await expect(query(database.portalUrl, 'select * from app_user')).rejects.toThrow('permission denied');
    await expect(query(database.portalUrl, 'select * from bullmq.job')).rejects.toThrow('permission denied');
  }, 60_000);
});

describe('admin', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await cloneDatabase();
  });
  afterEach(() => database.drop());
  const admin = (...args: string[]) => run('admin', { DATABASE_URL: database.appUrl }, ...args);
  const users = () => query(database.ownerUrl, 'select email, name, role, subject from app_user');

  it('creates the first one, in lower case, with an audit row', async () => {
    expect(await admin('Ada@Example.com', 'Ada Lovelace')).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: 'ada@example.com becomes an admin on their first sign-in.\n',
    });
    expect(await users()).toEqual([
      { email: 'ada@example.com', name: 'Ada Lovelace', role: 'ADMIN', subject: null },
    ]);
    const audited = await query(database.ownerUrl, 'select actor_kind, action from audit_entry');
    expect(audited).toEqual([{ actor_kind: 'SYSTEM', action: 'user.invite' }]);
  });

  it('rejects a second one, even at the same time', async () => {
    const codes = await Promise.all([admin('a@example.com', 'A'), admin('b@example.com', 'B')]);
    expect(codes.map(({ code }) => code).sort()).toEqual([0, 1]);
    const { code, stderr } = await admin('c@example.com', 'C');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'There is already an active admin, who can invite others with inviteUser.\n',
    });
    expect(await users()).toHaveLength(1);
  });

  it('works again if the last admin has left', async () => {
    await admin('a@example.com', 'A');
    await query(database.ownerUrl, "update app_user set deactivated_at = '2026-11-30'");
    expect((await admin('a@example.com', 'A')).stderr).toBe(
      'The user a@example.com is deactivated; use reactivateUser.\n',
    );
    expect((await admin('b@example.com', 'B')).code).toBe(0);
  });

  it.each([
    [['nobody', 'A'], 'The email must be an email address.\n'],
    [['a@example.com', ''], /^The name must/],
    [['a@example.com', 'x'.repeat(201)], /^The name must/],
  ])('reports what is wrong with %j', async (args, message) => {
    const { code, stdout, stderr } = await admin(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(await users()).toEqual([]);
  });
});
