import type { AddressInfo } from 'node:net';
import { TestApp } from '../support/app.js';
import { LiveClient } from '../support/live-client.js';
import { MANAGER } from '../support/people.js';

const LISTED = ['https://app.example', 'http://localhost:3000'] as const;
const STRANGE = [
  'https://evil.example',
  'https://app.example.evil.example',
  'https://app.example:8443',
  'http://app.example',
  'https://APP.example',
  'null',
  '*',
];
const OPEN = [
  '/graphql',
  '/graphql?query=%7B__typename%7D',
  '/uploads',
  '/uploads/upl_nowhere',
  '/export/adoption.csv',
];
const CLOSED = [
  '/',
  '/nowhere',
  '/graphiql',
  '/graphqlx',
  '/uploadsx',
  '/exports',
  '/ingest/usage',
  '/health/live',
  '/dev/people',
];
const PREFLIGHT = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,content-type',
};

type Method = 'GET' | 'POST' | 'OPTIONS';

describe('a page of another origin', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(undefined, { corsOrigins: LISTED });
    await app.nest.listen(0, '127.0.0.1');
  });
  afterAll(() => app.stop());

  const ask = (method: Method, url: string, headers: Record<string, string>) =>
    app.nest.inject({ method, url, headers, ...(method === 'POST' ? { payload: '{}' } : {}) });
  const corsHeaders = (headers: object) =>
    Object.keys(headers).filter((name) => name.startsWith('access-control-'));

  describe.each(LISTED)('if %s is listed', (origin) => {
    it.each(OPEN)('may send a preflight to %s, without a token', async (url) => {
      const { statusCode, headers } = await ask('OPTIONS', url, { origin, ...PREFLIGHT });
      expect([statusCode, headers]).toEqual([
        204,
        expect.objectContaining({
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'GET, HEAD, POST',
          'access-control-allow-headers':
            'authorization, content-type, idempotency-key, x-request-id, causeway-seen, apollo-require-preflight',
          vary: 'Origin',
          'x-request-id': expect.any(String),
        }),
      ]);
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    });

    it.each(OPEN)('can read the responses of %s, including errors', async (url) => {
      const authorization = `Bearer ${await app.token(MANAGER)}`;
      const tokens: Record<string, string>[] = [{}, { authorization }, { authorization: 'Bearer nonsense' }];
      for (const method of ['GET', 'POST'] as const)
        for (const token of tokens)
          for (const type of ['application/json', 'text/plain']) {
            const { headers } = await ask(method, url, { origin, 'content-type': type, ...token });
            expect([method, headers]).toEqual([
              method,
              expect.objectContaining({
                'access-control-allow-origin': origin,
                'access-control-expose-headers': 'x-request-id, retry-after, causeway-seen',
                vary: expect.stringContaining('Origin'),
              }),
            ]);
          }
    });

    it.each(CLOSED)('cannot use %s', async (url) => {
      for (const method of ['GET', 'POST', 'OPTIONS'] as const) {
        const { headers } = await ask(method, url, { origin, ...PREFLIGHT });
        expect([method, corsHeaders(headers)]).toEqual([method, []]);
      }
    });
  });

  it.each(STRANGE)('at %s, which is not listed, gets no header', async (origin) => {
    for (const url of OPEN)
      for (const method of ['GET', 'POST', 'OPTIONS'] as const) {
        const { headers } = await ask(method, url, {
          origin,
          'content-type': 'application/json',
          ...PREFLIGHT,
        });
        expect([url, method, corsHeaders(headers), headers['vary']]).toEqual([
          ...[url, method, []],
          expect.stringContaining('Origin'),
        ]);
      }
  });

  it('does not change responses to other clients', async () => {
    const { status, data } = await app.gql(MANAGER, '{ viewer { role } }');
    expect([status, data]).toEqual([200, { viewer: { role: 'MANAGER' } }]);
  });

  it('can open a web socket that sends nothing without a token', async () => {
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const options = { origin: 'https://evil.example' };
    const client = await LiveClient.open(`http://127.0.0.1:${port}`, undefined, undefined, options);
    client.send({ type: 'connection_init' });
    expect(await client.closeCode()).toBe(4403);
    expect(client.messages).toEqual([]);
  });
});

it('no origin is listed by default', async () => {
  const app = await TestApp.start();
  for (const method of ['GET', 'OPTIONS'] as const) {
    const headers = { origin: LISTED[0], ...PREFLIGHT };
    const answer = await app.nest.inject({ method, url: '/graphql', headers });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
  await app.stop();
});
