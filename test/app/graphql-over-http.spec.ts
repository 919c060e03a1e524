import { type Audit, serverAudits } from 'graphql-http';
import { TestApp } from '../support/app.js';
import { MANAGER, type Person } from '../support/people.js';

/** A port with no listener: the audits' requests are passed to the current app. */
let app: TestApp;
const audits = serverAudits({
  url: () => app.nest.getUrl().then((url) => `${url}/graphql`),
  fetchFn: async (url: string, init: RequestInit) =>
    fetch(url, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${await app.token(MANAGER)}` },
    }),
});

describe('GraphQL over HTTP, by the audits of graphql-http', () => {
  beforeAll(async () => {
    app = await TestApp.start();
    await app.nest.listen(0, '127.0.0.1');
  });
  afterAll(() => app.stop());

  const required = audits.filter(({ name }) => /^(MUST|SHOULD)/.test(name));
  it.each(required.map((audit) => [audit.name, audit] as [string, Audit]))('%s', async (_name, audit) => {
    const result = await audit.fn();
    const reason = result.status === 'ok' ? null : result.reason;
    expect([result.status, reason]).toEqual(['ok', null]);
  });

  it('passes all of them', () => {
    const count = (word: string) => required.filter(({ name }) => name.startsWith(word)).length;
    expect([count('MUST'), count('SHOULD')]).toEqual([13, 23]);
  });

  it.each([
    ['an invalid token', () => Promise.resolve('Bearer nonsense')],
    [
      'an unknown user',
      () => app.token('stranger@causeway.example' as Person).then((token) => `Bearer ${token}`),
    ],
    ['another scheme', () => Promise.resolve('Basic bWFuYWdlcjp4')],
  ])('returns 401 for %s, whatever the query', async (_case, authorization) => {
    for (const query of ['{ viewer { email } }', '{ __typename }', '{ nonsense }', '{']) {
      const { status, errors, data } = await app.gql(
        null,
        query,
        {},
        { authorization: await authorization() },
      );
      const codes = errors?.map(({ extensions }) => extensions.code);
      expect({ query, status, codes, data }).toEqual({
        query,
        status: 401,
        codes: ['UNAUTHENTICATED'],
        data: undefined,
      });
    }
  });

  it.each([
    ['does not parse', '{'],
    ['does not match the schema', '{ nonsense }'],
    ['lacks a variable', 'query ($id: ID!) { engagement(id: $id) { id } }'],
    [
      'contains several operations but names none',
      'query A { viewer { email } } query B { viewer { email } }',
    ],
    ['contains no operation', 'fragment F on Viewer { email }'],
  ])(
    'reports a query that %s with 200 or 400, depending on what the client accepts',
    async (_case, query) => {
      const statusFor = async (accept: string) => (await app.gql(MANAGER, query, {}, { accept })).status;
      expect(await statusFor('application/json')).toBe(200);
      expect(await statusFor('application/graphql-response+json, application/json;q=0.9')).toBe(400);
      expect(await statusFor('*/*')).toBe(400);
    },
  );
});
