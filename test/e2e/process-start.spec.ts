import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { ONE_OF_EACH_ROLE } from '../../src/modules/demo/domain/people.js';
import { kill9, temporaryFolder } from '../support/embedded.js';
import { Causeway, freePort, postgresOf } from '../support/process.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const env = (name: string) => ({ CAUSEWAY_DATA_DIR: path.join(folder, name), CAUSEWAY_DEMO: 'false' });
const postmasterOf = (name: string) => postgresOf(path.join(folder, name, 'pg'));

describe('the embedded default', () => {
  it('starts on a new folder, says what to do next, and stops without a trace at Ctrl-C', async () => {
    const causeway = await Causeway.start(env('first'));
    expect(await causeway.request('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
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
    expect(postmasterOf('first')).toHaveLength(1);

    const { code } = await causeway.signal('SIGINT');
    expect({ code, stderr: causeway.stderr }).toEqual({ code: 0, stderr: '' });
    expect(postmasterOf('first')).toEqual([]);
  });

  it('starts again on the same data, and stops at SIGTERM too', async () => {
    const causeway = await Causeway.start(env('first'));
    expect(causeway.stdout).not.toContain('migrations');
    expect((await causeway.request('/health/ready')).status).toBe(200);
    const { code } = await causeway.signal('SIGTERM');
    expect(code).toBe(0);
    expect(postmasterOf('first')).toEqual([]);
  });

  it('takes over the PostgreSQL that a kill -9 of node left behind', async () => {
    const killed = await Causeway.start(env('first'));
    const [postmaster] = postmasterOf('first');
    await kill9(killed.pid);
    expect(postmasterOf('first')).toEqual([postmaster]);

    const again = await Causeway.start(env('first'));
    expect(postmasterOf('first')).toEqual([postmaster]);
    expect((await again.request('/health/ready')).status).toBe(200);
    await again.signal('SIGINT');
    expect(postmasterOf('first')).toEqual([]);
  });

  it.each([0, 150, 400, 800, 1_200, 1_700])(
    'stops by itself at a Ctrl-C %i ms into its first start, and starts later',
    async (afterMs) => {
      const name = `early-${afterMs}`;
      const causeway = Causeway.spawn({ ...env(name), PORT: String(await freePort()) });
      await new Promise((wake) => setTimeout(wake, 300 + afterMs));
      const { code } = await causeway.signal('SIGINT');
      // Not 1, with which its deadline ends it; null is before it listens to signals.
      expect([0, null]).toContain(code);
      expect(causeway.stderr).toBe('');
      expect(postmasterOf(name)).toEqual([]);
    },
    30_000,
  );
});

describe('a start that cannot be', () => {
  const failed = async (causeway: Causeway) => ({
    code: await causeway.exit(),
    stdout: causeway.stdout,
    lines: causeway.stderr.trimEnd().split('\n'),
  });

  it('says in one line that the port is taken, and leaves nothing behind', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    );
    const outcome = await failed(Causeway.spawn({ ...env('taken'), PORT: String(port) }));
    taken.close();
    expect(outcome).toEqual({
      ...{ code: 1, stdout: '' },
      lines: [
        `Port ${port} on 127.0.0.1 is in use; stop the program that uses it, or set PORT to a free port.`,
      ],
    });
    expect(postmasterOf('taken')).toEqual([]);
  });

  it.each([
    ['lies below a file', () => path.join(folder, 'a-file/data'), 'ENOTDIR'],
    ['lies where no folder can be made', () => '/proc/nope/data', 'ENOENT'],
  ])('says in one line that a data folder that %s cannot be written', async (_where, dataDir, code) => {
    writeFileSync(path.join(folder, 'a-file'), '');
    const outcome = await failed(Causeway.spawn({ ...env('none'), CAUSEWAY_DATA_DIR: dataDir(), PORT: '0' }));
    expect(outcome).toEqual({
      ...{ code: 1, stdout: '' },
      lines: [
        expect.stringMatching(
          new RegExp(`^the data folder \\S+ is not writable for \\w+ \\(${code}\\); set CAUSEWAY_DATA_DIR`),
        ),
      ],
    });
  });

  it.each([
    [{ PORT: 'http' }, ['PORT is "http", must be a whole number from 0 to 65535.']],
    [{ HOST: '192.0.2.1' }, [/^Nothing can listen on 192\.0\.2\.1, port 0 \(EADDRNOTAVAIL\)/]],
    [
      { CAUSEWAY_CLOCK: 'tomorrow', LOG_LEVEL: 'loud' },
      ['LOG_LEVEL is "loud", must be', 'CAUSEWAY_CLOCK is "tomorrow", must be'],
    ],
    [
      { CAUSEWAY_ROLE: 'worker', CAUSEWAY_DEMO: 'false' },
      [
        /CAUSEWAY_DEMO works only in the embedded default \(CAUSEWAY_ROLE is worker\)/,
        'DATABASE_URL is missing',
        'DATABASE_PORTAL_URL is missing',
        'AUTH_ISSUER is missing',
        'AUTH_AUDIENCE is missing',
      ],
    ],
  ] as const)('names each variable that is wrong in a line of its own: %j', async (variables, lines) => {
    const outcome = await failed(
      Causeway.spawn({ CAUSEWAY_DATA_DIR: path.join(folder, 'none'), ...variables }),
    );
    expect(outcome).toEqual({
      ...{ code: 1, stdout: '' },
      lines: lines.map((line) => expect.stringMatching(line)),
    });
  });

  it('says who uses the data folder', async () => {
    mkdirSync(path.join(folder, 'shared'), { mode: 0o711 });
    const first = await Causeway.start(env('shared'));
    const outcome = await failed(Causeway.spawn({ ...env('shared'), PORT: '0' }));
    expect(outcome.code).toBe(1);
    expect(outcome.lines).toEqual([expect.stringContaining(`in use by causeway process ${first.pid}`)]);
    expect((await first.request('/health/ready')).status).toBe(200);
    await first.signal('SIGINT');
  });
});
