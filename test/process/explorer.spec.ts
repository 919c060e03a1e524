import { readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.js';
import { buildClient } from '../support/client-builds.js';
import { Causeway } from '../support/process.js';

interface Listed {
  readonly name: string;
  readonly kind: 'page' | 'asset';
  readonly type: string;
}

const { folder, remove } = temporaryFolder();
let causeway: Causeway;
let listed: readonly Listed[];
let operations: readonly { readonly query: string }[];

beforeAll(async () => {
  const built = buildClient('explorer');
  ({ files: listed, operations } = JSON.parse(readFileSync(path.join(built, 'manifest.json'), 'utf8')));
  causeway = await Causeway.start({ CAUSEWAY_DATA_DIR: path.join(folder, 'data'), CAUSEWAY_DEMO: 'false' });
});
afterAll(async () => {
  await causeway.signal('SIGINT');
  remove();
});

const get = (route: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${causeway.port}${route}`, { headers });

describe('the files of the explorer', () => {
  it.each([
    ['/graphiql', 'Causeway Explorer'],
    ['/graphiql/reference', 'Causeway schema reference'],
  ])('%s is a page that browsers revalidate and that loads nothing from elsewhere', async (route, title) => {
    const response = await get(route);
    expect(await response.text()).toContain(`<title>${title}</title>`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    const policy = response.headers.get('content-security-policy')!.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]),
    );
    expect(policy.join()).not.toMatch(/unsafe-eval|https?:|\*/);
  });

  it.each(['/graphiql', '/graphiql/reference'])('%s is also found with a trailing slash', async (route) => {
    const response = await get(`${route}/`);
    expect([response.redirected, response.url]).toEqual([true, `http://127.0.0.1:${causeway.port}${route}`]);
    expect(response.status).toBe(200);
  });

  it('are cached permanently if their name contains the hash of their content', async () => {
    const assets = listed.filter(({ kind }) => kind === 'asset');
    expect(assets.length).toBeGreaterThan(10);
    for (const { name, type } of assets) {
      const response = await get(`/graphiql/assets/${name}`);
      expect({ name, status: response.status, ...Object.fromEntries(response.headers) }).toMatchObject({
        ...{ name, status: 200, 'content-type': type },
        'cache-control': 'public, max-age=31536000, immutable',
      });
    }
  });

  it('are sent as they are, or compressed for clients that accept it, and not again to those that have them', async () => {
    const { name } = listed.find(({ type }) => type.startsWith('text/css'))!;
    const route = `/graphiql/assets/${name}`;
    const plain = await get(route, { 'accept-encoding': 'gzip;q=0' });
    const zipped = await get(route, { 'accept-encoding': 'br, gzip' });
    expect([plain, zipped].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'gzip']);
    expect(await zipped.text()).toBe(await plain.text());
    const again = await get(route, {
      'accept-encoding': 'gzip;q=0',
      'if-none-match': plain.headers.get('etag')!,
    });
    expect({ status: again.status, body: await again.text() }).toEqual({ status: 304, body: '' });
  });

  it.each([
    '/graphiql/assets/manifest.json',
    '/graphiql/assets/index.html',
    '/graphiql/assets/..%2f..%2fsrc%2fmain.js',
    '/graphiql/assets/%2e%2e%2fsrc%2fmain.js',
    '/graphiql/assets/..%5cmanifest.json',
    '/graphiql/assets/%00',
    '/graphiql/assets/__proto__',
    '/graphiql/assets/',
    '/graphiql/manifest.json',
  ])('are the only ones: %s is not found', async (route) => {
    expect((await get(route)).status).toBe(404);
  });

  it('list the operations that people run over HTTP, as the server prepares them', () => {
    const saved = (name: string) => readFileSync(`examples/operations/${name}.graphql`, 'utf8');
    const queries = operations.map(({ query }) => query);
    expect(queries).toEqual(
      expect.arrayContaining([saved('manager-portfolio'), saved('engineer-log-progress')]),
    );
    expect(queries.join()).not.toContain('subscription');
  });

  it('say how to sign in and which day it is', async () => {
    const { body } = await causeway.request('/graphiql/setting.json');
    expect(body).toEqual({ signIn: 'people', today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('list users only to this machine', async () => {
    const { status, body } = await causeway.request('/dev/people');
    expect({ status, first: body.people[0] }).toEqual({
      status: 200,
      first: { email: 'admin@causeway.example', name: 'Ada Admin', role: 'ADMIN' },
    });
    const foreign = await causeway.request('/dev/people', { headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
  });
});
