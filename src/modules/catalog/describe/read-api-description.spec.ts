import { readFile } from 'node:fs/promises';
import { readApiDescription } from './read-api-description.js';

const fixture = (name: string) => readFile(`test/fixtures/api-descriptions/${name}`, 'utf8');

describe('the DevExchange description', () => {
  it('has 53 operations under one host and the root path', async () => {
    const read = await readApiDescription(await readFile('examples/devexchange.swagger.yaml', 'utf8'));
    expect(read).toMatchObject({
      format: 'SWAGGER_2_0',
      title: 'Capital One DevExchange Delete a specific existing withdrawal',
      hosts: ['api.reimaginebanking.com'],
      basePath: '',
    });
    expect(read.operations).toHaveLength(53);
    expect(read.operations[0]).toEqual({
      method: 'GET',
      path: '/accounts',
      summary: 'Get all accounts',
      matchable: true,
    });
  });

  it('has 18 warnings, each with the line of its reference to the one missing definition', async () => {
    const text = await readFile('examples/devexchange.swagger.yaml', 'utf8');
    const lines = text
      .split('\n')
      .flatMap((line, index) => (line.includes('#/definitions/holder') ? [index + 1] : []));
    const { warnings } = await readApiDescription(text);
    expect(lines).toHaveLength(18);
    expect(warnings.map(({ line }) => line)).toEqual(lines);
    expect(new Set(warnings.map(({ message }) => message))).toEqual(
      new Set(["The reference '#/definitions/holder' points to nothing in this document."]),
    );
    expect(warnings[0]?.path).toBe('/paths/~1accounts~1{id}/put/parameters/0/schema/$ref');
  });
});

it('reads OpenAPI 3.0 in JSON, and follows no external reference', async () => {
  expect(await readApiDescription(await fixture('payments.openapi-3.0.json'))).toEqual({
    format: 'OPENAPI_3_0',
    title: 'Payments',
    hosts: ['api.eu.example.com', 'sandbox.example.com', 'old.example.com'],
    basePath: '/payments/v2',
    operations: [
      { method: 'GET', path: '/payments', summary: 'List payments', matchable: true },
      { method: 'POST', path: '/payments', summary: null, matchable: true },
      { method: 'TRACE', path: '/payments/{paymentId}', summary: 'Trace a payment', matchable: true },
    ],
    warnings: [
      expect.objectContaining({ line: 10, path: '/servers/2' }),
      expect.objectContaining({
        line: 19,
        message: expect.stringContaining("'file:///etc/passwd' points outside"),
      }),
      expect.objectContaining({ line: 29, message: expect.stringContaining('points outside') }),
      expect.objectContaining({ line: 32, message: expect.stringContaining('points to nothing') }),
    ],
  });
});

it('reads OpenAPI 3.1 in YAML, resolving path items and anchors in it', async () => {
  expect(await readApiDescription(await fixture('lending.openapi-3.1.yaml'))).toEqual({
    format: 'OPENAPI_3_1',
    title: 'Lending',
    hosts: [],
    basePath: '/lending',
    operations: [
      { method: 'GET', path: '/loans', summary: 'List loans', matchable: true },
      { method: 'POST', path: '/loans', summary: 'Ask for a loan', matchable: true },
      { method: 'DELETE', path: '/loans/{id}', summary: null, matchable: true },
      { method: 'PATCH', path: '/loans/{id}', summary: 'Change a loan', matchable: true },
    ],
    warnings: [
      expect.objectContaining({ line: 27, path: '/components/pathItems/Loans/post/responses/default/$ref' }),
    ],
  });
});

