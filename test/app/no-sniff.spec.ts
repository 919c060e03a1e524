import { RequestMethod } from '@nestjs/common';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { closeMetrics, serveMetrics } from '../../src/platform/observability/metrics-server.js';
import { Scrape } from '../../src/platform/observability/scrape.js';
import { TestApp } from '../support/app.js';
import { controllerPaths } from '../support/controller-paths.js';
import { MANAGER } from '../support/people.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const;
const HEADER = 'x-content-type-options';

describe('every response tells browsers not to guess its type', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
  });
  afterAll(() => app.stop());

  /** The paths of all controllers, of GraphQL, and some that do not exist. */
  const paths = (): string[] => {
    const others = ['/graphql', '/nowhere', '/graphiql/nowhere.js', '/uploads/../etc', '/%zz'];
    return [...others, ...controllerPaths(app.nest).map((path) => path.replace(/[:*]\w+/g, 'x'))];
  };

  it('on every route, by whatever method, with and without a token', async () => {
    expect(RequestMethod.GET).toBe(0);
    const authorization = `Bearer ${await app.token(MANAGER)}`;
    expect(paths()).toEqual(
      expect.arrayContaining(['/health/live', '/uploads', '/uploads/x', '/dev/people']),
    );
    const statuses = new Set<number>();
    for (const url of paths())
      for (const method of METHODS)
        for (const headers of [{}, { authorization }, { authorization, 'content-type': 'text/plain' }]) {
          const body = method === 'POST' || method === 'PUT' ? { payload: '{' } : {};
          const answer = await app.nest.inject({ method, url, headers, ...body });
          statuses.add(answer.statusCode);
          expect([method, url, answer.statusCode, answer.headers[HEADER]]).toEqual([
            ...[method, url, answer.statusCode],
            'nosniff',
          ]);
        }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 404]));
  });

  it.each([
    ['something that is not a request', 'GET\r\n\r\n', '400'],
    ['oversized headers', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`, '431'],
    ['an HTTP/1.1 request without a host', 'GET /health/live HTTP/1.1\r\nconnection: close\r\n\r\n', '400'],
    [
      'an unsupported expectation',
      'GET /health/live HTTP/1.1\r\nhost: a\r\nexpect: foo\r\nconnection: close\r\n\r\n',
      '417',
    ],
    ['options of everything', 'OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', '404'],
    [
      'a web socket with a bad key',
      'GET /graphql HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: x\r\nsec-websocket-version: 13\r\n\r\n',
      '400',
    ],
    [
      'a web socket on another path',
      'GET /elsewhere HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      '404',
    ],
  ])('%s', async (_what, request, status) => {
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(request);
    await once(socket, 'close');
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*${HEADER}: nosniff`));
  });

  it('on the port of the metrics', async () => {
    const server = await serveMetrics(app.nest.get(Scrape), 0, '127.0.0.1');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const path of ['/metrics', '/elsewhere'])
      expect((await fetch(base + path)).headers.get(HEADER)).toBe('nosniff');
    await closeMetrics(server);
  });
});
