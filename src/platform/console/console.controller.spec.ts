import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { AppClock } from '../base/app-clock.js';
import { RUNTIME, type Runtime } from '../base/runtime.js';
import { BuiltFiles } from '../web/built-files.js';
import { ConsoleController } from './console.controller.js';

const PAGE = '<!doctype html><title>Causeway</title>';
const SCRIPT = 'console.log("Causeway");'.repeat(50);
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const folder = mkdtempSync(path.join(tmpdir(), 'causeway-console-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, kind: 'page' | 'asset', type: string, content: string) {
  const file = path.join(folder, 'console', name);
  writeFileSync(file, content);
  writeFileSync(`${file}.br`, brotliCompressSync(content));
  writeFileSync(`${file}.gz`, gzipSync(content));
  return { name, kind, type, hash: `hash-of-${kind}` };
}

function build(): void {
  mkdirSync(path.join(folder, 'console/assets'), { recursive: true });
  const files = [
    put('index.html', 'page', 'text/html; charset=utf-8', PAGE),
    put('assets/main-1a2b.js', 'asset', 'text/javascript; charset=utf-8', SCRIPT),
  ];
  writeFileSync(path.join(folder, 'console/manifest.json'), JSON.stringify({ files }));
  writeFileSync(path.join(folder, 'console/assets/unlisted.js'), SCRIPT);
}

const clock = new AppClock();
clock.pin(new Date('2026-12-21T08:00:00Z'));
const auth = { issuer: 'https://id.example/realms/one', audience: 'urn:causeway', keys: jest.fn() };

async function serve(changes: Partial<Runtime>, built = folder): Promise<NestFastifyApplication> {
  const runtime = { auth, clock, dev: null, consoleClient: null, ...changes };
  const module = await Test.createTestingModule({
    controllers: [ConsoleController],
    providers: [
      { provide: BuiltFiles, useFactory: () => BuiltFiles.load('console', built) },
      { provide: RUNTIME, useValue: runtime },
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

describe('the console', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    build();
    app = await serve({});
  });
  afterAll(() => app.close());
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

  it('is one page, at / and at every address inside it', async () => {
    for (const url of [
      '/',
      '/engagements/ENG-142',
      '/portal/checklist?tab=open',
      '/signed-in?code=x&state=y',
    ]) {
      const { statusCode, headers, body } = await get(url, HTML);
      expect([url, statusCode, body]).toEqual([url, 200, PAGE]);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'; "),
        vary: 'accept, accept-encoding',
      });
    }
  });

  it('is sent again only if it has changed', async () => {
    const tag = String((await get('/')).headers.etag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const { statusCode, body } = await get('/work', { ...HTML, 'if-none-match': known });
      expect([known, statusCode, body]).toEqual([known, 304, '']);
    }
    expect((await get('/', { 'if-none-match': '"other"' })).statusCode).toBe(200);
    expect((await get('/', { 'if-none-match': tag, 'accept-encoding': 'br' })).statusCode).toBe(200);
  });

  it.each([
    ['a program asks', '/engagements/ENG-142', { accept: 'application/json' }],
    ['anything will do', '/engagements/ENG-142', { accept: '*/*' }],
    ['nothing is said', '/engagements/ENG-142', {}],
    ['it is the address of a file', '/favicon.ico', HTML],
    ['it is hidden', '/.well-known/security.txt', HTML],
    ['it is part of the API', '/graphql/schema', HTML],
    ['it is part of the API, in other letters', '/%67raphql/schema', HTML],
    ['it is the address of an asset', '/assets/main-old.js', HTML],
    ['it is below the assets', '/assets/a/b', HTML],
  ])('is not the answer if %s', async (_why, url, headers) => {
    const { statusCode, body } = await get(url, headers);
    expect([statusCode, body]).toEqual([404, expect.not.stringContaining('<title>')]);
  });

  it('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      expect((await app.inject({ method, url: '/work', headers: HTML })).statusCode).toBe(404);
  });

  it.each(['/', '/engagements/ENG-142', '/assets/main-1a2b.js', '/console/setting.json'])(
    'answers HEAD %s like GET, without the content',
    async (url) => {
      const [head, full] = await Promise.all(
        (['HEAD', 'GET'] as const).map((method) => app.inject({ method, url, headers: HTML })),
      );
      expect([head!.statusCode, head!.body]).toEqual([200, '']);
      for (const name of ['content-type', 'content-length', 'etag', 'cache-control'])
        expect([name, head!.headers[name]]).toEqual([name, full!.headers[name]]);
    },
  );

  it.each([
    ['gzip, deflate, br', 'br', (sent: Buffer) => brotliDecompressSync(sent).toString()],
    ['gzip, br;q=0', 'gzip', (sent: Buffer) => gunzipSync(sent).toString()],
    ['gzip', 'gzip', (sent: Buffer) => gunzipSync(sent).toString()],
    ['gzip;q=0, br;q=0.000', undefined, String],
    ['zstd', undefined, String],
    ['*', undefined, String],
  ])(
    'sends its assets, kept for a year, to clients that accept %s as %s',
    async (accepted, encoding, read) => {
      const { headers, rawPayload } = await get('/assets/main-1a2b.js', { 'accept-encoding': accepted });
      expect(read(rawPayload)).toBe(SCRIPT);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers).toMatchObject({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        etag: `"hash-of-asset${encoding ? `-${encoding}` : ''}"`,
        vary: 'accept-encoding',
      });
    },
  );

  it.each([
    '/assets/unlisted.js',
    '/assets/main-1a2b.js.br',
    '/assets/index.html',
    '/assets/..%2findex.html',
    '/assets/..%2fmanifest.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/__proto__',
    '/assets/',
    '/index.html',
    '/manifest.json',
  ])('has no other files: %s', async (url) => {
    expect((await get(url, HTML)).statusCode).toBe(404);
  });

  it.each(['/', '/work'])('says at %s what to do if it has not been built', async (url) => {
    const unbuilt = await serve({}, path.join(folder, 'nowhere'));
    const { statusCode, body } = await unbuilt.inject({ url, headers: HTML });
    await unbuilt.close();
    expect([statusCode, body]).toEqual([404, expect.stringContaining('run npm run build')]);
  });
});

describe('the way to sign in', () => {
  const consoleClient = {
    clientId: 'console',
    scope: 'openid email',
    audienceParameter: 'audience',
  } as const;
  const now = '2026-12-21T08:00:00.000Z';

  it.each<[string, Partial<Runtime>, object]>([
    ['as one of the users of the embedded default', { dev: {} }, { signIn: 'people', now }],
    ['unknown', {}, { signIn: 'none', now }],
    [
      'at the issuer',
      { consoleClient },
      {
        ...{ signIn: 'oidc', now, issuer: auth.issuer, audience: 'urn:causeway' },
        ...{ clientId: 'console', scope: 'openid email', audienceParameter: 'audience' },
      },
    ],
  ])('is %s', async (_how, changes, expected) => {
    const app = await serve(changes);
    const { headers, body } = await app.inject('/console/setting.json');
    await app.close();
    expect([headers['cache-control'], JSON.parse(body)]).toEqual(['no-store', expected]);
  });
});
