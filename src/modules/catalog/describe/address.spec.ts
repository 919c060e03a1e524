import { readApiDescription } from './read-api-description.js';

const describe3 = (servers: unknown) =>
  readApiDescription(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      servers,
      paths: { '/a': { get: {} } },
    }),
  );
const describe2 = (host?: string, basePath?: string) =>
  readApiDescription(
    JSON.stringify({
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      host,
      basePath,
      paths: { '/a': { get: { responses: { default: { description: '' } } } } },
    }),
  );

it.each([
  ['nothing specified', undefined, [], '', 0],
  ['a plain address', [{ url: 'https://api.example.com/v1' }], ['api.example.com'], '/v1', 0],
  [
    'upper case, port and trailing slash',
    [{ url: 'HTTPS://API.Example.com:8443/V1/' }],
    ['api.example.com'],
    '/V1',
    0,
  ],
  ['the root', [{ url: 'https://api.example.com/' }], ['api.example.com'], '', 0],
  ['only a base path', [{ url: '/v1' }], [], '/v1', 0],
  [
    'one host twice',
    [{ url: 'http://a.example/v1' }, { url: 'https://a.example/v1' }],
    ['a.example'],
    '/v1',
    0,
  ],
  [
    'another base path',
    [{ url: 'https://a.example/v1' }, { url: 'https://b.example/v2' }],
    ['a.example', 'b.example'],
    '/v1',
    1,
  ],
  [
    'a variable with a default',
    [{ url: 'https://{r}.example/{v}', variables: { r: { default: 'eu' }, v: { default: 2 } } }],
    ['eu.example'],
    '/2',
    0,
  ],
  ['a variable without a default', [{ url: 'https://{r}.example/v1' }], [], '', 1],
  ["relative to the document's URL", [{ url: 'v1' }], [], '', 1],
  ['not a server URL', [{ url: 'mailto:a@b.example' }], [], '', 1],
  [
    'an invalid one before a valid one',
    [{ url: 'https://' }, { url: 'https://a.example/v1' }],
    ['a.example'],
    '/v1',
    1,
  ],
  ['a server that is a string', ['https://a.example'], [], '', 2],
])('OpenAPI with %s', async (_case, servers, hosts, basePath, warnings) => {
  const read = await describe3(servers);
  expect(read).toMatchObject({ hosts, basePath });
  expect(read.warnings).toHaveLength(warnings);
});

it.each([
  ['nothing specified', undefined, undefined, [], '', 0],
  ['host and base path', 'API.Example.com:443', '/v1/', ['api.example.com'], '/v1', 0],
  ['a whole URL as host', 'https://api.example.com/x', '/v1', ['api.example.com'], '/v1', 1],
  ['a base path without a leading slash', 'a.example', 'v1', ['a.example'], '/v1', 1],
])('Swagger with %s', async (_case, host, base, hosts, basePath, warnings) => {
  const read = await describe2(host, base);
  expect(read).toMatchObject({ hosts, basePath });
  expect(read.warnings).toHaveLength(warnings);
});
