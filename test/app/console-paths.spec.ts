import { isPagePath } from '../../src/platform/console/page-paths.js';
import { TestApp } from '../support/app.js';
import { controllerPaths } from '../support/controller-paths.js';

const HTML = { accept: 'text/html' };

describe("the console's pages", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('have no address below the first part of an address of the API', () => {
    const others = controllerPaths(app.nest).filter((path) => !['/', '/*'].includes(path));
    expect(others).toEqual(expect.arrayContaining(['/ingest/usage', '/dev/people', '/assets/:name']));
    expect(['/graphql', ...others].filter((path) => isPagePath(path.slice(1)))).toEqual([]);
  });

  it.each(['/graphql/x', '/ingest/usage', '/uploads', '/export/x', '/dev/x', '/health/x', '/graphiql/x'])(
    'are not what a browser gets at %s',
    async (url) => {
      const { statusCode, headers } = await app.nest.inject({ url, headers: HTML });
      expect([statusCode, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    },
  );

  it.each(['/engagements/%E0%A4%A', '/engagements/%E0%A4%A?tab=%zz'])(
    'are what a browser gets at %s, which cannot be decoded',
    async (url) => {
      const headers = { ...HTML, 'x-request-id': 'page' };
      const [page, answer] = await Promise.all(
        ['/engagements/ENG-1', url].map((each) => app.nest.inject({ url: each, headers })),
      );
      expect([answer!.statusCode, answer!.body]).toEqual([page!.statusCode, page!.body]);
    },
  );

  it.each([
    ['/engagements/%E0%A4%A', {}, 400, 'is not a valid url component'],
    ['/graphql/%zz', HTML, 404, 'Cannot GET'],
  ])('are not what others get at %s: %p', async (url, headers, status, message) => {
    const answer = await app.nest.inject({ url, headers });
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringContaining(message)]);
  });

  it('are public, and the setting says how to sign in and what time it is', async () => {
    const { body } = await app.nest.inject('/console/setting.json');
    expect(JSON.parse(body)).toEqual({ signIn: 'people', now: app.clock.now().toISOString() });
  });
});
