import { getIntrospectionQuery } from 'graphql';

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly url?: string;
  readonly payload?: string;
  readonly headers?: Record<string, string>;
}
export type Case = readonly [name: string, request: Request, status: number, code: string, message: RegExp];

export const asked = (query: string, variables?: object): Request => ({
  payload: JSON.stringify({ query, variables }),
});
export const got = (
  query: string,
  headers: Request['headers'] = { 'apollo-require-preflight': '1' },
): Request => ({
  method: 'GET',
  url: `/graphql?query=${encodeURIComponent(query)}`,
  headers,
});
export const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i));
export const nested = (depth: number, field: string) =>
  `${`${field} {`.repeat(depth)} name ${'}'.repeat(depth)}`;
export const CREATE =
  'mutation($name: String!) { createPartner(input: { name: $name, kind: BANK, region: "US", timeZone: "UTC" })';

/** Bodies and requests that never become a query. */
export const REFUSED_BODIES: Case[] = [
  [
    'a body over 17 MiB',
    asked('{ viewer { email } }', { a: 'x'.repeat(18_000_000) }),
    413,
    'BAD_USER_INPUT',
    /too large/,
  ],
  ['a truncated body', { payload: '{"query": "{ view' }, 400, 'BAD_USER_INPUT', /not valid JSON/],
  [
    'a body that tries prototype pollution',
    { payload: '{"query":"{viewer{email}}","variables":{"__proto__":{}}}' },
    400,
    'BAD_USER_INPUT',
    /not allowed/,
  ],
  ['no query', { payload: '{}' }, 400, 'BAD_REQUEST', /body/],
  [
    'a hash in place of a query',
    { payload: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}' },
    200,
    'PERSISTED_QUERY_NOT_SUPPORTED',
    /PersistedQueryNotSupported/,
  ],
  [
    'a compressed body',
    { payload: 'xx', headers: { 'content-encoding': 'gzip' } },
    415,
    'BAD_USER_INPUT',
    /content-encoding/,
  ],
  [
    'an image as the accepted type',
    { ...asked('{ viewer { email } }'), headers: { accept: 'image/png' } },
    406,
    'BAD_REQUEST',
    /accept/,
  ],
  ['a query that is a number', { payload: '{"query": 5}' }, 400, 'BAD_REQUEST', /strings/],
  [
    'variables that are a list',
    { payload: '{"query": "{viewer{email}}", "variables": [1]}' },
    400,
    'BAD_REQUEST',
    /variables/,
  ],
  ['a batch', { payload: '[{"query": "{viewer{email}}"}]' }, 400, 'BAD_REQUEST', /batching/],
  [
    'a form',
    { payload: 'query={viewer{email}}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'BAD_USER_INPUT',
    /application\/json/,
  ],
  [
    'plain text',
    { ...asked('{ viewer { email } }'), headers: { 'content-type': 'text/plain' } },
    415,
    'BAD_USER_INPUT',
    /application\/json/,
  ],
  [
    'a multipart body',
    { payload: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    415,
    'BAD_USER_INPUT',
    /application\/json/,
  ],
  ['a GET that another site could send', got('{ viewer { email } }', {}), 400, 'BAD_REQUEST', /Cross-Site/],
  [
    'a mutation by GET',
    got(
      'mutation { createPartner(input: { name: "A", kind: BANK, region: "US", timeZone: "UTC" }) { userErrors { code } } }',
    ),
    405,
    'BAD_REQUEST',
    /GET/,
  ],
];

/** Valid requests that a field rejects, which GraphQL reports with 200, or that are rejected for their token, with 401. */
export const REFUSED_BY_A_FIELD: Case[] = [
  [
    'no token',
    { ...asked('{ viewer { email } }'), headers: { authorization: '' } },
    200,
    'UNAUTHENTICATED',
    /Authentication required/,
  ],
  [
    'an invalid token',
    { ...asked('{ viewer { email } }'), headers: { authorization: 'Bearer x.y.z' } },
    401,
    'UNAUTHENTICATED',
    /not valid/,
  ],
  [
    'another scheme',
    { ...asked('{ viewer { email } }'), headers: { authorization: 'Basic eDp5' } },
    401,
    'UNAUTHENTICATED',
    /Bearer/,
  ],
  [
    'a page of 101',
    asked('{ partners(first: 101) { totalCount } }'),
    200,
    'BAD_USER_INPUT',
    /between 1 and 100/,
  ],
  [
    'a page of none',
    asked('{ partners(first: 0) { totalCount } }'),
    200,
    'BAD_USER_INPUT',
    /between 1 and 100/,
  ],
  [
    'a page of null',
    asked('{ partners(first: null) { totalCount } }'),
    200,
    'BAD_USER_INPUT',
    /between 1 and 100/,
  ],
  [
    'a forged cursor',
    asked('{ partners(after: "bnVsbA") { totalCount } }'),
    200,
    'BAD_USER_INPUT',
    /not a cursor/,
  ],
  [
    'a huge cursor',
    asked('query($a: String) { partners(after: $a) { totalCount } }', { a: 'A'.repeat(4_000_000) }),
    200,
    'BAD_USER_INPUT',
    /not a cursor/,
  ],
  [
    'two keys to look up by',
    asked('{ partner(id: "a", slug: "b") { id } }'),
    200,
    'BAD_USER_INPUT',
    /exactly one/,
  ],
  [
    'too many values in a filter',
    asked('query($r: [String!]) { partners(filter: { region: { in: $r } }) { totalCount } }', {
      r: times(201, String),
    }),
    200,
    'BAD_USER_INPUT',
    /200 values/,
  ],
  [
    'more objects than one query may return',
    asked(
      '{ partners(first: 100) { nodes { engagements(first: 100) { nodes { progress(first: 100) { totalCount } } } } } }',
    ),
    200,
    'BAD_USER_INPUT',
    /the limit is 100000/,
  ],
  [
    'fragments that multiply into thousands of relations',
    asked(
      `{ engagements { nodes { ...f0 } } } ${times(5, (i) => `fragment f${i} on Engagement { partner { e: engagements { nodes { ...f${i + 1} } } engagements { nodes { ...f${i + 1} } } } }`).join(' ')} fragment f5 on Engagement { id }`,
    ),
    400,
    'GRAPHQL_VALIDATION_FAILED',
    /at most 16 fields deep/,
  ],
];

/** Harmless requests. */
export const ANSWERED: [string, Request][] = [
  [
    'a fragment bomb',
    asked(
      `{ viewer { ...f0 } } ${times(30, (i) => `fragment f${i} on Viewer { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f30 on Viewer { name }`,
    ),
  ],
  ['a field selected 190 times', asked(`{ partners { nodes { ${'applications { id } '.repeat(190)} } } }`)],
  [
    'the standard introspection',
    asked(
      getIntrospectionQuery({ specifiedByUrl: true, schemaDescription: true, inputValueDeprecation: true }),
    ),
  ],
  ['a malformed id', asked('{ partner(id: "ptn_zzz") { id } }')],
  ["another kind's id", asked('{ partner(id: "eng_01h455vb4pex5vsknk084sn02q") { id } }')],
  [
    'an ID of 5 MB',
    asked('query($id: ID!) { partner(id: $id) { id } }', { id: `ptn_${'0'.repeat(5_000_000)}` }),
  ],
  ['a number as an id', asked('{ partner(id: 5) { id } }')],
];
