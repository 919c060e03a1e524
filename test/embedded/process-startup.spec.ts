import { migratedFolder, postmastersOf } from '../support/data-folder.js';
import { kill9 } from '../support/os-processes.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Causeway, freePort } from '../support/process.js';
import { StartHere } from '../support/start-here.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(port: number, route: string, headers: Record<string, string> = {}): Promise<Seen> {
  const response = await fetch(`http://127.0.0.1:${port}${route}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('a start that takes its time', () => {
  const dataDir = migratedFolder(folder, 'demo');
  let causeway: Causeway;
  beforeAll(async () => {
    const env = { CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_CLOCK: '2026-12-21T15:30:00Z' };
    causeway = Causeway.spawn({ ...env, PORT: String(await freePort()) });
    await causeway.prints(/Seeding the demo world: .* of /);
  });
  afterAll(() => causeway.signal('SIGINT'));

  it.each(['/', '/graphiql', '/graphql', '/ingest/usage?format=kong'])(
    'reports its progress at %s, and when to retry',
    async (route) => {
      const seen = await ask(causeway.port, route);
      expect({ status: seen.status, retry: seen.headers.get('retry-after') }).toEqual({
        status: 503,
        retry: '2',
      });
      expect(JSON.parse(seen.text)).toEqual({
        status: 'seeding',
        progress: expect.stringMatching(/^(engagement|call|day) \d+ of \d+$/),
      });
    },
  );

  it('shows browsers a page that reloads itself and loads nothing from elsewhere', async () => {
    const { status, headers, text } = await ask(causeway.port, '/graphiql', {
      accept: 'text/html,*/*',
    });
    expect(status).toBe(503);
    expect(text).toMatch(/<main>[^]*creating its demo world[^]*\d+ of \d+/);
    expect(headers.get('refresh')).toBe('2');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is alive and not ready', async () => {
    const live = await ask(causeway.port, '/health/live');
    const ready = await ask(causeway.port, '/health/ready');
    expect({ status: live.status, body: JSON.parse(live.text) }).toEqual({
      status: 200,
      body: { status: 'ok' },
    });
    expect({ status: ready.status, body: JSON.parse(ready.text) }).toEqual({
      status: 503,
      body: {
        status: 'unavailable',
        startup: { ok: false, status: 'seeding', progress: expect.stringMatching(/ of /) },
      },
    });
  });

  it('tells the token command to try again later', async () => {
    const env = { CAUSEWAY_DATA_DIR: dataDir, PORT: String(causeway.port) };
    const command = Causeway.spawn(env, 'token', ['manager@causeway.example']);
    expect(await command.exit()).toBe(1);
    expect(command.stderr).toMatch(/is still seeding \(.* of .*\); try again in a moment\.\n$/);
  });

  it('exits with an explanation if PostgreSQL dies in the meantime', async () => {
    await kill9(postmastersOf(dataDir)[0]!);
    expect(await causeway.exit()).toBe(1);
    expect(causeway.stderr).toBe(
      'PostgreSQL stopped while Causeway was starting, possibly killed or out of memory; start Causeway again to continue.\n',
    );
    expect(causeway.stdout).not.toContain('is running at');
    expect(postmastersOf(dataDir)).toEqual([]);
  });

  it('can be repeated by the next one', async () => {
    const again = await StartHere.begin({ CAUSEWAY_DATA_DIR: dataDir, CAUSEWAY_DEMO: 'false' });
    expect(await again.outcome).toBeNull();
    expect(again.said[0]).toMatch(/^The last start was interrupted while seeding/);
    expect((await again.post('/dev/token', { email: 'manager@causeway.example' })).status).toBe(200);
    await again.stop();
    expect(postmastersOf(dataDir)).toEqual([]);
  });
});
