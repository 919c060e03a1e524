import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ONE_OF_EACH_ROLE } from '../../src/modules/demo/domain/people.js';
import { explain } from '../../src/platform/base/start-failure.js';
import { migratedFolder, postmastersOf } from '../support/data-folder.js';
import { kill9 } from '../support/os-processes.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Causeway, freePort } from '../support/process.js';
import { StartHere } from '../support/start-here.js';
import { until } from '../support/until.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const dataDir = path.join(folder, 'data');
const env = { CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: 'false' };

const linesOf = (text: string): string[] => text.trimEnd().split('\n');
const failed = async (causeway: Causeway) => ({
  code: await causeway.exit(),
  stdout: causeway.stdout,
  lines: linesOf(causeway.stderr),
});

describe('the embedded default, on a new folder', () => {
  let causeway: Causeway;
  const seen = new Set<string>();
  beforeAll(async () => {
    causeway = Causeway.spawn({ ...env, PORT: String(await freePort()) });
    await until(async () => {
      // Nothing responds in the moments before the process listens and between the two servers.
      const ready = await causeway.request('/health/ready').catch(() => null);
      if (ready) seen.add(ready.status === 200 ? 'ready' : (ready.body.startup?.status ?? 'unready'));
      return seen.has('ready');
    });
    await causeway.prints(/Ctrl-C/);
  });

  it('switches from the start-up page to the product, and says what to do next', () => {
    expect([...seen]).toEqual(expect.arrayContaining(['starting', 'ready']));
    expect(causeway.stdout.split('\n')).toEqual([
      expect.stringMatching(/^Applied \d+ migrations\.$/),
      `Causeway is running at http://127.0.0.1:${causeway.port}/graphql`,
      `  explore http://127.0.0.1:${causeway.port}/graphiql`,
      `  health  http://127.0.0.1:${causeway.port}/health/ready`,
      `  people  ${ONE_OF_EACH_ROLE.map(({ email }) => email).join(', ')}`,
      '  token   npm run --silent token -- manager@causeway.example',
      '  stop    Ctrl-C',
      '',
    ]);
    expect(postmastersOf(dataDir)).toHaveLength(1);
  });

  const gql = async (email: string, query: string) => {
    const { body } = await causeway.post('/dev/token', { email });
    const headers = { authorization: `Bearer ${body.token}` };
    return (await causeway.post('/graphql', { query }, headers)).body.data;
  };

  it.each([
    ['admin@causeway.example', 'ADMIN'],
    ['manager@causeway.example', 'MANAGER'],
    ['engineer@causeway.example', 'ENGINEER'],
    ['compliance@causeway.example', 'COMPLIANCE'],
    ['auditor@causeway.example', 'AUDITOR'],
    ['partner@northwind.example', 'PARTNER'],
  ])('without the demo world, %s can sign in', async (email, role) => {
    expect(await gql(email, '{ viewer { email role } }')).toEqual({ viewer: { email, role } });
  });

  it('without the demo world, no one else exists, and nothing but the shipped playbooks', async () => {
    const { body } = await causeway.request('/dev/people');
    expect(body.people).toHaveLength(6);
    const { engagements, playbooks } = await gql(
      'manager@causeway.example',
      '{ engagements { totalCount } playbooks { nodes { slug } } }',
    );
    expect({ engagements, slugs: playbooks.nodes.map(({ slug }: { slug: string }) => slug).sort() }).toEqual({
      engagements: { totalCount: 0 },
      slugs: ['advisory', 'co-creation', 'integration', 'migration'],
    });
  });

  it('without the demo world, each user has work of their own to query', async () => {
    expect(await gql('engineer@causeway.example', '{ myWork { overdue { reason } } }')).toEqual({
      myWork: { overdue: [] },
    });
    expect(await gql('partner@northwind.example', '{ myIntegrations { nodes { key } } }')).toEqual({
      myIntegrations: { nodes: [] },
    });
  });

  it('has its folder to itself, and a second start says so', async () => {
    const second = await StartHere.begin({ ...env, PORT: '0' });
    expect(explain(await second.outcome)).toMatch(
      new RegExp(`^The data folder \\S+ is in use by causeway process ${causeway.pid}; .*$`, 'i'),
    );
    await second.stop();
    expect((await causeway.request('/health/ready')).status).toBe(200);
  });

  it('has its port to itself', async () => {
    const other = path.join(folder, 'other');
    const start = await StartHere.begin({ CAUSEWAY_DATA_DIR: other, PORT: String(causeway.port) });
    expect(explain(await start.outcome)).toBe(
      `Port ${causeway.port} on 127.0.0.1 is in use; stop the program that uses it, or set PORT to a free port.`,
    );
    expect(existsSync(other)).toBe(false);
  });

  it('stops without a trace on Ctrl-C', async () => {
    const { code } = await causeway.signal('SIGINT');
    expect({ code, stderr: causeway.stderr }).toEqual({ code: 0, stderr: '' });
    expect(postmastersOf(dataDir)).toEqual([]);
  });
});

