import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriver } from '@nestjs/apollo';
import { Scrape } from '../../src/platform/observability/scrape.js';
import { countReads } from '../support/count-statements.js';
import { TestApp } from '../support/app.js';
import type { Person } from '../support/people.js';
import { seedPortfolio } from '../support/seed-portfolio.js';

const ADMIN = 'admin@causeway.example';
const QUERY = `query Seen($first: Int) { users(first: $first) { totalCount nodes { email } } }
  query Other { users { totalCount } }`;

/** Has no name, so none is sent with it. */
const LONE = '{ users(first: 2) { nodes { email } } }';

interface Sent {
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly person?: Person | null;
}

describe('a query that Apollo has let pass and PostgreSQL writes', () => {
  let app: TestApp;
  let toApollo: number;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedPortfolio(app.pools.staff, 3);
    const { instance } = app.nest.get<GraphQLModule<ApolloDriver>>(GraphQLModule, {
      strict: false,
    }).graphQlAdapter;
    const execute = instance.executeHTTPGraphQLRequest.bind(instance);
    instance.executeHTTPGraphQLRequest = (...args) => {
      toApollo += 1;
      return execute(...args);
    };
    await send({});
    await send({ body: { operationName: null, query: LONE } });
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    toApollo = 0;
  });

  async function send({ body = {}, headers = {}, person = ADMIN }: Sent) {
    const authorization = person ? { authorization: `Bearer ${await app.token(person)}` } : {};
    const response = await app.nest.inject({
      ...{ method: 'POST', url: '/graphql' },
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      payload: JSON.stringify({ query: QUERY, operationName: 'Seen', variables: { first: 2 }, ...body }),
    });
    return { status: response.statusCode, type: response.headers['content-type'], body: response.body };
  }

  it('is answered without Apollo', async () => {
    const { status, type, body } = await send({});
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({ data: { users: { nodes: [{}, {}] } } });
    expect(toApollo).toBe(0);
  });

  it.each<[string, Sent, string]>([
    ['without sign-in', { person: null }, 'UNAUTHENTICATED'],
    ['from someone without the permission', { person: 'manager@causeway.example' }, 'FORBIDDEN'],
    ['with a variable of another type', { body: { variables: { first: 'two' } } }, 'BAD_USER_INPUT'],
    ['with a variable out of range', { body: { variables: { first: 101 } } }, 'BAD_USER_INPUT'],
    ['with text that cannot be stored', { body: { variables: { first: 2, x: 'a\0b' } } }, 'NUL'],
    ['with variables that are no object', { body: { variables: [2] } }, 'variables'],
    ['with an operation that it does not have', { body: { operationName: 'Absent' } }, 'Unknown operation'],
    [
      'without the name of one of its operations',
      { body: { operationName: null } },
      'Must provide operation name',
    ],
    ['with an empty name, which none has', { body: { operationName: '', query: LONE } }, 'Unknown operation'],
  ])('goes to Apollo %s, and is refused', async (_case, sent, expected) => {
    const { body } = await send(sent);
    expect([toApollo, body]).toEqual([1, expect.stringContaining(expected)]);
    expect(body).not.toContain('"nodes"');
  });

  it.each<[string, Sent]>([
    ['with extensions', { body: { extensions: {} } }],
    ['for a type of response that few ask for', { headers: { accept: 'application/json;q=0.5' } }],
    ['with its other operation, the first time', { body: { operationName: 'Other' } }],
    ['with other blanks', { body: { query: `${QUERY} ` } }],
  ])('goes to Apollo %s, and is answered', async (_case, sent) => {
    const { body } = await send(sent);
    expect([toApollo, body]).toEqual([1, expect.stringContaining('"data":{"users"')]);
  });

  it.each([
    '*/*',
    'application/json',
    'application/json, text/plain',
    'application/graphql-response+json',
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream',
  ])('is answered with the type that Apollo has for %s', async (accept) => {
    const { type, body } = await send({ headers: { accept } });
    expect(toApollo).toBe(0);
    const byApollo = await send({ headers: { accept }, body: { extensions: {} } });
    expect([toApollo, byApollo.type, byApollo.body]).toEqual([1, type, body]);
  });

  it('is not read once more as text if it has failed as text', async () => {
    const body = {
      operationName: null,
      query: '{ users(first: 1) { totalCount } engagements { totalCount } }',
    };
    await send({ body });
    expect(await countReads(() => send({ body, person: 'manager@causeway.example' }))).toBe(2);
  });

  it('is refused with a token that is not valid', async () => {
    const { body } = await send({ person: null, headers: { authorization: 'Bearer x' } });
    expect(body).toContain('UNAUTHENTICATED');
  });

  it('is counted and its time is taken', async () => {
    const count = async () =>
      /operation_seconds_count{kind="query"} (\d+)/.exec(await app.nest.get(Scrape).text())![1];
    const before = Number(await count());
    await send({});
    expect([toApollo, Number(await count())]).toEqual([0, before + 1]);
  });

  it('waits for its turn like any other', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({})));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const tooMany = await Promise.all(Array.from({ length: 150 }, () => send({})));
    expect(tooMany.map(({ status }) => status)).toContain(429);
  });
});