it('reads a messy description and warns about each problem', async () => {
  const read = await readApiDescription(await fixture('untidy.swagger-2.0.yaml'));
  expect(read).toMatchObject({ title: null, hosts: ['api.example.com'], basePath: '/v1' });
  expect(read.operations).toEqual([
    { method: 'GET', path: 'accounts', summary: null, matchable: true },
    { method: 'PUT', path: '/accounts/{id}', summary: 'Change this account', matchable: true },
    { method: 'OPTIONS', path: '/accounts/{id}', summary: null, matchable: true },
    { method: 'HEAD', path: '/accounts/{account}', summary: null, matchable: true },
    { method: 'GET', path: '__proto__', summary: null, matchable: true },
  ]);
  const account = '/paths/~1accounts~1{id}';
  expect(read.warnings.map(({ line, path, message }) => [line, path, message])).toEqual([
    [1, '', "Not valid Swagger 2.0: must have required property 'info'."],
    [5, '/paths/accounts', "Not valid Swagger 2.0: the key 'accounts' does not belong here."],
    [9, `${account}/GET`, "Not valid Swagger 2.0: the key 'GET' does not belong here."],
    [13, `${account}/put/summary`, "The key 'summary' is duplicated; the last one applies."],
    [14, `${account}/put/responses`, 'Not valid Swagger 2.0: must NOT have fewer than 1 properties.'],
    [15, `${account}/options`, 'Not valid Swagger 2.0: must be object.'],
    [16, '/paths/~1accounts~1{account}', 'Servers of a single path or operation are ignored.'],
    [20, '/paths/~1nothing', 'Not valid Swagger 2.0: must be object.'],
    [21, '/paths/__proto__', "Not valid Swagger 2.0: the key '__proto__' does not belong here."],
  ]);
});

const head = (version: string) => `openapi: ${version}\ninfo: { title: T, version: "1" }\n`;
const ok = '{ responses: { 200: { description: ok } } }';

it.each([
  [
    'webhooks',
    `webhooks: { paid: { post: ${ok} } }`,
    ' Its webhooks are calls to the partner and are ignored.',
  ],
  ['components', 'components: { schemas: {} }', ''],
  ['paths that are empty', 'paths: {}', ''],
])('reads no operation from 3.1 with only %s, and says so', async (_case, rest, more) => {
  for (const version of ['3.1.1', '3.2.0']) {
    const read = await readApiDescription(`${head(version)}${rest}`);
    expect(read.operations).toEqual([]);
    expect(read.warnings).toEqual([
      { message: `The description has no operations.${more}`, line: 3, path: expect.any(String) },
    ]);
  }
});

it('reads OpenAPI 3.2: the method QUERY, additional methods, and references to its own address', async () => {
  const document = `${head('3.2.0')}$self: https://api.example.com/openapi
paths:
  /search:
    query: { summary: Search, responses: { 200: { $ref: "https://api.example.com/openapi#/components/responses/Ok" } } }
    additionalOperations:
      COPY: { summary: Copy, responses: { 200: { description: ok } } }
      Query: ${ok}
      "no method": ${ok}
      ${'A'.repeat(17)}: ${ok}
components: { responses: { Ok: { description: ok } } }
`;
  const read = await readApiDescription(document);
  expect(read.format).toBe('OPENAPI_3_2');
  expect(read.operations).toEqual([
    { method: 'QUERY', path: '/search', summary: 'Search', matchable: true },
    { method: 'COPY', path: '/search', summary: 'Copy', matchable: true },
  ]);
  expect(read.warnings.map(({ line, message }) => [line, message])).toEqual(
    expect.arrayContaining([
      [9, "'Query' is defined twice; the operation is skipped."],
      [10, "'no method' is not an HTTP method; the operation is skipped."],
      [11, `'${'A'.repeat(17)}' is not an HTTP method; the operation is skipped.`],
    ]),
  );
  const older = await readApiDescription(document.replace('3.2.0', '3.1.0'));
  expect(older.operations).toEqual([]);
});

