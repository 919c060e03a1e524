import pg from 'pg';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { cloneDatabase, type TestDatabase } from '../support/cluster.js';
import { seedPeople } from '../support/people.js';
import { Causeway, freePort } from '../support/process.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import * as usage from '../support/usage.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

/** Kong's log of one call, without an id, so that its digest is its key. */
const kong = (n: number, more: object = {}) => ({
  request: { method: 'GET', uri: `/accounts/v1/accounts/${n}`, headers: { host: usage.HOST } },
  response: { status: 200 },
  latencies: { request: n % 100 },
  started_at: Date.now() - 86_400_000 + n,
  consumer: { custom_id: 'northwind-live' },
  ...more,
});

describe('npm run usage:import', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let server: Causeway;
  let port: number;
  let key: string;
  const startServer = () =>
    Causeway.start({
      ...{ PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'info', CAUSEWAY_ROLE: 'api' },
      ...{ DATABASE_URL: database.appUrl, DATABASE_PORTAL_URL: database.portalUrl },
      ...{ AUTH_ISSUER: 'http://127.0.0.1:9', AUTH_AUDIENCE: 'causeway' },
    });
  beforeAll(async () => {
    database = await cloneDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 2 });
    await seedPeople(pool);
    await usage.seedUsageWorld(pool);
    key = await usage.createKey(pool, null, undefined, '2099-01-01T00:00:00Z');
    port = await freePort();
    server = await startServer();
  });
  beforeEach(() => pool.query('delete from usage_daily; delete from usage_key'));
  afterAll(async () => {
    await server.signal('SIGKILL');
    await pool.end();
    await database.drop();
  });

  const fileOf = (name: string, content: string | Buffer): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const importing = (file: string, env = {}, more: readonly string[] = []) =>
    Causeway.command('usage:import', { CAUSEWAY_API_KEY: key, ...env }, [
      ...[file, '--format', 'kong', '--url', `http://127.0.0.1:${port}`],
      ...more,
    ]);
  async function ran(command: Causeway) {
    const code = await command.exit();
    return { code, stdout: command.stdout, stderr: command.stderr };
  }
  const counted = async () => {
    const { rows } = await pool.query<{ calls: number }>(
      'select coalesce(sum(calls), 0)::int as calls from usage_daily',
    );
    return rows[0]!.calls;
  };
  /** Large enough for several batches. */
  const LINES = 30_000;
  const large = () => Array.from({ length: LINES }, (_, n) => `${JSON.stringify(kong(n))}\n`).join('');
  /** Of the state file; 0 if there is none. */
  const acknowledged = (file: string): number =>
    existsSync(`${file}.import.json`)
      ? (JSON.parse(readFileSync(`${file}.import.json`, 'utf8')) as { line: number }).line
      : 0;

  it('sends a file, and reports what happened to each record, by its line in the file', async () => {
    const records = [
      JSON.stringify(kong(1)),
      '',
      'not json',
      JSON.stringify(kong(1)),
      JSON.stringify(kong(4, { consumer: { custom_id: 'nobody' } })),
      JSON.stringify(kong(5, { response: { status: 42 } })),
    ];
    const file = fileOf('small.log', records.join('\n'));
    const { code, stdout } = await ran(importing(file));
    expect({ code, stdout: stdout.replace(/\d+ s/, 'N s') }).toEqual({
      code: 1,
      stdout: `Imported 6 lines of ${file} in N s.
  accepted     1
  duplicates   1
  quarantined  1
  rejected     2
Quarantined records are counted once their client ID and API description are known.
Rejected records:
  line 3: The line is not JSON.
  line 6: ${stdout.match(/line 6: (.*)/)![1]}
`,
    });
    expect(existsSync(`${file}.import.json`)).toBe(false);
  });

  it('counts each record once, if it is killed in the middle and run again', async () => {
    const file = fileOf('killed.log', large());
    for (let kills = 0; kills < 2; kills += 1) {
      const before = acknowledged(file);
      const command = importing(file);
      await until(() => acknowledged(file) > before, 60_000);
      await command.signal('SIGKILL');
    }
    const line = acknowledged(file);
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThan(LINES);
    const { code, stdout, stderr } = await ran(importing(file));
    expect(stderr).toContain(`Continuing after line ${line} of ${file}`);
    // A batch that was counted but not acknowledged gets its first answer again.
    expect(stdout).toContain('accepted     30,000\n  duplicates        0');
    expect([code, await counted()]).toEqual([0, LINES]);
  });

  it('waits for a server that is restarted in the middle', async () => {
    const file = fileOf('restarted.log.gz', gzipSync(large()));
    const command = importing(file);
    await until(() => acknowledged(file) > 0, 60_000);
    await server.signal('SIGKILL');
    server = await startServer();
    const { code, stdout, stderr } = await ran(command);
    expect(stderr).toMatch(/The connection was lost \(\w+\); sending again in \d+ s\./);
    expect(stdout).toContain('accepted     30,000\n  duplicates        0');
    expect([code, await counted()]).toEqual([0, LINES]);
  });

  it('does not send a torn last line, and sends the rest once the file is complete', async () => {
    const file = fileOf('torn.log', `${JSON.stringify(kong(1))}\n${JSON.stringify(kong(2)).slice(0, 30)}`);
    const torn = await ran(importing(file));
    expect(torn.code).toBe(1);
    expect(torn.stdout).toContain('Line 2, the last, has no line break and is not JSON: it was not sent.');
    const [first] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${first}\n${JSON.stringify(kong(2))}\n`);
    expect((await ran(importing(file))).code).toBe(0);
    expect(await counted()).toBe(2);
  });

  it.each<[string, string | Buffer, object, readonly string[], string]>([
    ['an array', '[{}]', {}, [], 'is a JSON array; an import needs one record per line'],
    ['another format', '{"id":1}\n{"id":2}\n', {}, [], 'None of the first 2 records of'],
    ['half a gzip', gzipSync('{}\n').subarray(0, 12), {}, [], 'is not a complete gzip file'],
    ['no key', '{}\n', { CAUSEWAY_API_KEY: '' }, [], 'The API key is missing: use --key-file, or set'],
    [
      'an unknown key',
      '{}\n',
      { CAUSEWAY_API_KEY: 'cwk_x' },
      [],
      'does not know the API key, or it has expired (401)',
    ],
    [
      'no server',
      '{}\n',
      {},
      ['--url', 'http://127.0.0.1:1'],
      'Causeway cannot be reached at http://127.0.0.1:1',
    ],
  ])('explains %s', async (name, content, env, more, message) => {
    const file = fileOf(`${name}${name.includes('gzip') ? '.gz' : '.log'}`, content);
    const { code, stdout, stderr } = await ran(importing(file, env, more));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('finds the server by PORT and HOST', async () => {
    const file = fileOf('address.log', `${JSON.stringify(kong(1))}\n`);
    const env = { CAUSEWAY_API_KEY: key, PORT: String(port), HOST: '0.0.0.0' };
    const call = [file, '--format', 'kong'];
    expect(await ran(Causeway.command('usage:import', env, call))).toMatchObject({ code: 0 });
    const wrong = await ran(Causeway.command('usage:import', { ...env, PORT: 'x' }, call));
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('PORT is "x", must be')]);
  });

  it('does not say that it continues where nothing was sent', async () => {
    const unreachable = importing(fileOf('unsent.log', '{}\n'), {}, ['--url', 'http://127.0.0.1:1']);
    await unreachable.exit();
    const { stderr } = await ran(
      importing(path.join(folder, 'unsent.log'), {}, ['--url', 'http://127.0.0.1:1']),
    );
    expect(stderr).toMatch(/^Causeway cannot be reached/);
  });

  it('explains a file that does not exist', async () => {
    const { code, stderr } = await ran(importing(path.join(folder, 'none')));
    expect([code, stderr]).toEqual([1, `${path.join(folder, 'none')} cannot be read (ENOENT).\n`]);
  });
});