describe('the embedded default, started again on its data', () => {
  it('takes over the PostgreSQL that a kill -9 of node left behind, and stops on SIGTERM even if it has died', async () => {
    const killed = await Causeway.start(env);
    expect(killed.stdout).not.toContain('migrations');
    expect((await killed.request('/health/ready')).status).toBe(200);
    const [postmaster] = postmastersOf(dataDir);
    await kill9(killed.pid);
    expect(postmastersOf(dataDir)).toEqual([postmaster]);

    const again = await Causeway.start(env);
    expect(postmastersOf(dataDir)).toEqual([postmaster]);
    expect((await again.request('/health/ready')).status).toBe(200);
    await kill9(postmaster!);
    const { code } = await again.signal('SIGTERM');
    expect({ code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
    expect(postmastersOf(dataDir)).toEqual([]);
  });
});

/** The effects on the start itself, moment by moment, are in test/embedded/start-cut-off.spec.ts. */
it.each([
  ['before it listens to signals', () => Promise.resolve(), null],
  ['while it starts PostgreSQL', (early: string) => until(() => postmastersOf(early).length > 0), 0],
])('a process that gets a Ctrl-C %s stops by itself', async (what, moment, code) => {
  const early = migratedFolder(folder, `early-${what.length}`);
  const causeway = Causeway.spawn({ ...env, CAUSEWAY_DATA_DIR: early, PORT: String(await freePort()) });
  await moment(early);
  // Not 1, with which its deadline ends it.
  expect(await causeway.signal('SIGINT')).toEqual({ code });
  expect(causeway.stderr).toBe('');
  expect(postmastersOf(early)).toEqual([]);
});

describe('a start that is not possible', () => {
  it('reports each invalid variable on its own line', async () => {
    expect(await failed(Causeway.spawn({ PORT: 'http', LOG_LEVEL: 'loud' }))).toEqual({
      ...{ code: 1, stdout: '' },
      lines: [expect.stringContaining('PORT is "http"'), expect.stringContaining('LOG_LEVEL is "loud"')],
    });
  });

  it.each([
    ['lies below a file', () => path.join(folder, 'a-file/data'), 'ENOTDIR'],
    ['lies where no folder can be made', () => '/proc/nope/data', 'ENOENT'],
  ])('says in one line that a data folder that %s cannot be written', async (_where, lost, code) => {
    writeFileSync(path.join(folder, 'a-file'), '');
    const start = await StartHere.begin({ CAUSEWAY_DATA_DIR: lost() });
    expect(explain(await start.outcome)).toMatch(
      new RegExp(`^the data folder \\S+ is not writable by \\w+ \\(${code}\\); set CAUSEWAY_DATA_DIR.*$`),
    );
    await start.stop();
  });

  it('says in one line that the address does not exist', async () => {
    const start = await StartHere.begin({ ...env, HOST: '192.0.2.1', PORT: '0' });
    expect(explain(await start.outcome)).toMatch(
      /^Cannot listen on 192\.0\.2\.1, port 0 \(EADDRNOTAVAIL\).*$/,
    );
  });

  it('says in one line that the production database is not there', async () => {
    const start = await StartHere.begin({
      ...{
        DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c',
        DATABASE_PORTAL_URL: 'postgres://p:b@127.0.0.1:9/c',
      },
      ...{ AUTH_ISSUER: 'http://127.0.0.1:9', AUTH_AUDIENCE: 'causeway', HOST: '127.0.0.1' },
    });
    expect(explain(await start.outcome)).toMatch(
      /^The database does not respond\. Check that it is running, .*\(ECONNREFUSED\)$/,
    );
    await start.stop();
  });
});
