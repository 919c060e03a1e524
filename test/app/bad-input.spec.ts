import { TestApp } from '../support/app.js';
import { REFUSED_QUERIES } from './bad-input.queries.js';
import {
  ANSWERED,
  CREATE,
  REFUSED_BODIES,
  REFUSED_BY_A_FIELD,
  type Request,
  asked,
} from './bad-input.requests.js';

interface GraphqlError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId: string };
}
/** Internal words that no response may contain. */
const OURS = /node_modules|\.[jt]s:\d|\bselect\b.*\bfrom\b|causeway_|pg_|\bat \w+ \(/i;

describe('bad input', () => {
  let app: TestApp;
  let token: string;
  beforeAll(async () => {
    app = await TestApp.start();
    token = await app.token('admin@causeway.example');
    await send(asked('{ viewer { email } }'));
  });
  afterAll(() => app.stop());

  async function send({ headers, ...request }: Request) {
    const { statusCode, body } = await app.nest.inject({
      ...{ method: 'POST', url: '/graphql', ...request },
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    });
    const json = JSON.parse(body) as { data?: unknown; errors?: GraphqlError[] };
    return { status: statusCode, body, ...json };
  }
  const partners = async () =>
    (await app.pools.staff.query<{ count: string }>('select count(*) from partner')).rows[0]!.count;

  it.each([...REFUSED_BODIES, ...REFUSED_QUERIES, ...REFUSED_BY_A_FIELD])(
    'is rejected: %s',
    async (_name, request, status, code, message) => {
      const before = await partners();
      const answer = await send(request);
      expect(answer).toMatchObject({ status, errors: expect.any(Array) as unknown });
      for (const { extensions } of answer.errors!)
        expect(extensions).toEqual({
          code: expect.any(String) as unknown,
          requestId: expect.any(String) as unknown,
        });
      expect(answer.errors).toContainEqual(
        expect.objectContaining({
          message: expect.stringMatching(message) as unknown,
          extensions: expect.objectContaining({ code }) as unknown,
        }),
      );
      expect(answer.body).not.toMatch(OURS);
      expect(await partners()).toBe(before);
      expect((await send(asked('{ viewer { role } }'))).data).toEqual({ viewer: { role: 'ADMIN' } });
    },
  );

  it.each(ANSWERED)('does not include %s', async (_name, request) => {
    const answer = await send(request);
    expect(answer).toMatchObject({ status: 200, data: expect.any(Object) as unknown });
    expect(answer.errors).toBeUndefined();
  });

  it.each([
    ['a text of 5,000 characters', { name: 'x'.repeat(5_000) }, 'INVALID', ['input', 'name']],
    ['a blank text', { name: ' \n ' }, 'INVALID', ['input', 'name']],
  ])('is reported in userErrors for %s', async (_name, variables, code, field) => {
    const { data } = await send(asked(`${CREATE} { partner { id } userErrors { code field } } }`, variables));
    expect(data).toEqual({ createPartner: { partner: null, userErrors: [{ code, field }] } });
  });

  it.each([
    ['a page that is too long', 'engagements(first: 500) { totalCount }', /between 1 and 100/],
    ['a cursor of another list', 'engagements(after: "WyJhIl0") { totalCount }', /not a cursor/],
  ])('changes nothing if the response would be rejected for %s', async (_name, selection, message) => {
    const before = await partners();
    const { errors } = await send(
      asked(`${CREATE} { partner { ${selection} } userErrors { code } } }`, { name: 'Never written' }),
    );
    expect(errors?.[0]?.message).toMatch(message);
    expect(await partners()).toBe(before);
  });

  it('is reported to anonymous clients for a misspelt field, without suggesting its neighbours', async () => {
    const { errors } = await send({ ...asked('{ viewer { emial } }'), headers: { authorization: '' } });
    expect(errors?.[0]?.message).toBe('Cannot query field "emial" on type "Viewer".');
  });

  it.each([
    "'; drop table partner; --",
    '$1',
    "\\'",
    '${_}',
    '%',
    '\\',
    "') or true --",
    '"',
    '{}',
    '\u2028',
  ])('does not include %j, which every text accepts', async (text) => {
    const query = `query($s: String!, $i: ID!, $l: [String!]) {
        partner(slug: $s) { id }
        byId: partner(id: $i) { id }
        partners(filter: { q: $s, region: { in: $l, notIn: $l }, vertical: { in: $l } }) { totalCount }
        engagement(key: $s) { id }
      }`;
    const { data, errors } = await send(asked(query, { s: text, i: text, l: [text] }));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ partner: null, byId: null, partners: { totalCount: 0 }, engagement: null });
    expect(await partners()).toBe('2');
  });
});