describe('operations that no call can match', () => {
  it.each([
    ['a query string', '/a?x=1', 'The path contains a query'],
    ['a query string of parameters', '/a{?x,y}', 'The path contains a query'],
    ['a fragment', '/a#b', 'The path contains a fragment'],
    ['a brace left open', '/a/{id', 'The path has an unmatched brace'],
    ['a path out of the base path', '/../a', 'The path leads outside the base path'],
  ])('are reported for %s', async (_case, path, message) => {
    const read = await readApiDescription(`${head('3.1.0')}paths: { "${path}": { get: ${ok}, put: ${ok} } }`);
    expect(read.operations.map(({ matchable }) => matchable)).toEqual([false, false]);
    expect(read.warnings.map((warning) => warning.message)).toEqual([
      `${message}, so no call can match it; its operations do not count towards breadth.`,
    ]);
  });

  it.each([
    ['a trailing slash', '/a/', 1],
    ['two slashes', '//a', 1],
    ['a percent-encoded character', '/%61', 1],
    ['a dot segment', '/./a', 1],
    ['another method', '/a/', 0],
    ['another case', '/A', 0],
    ['an escaped slash', '/%2Fa', 0],
  ])('are duplicates only if calls cannot distinguish them: %s (%s)', async (kind, path, twins) => {
    const method = kind === 'another method' ? 'put' : 'get';
    const read = await readApiDescription(
      `${head('3.1.0')}paths: { /a: { get: ${ok} }, "${path}": { ${method}: ${ok} } }`,
    );
    expect(read.operations.map(({ matchable }) => matchable)).toEqual([true, twins === 0]);
    const messages = read.warnings.map(({ message }) => message);
    expect(messages).toEqual(
      twins === 0
        ? []
        : [
            `Calls to GET '${path}' cannot be distinguished from those to '/a'; it does not count towards breadth.`,
          ],
    );
  });

  it('include duplicates that differ only in parameter names', async () => {
    const read = await readApiDescription(
      `${head('3.1.0')}paths: { "/a/{x}": { get: ${ok} }, "/a/{y}": { get: ${ok}, put: ${ok} }, "/a/{y}.json": { get: ${ok} } }`,
    );
    expect(read.operations.map(({ matchable }) => matchable)).toEqual([true, false, true, true]);
  });
});

it('reads JSON and YAML alike', async () => {
  const yaml =
    'swagger: "2.0"\ninfo: { title: T, version: "1" }\npaths: { /a: { get: { responses: { 200: { description: x } } } } }';
  const json =
    '{"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"responses":{"200":{"description":"x"}}}}}}';
  expect(await readApiDescription(json)).toEqual(await readApiDescription(yaml));
});

it.each([
  [
    'an example',
    'post: { requestBody: { content: { a: { example: { $ref: "#/no" } } } }, responses: { d: {} } }',
    0,
  ],
  [
    'a default value',
    'get: { parameters: [{ schema: { default: { $ref: "#/no" } } }], responses: { d: {} } }',
    0,
  ],
  ['the default response', 'get: { responses: { default: { $ref: "#/no" } } }', 1],
  [
    'a property named example',
    'get: { responses: { d: { x: { properties: { example: { $ref: "#/no" } } } } } }',
    1,
  ],
  [
    'a property named $ref',
    'get: { responses: { d: { x: { properties: { $ref: { type: string } } } } } }',
    0,
  ],
  ['the same missing schema twice', 'get: { responses: { d: { $ref: "#/no" }, e: { $ref: "#/no" } } }', 2],
  [
    'an anchor in an example with an alias after it',
    'get: { responses: { d: { example: &a [1], x-a: *a } } }',
    0,
  ],
  [
    'a part of a referenced schema',
    'get: { responses: { d: { $ref: "#/components/schemas/A/properties/id" } } }',
    0,
  ],
  [
    'a property inherited by every object',
    'get: { responses: { d: { $ref: "#/constructor/name" }, e: { $ref: "#/__proto__" } } }',
    2,
  ],
  ['an escaped name', 'get: { responses: { d: { $ref: "#/components/schemas/a~1b%20c" } } }', 0],
])('recognises a reference in %s', async (_case, operation, warnings) => {
  const head = 'openapi: 3.0.0\ninfo: { title: T, version: "1" }\n';
  const schemas = '{ A: { $ref: "#/components/schemas/B" }, B: { properties: { id: {} } }, "a/b c": {} }';
  const read = await readApiDescription(
    `${head}paths: { /a: { ${operation} } }\ncomponents: { schemas: ${schemas} }`,
  );
  expect(read.warnings).toHaveLength(warnings);
});
