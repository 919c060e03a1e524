import path from 'node:path';
import { temporaryFolder } from '../support/embedded.js';
import { Causeway, freePort } from '../support/process.js';
import { until } from '../support/until.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);

interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Null in the moments before the process listens and between two servers. */
const ask = (port: number, route: string, headers: Record<string, string> = {}): Promise<Seen | null> =>
  fetch(`http://127.0.0.1:${port}${route}`, { headers })
    .then(async (response) => ({
      ...response,
      status: response.status,
      headers: response.headers,
      text: await response.text(),
    }))
    .catch(() => null);

describe('a start that takes its time', () => {
  let causeway: Causeway;
  beforeAll(async () => {
    const env = { CAUSEWAY_DATA_DIR: path.join(folder, 'demo'), CAUSEWAY_CLOCK: '2026-12-21T15:30:00Z' };
    causeway = Causeway.spawn({ ...env, PORT: String(await freePort()) });
    await causeway.prints(/Seeding the demo world: .* of /);
  });
  afterAll(() => causeway.signal('SIGINT'));

  it.each(['/', '/graphiql', '/graphql', '/ingest/usage?format=kong'])(
    'says at %s how far it is, and when to ask again',
    async (route) => {
      const seen = (await ask(causeway.port, route))!;
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

  it('shows browsers a page that asks again by itself, with nothing foreign in it', async () => {
    const { status, headers, text } = (await ask(causeway.port, '/graphiql', { accept: 'text/html,*/*' }))!;
    expect(status).toBe(503);
    expect(text).toMatch(/<meta http-equiv="refresh" content="2">[^]*creating its demo world[^]*\d+ of \d+/);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is alive and not ready', async () => {
    const [live, ready] = await Promise.all(
      ['/health/live', '/health/ready'].map((route) => ask(causeway.port, route)),
    );
    expect({ status: live!.status, body: JSON.parse(live!.text) }).toEqual({
      status: 200,
      body: { status: 'ok' },
    });
    expect({ status: ready!.status, body: JSON.parse(ready!.text) }).toEqual({
      status: 503,
      body: {
        status: 'unavailable',
        startup: { ok: false, status: 'seeding', progress: expect.stringMatching(/ of /) },
      },
    });
  });

  it('tells the token command to come back', async () => {
    const env = { CAUSEWAY_DATA_DIR: path.join(folder, 'demo'), PORT: String(causeway.port) };
    const command = Causeway.spawn(env, 'token', ['manager@causeway.example']);
    expect(await command.exit()).toBe(1);
    expect(command.stderr).toMatch(/is still seeding \(.* of .*\); try again in a moment\.\n$/);
  });
});

it('passes from the page that waits to the product', async () => {
  const env = { CAUSEWAY_DATA_DIR: path.join(folder, 'plain'), CAUSEWAY_DEMO: 'false' };
  const causeway = Causeway.spawn({ ...env, PORT: String(await freePort()) });
  const seen = new Set<string>();
  await until(async () => {
    const ready = await ask(causeway.port, '/health/ready');
    if (ready)
      seen.add(ready.status === 200 ? 'ready' : (JSON.parse(ready.text).startup?.status ?? 'unready'));
    return seen.has('ready');
  });
  expect([...seen]).toEqual(expect.arrayContaining(['starting', 'ready']));
  await causeway.prints(/is running at/);
  expect((await causeway.signal('SIGINT')).code).toBe(0);
});

describe('without the demo world', () => {
  let causeway: Causeway;
  beforeAll(async () => {
    causeway = await Causeway.start({ CAUSEWAY_DATA_DIR: path.join(folder, 'bare'), CAUSEWAY_DEMO: 'false' });
  });
  afterAll(() => causeway.signal('SIGINT'));

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
  ])('%s may sign in', async (email, role) => {
    expect(await gql(email, '{ viewer { email role } }')).toEqual({ viewer: { email, role } });
  });

  it('nobody else is there, and nothing but the shipped playbooks', async () => {
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

  it('each has work of their own to ask for', async () => {
    expect(await gql('engineer@causeway.example', '{ myWork { overdue { reason } } }')).toEqual({
      myWork: { overdue: [] },
    });
    expect(await gql('partner@northwind.example', '{ myIntegrations { nodes { key } } }')).toEqual({
      myIntegrations: { nodes: [] },
    });
  });
});
