import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseDocument } from './parse-document.js';
import { readApiDescription } from './read-api-description.js';
import { MAX_WARNINGS } from './warnings.js';

const MEBIBYTE = 1024 * 1024;
/** Generous, as the machine may be busy; without its guard each of these would take minutes or fill the memory. */
const SECONDS = 1000;
const open = 'openapi: 3.0.0\ninfo: { title: T, version: "1" }\n';
const laughs = Array.from(
  { length: 30 },
  (_, level) => `x-${level}: &a${level} ${level === 0 ? 'ha' : `[*a${level - 1}, *a${level - 1}]`}\n`,
);
/** A few aliases, each of which adds many keys. */
const keys = Array.from({ length: 1_000 }, (_, index) => `k${index}: 1`).join(', ');
const flood = `x-all: &all { ${keys} }\n${Array.from({ length: 101 }, (_, index) => `x-${index}: { <<: *all }\n`).join('')}`;
it.each([
  ['10,000 brackets', `${open}x: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, /levels deep/],
  ['10,000 dashes', `${'- '.repeat(10_000)}a`, /levels deep/],
  ['10,000 braces in JSON', '{"a":'.repeat(10_000), /levels deep/],
  ['two million brackets', '['.repeat(2 * MEBIBYTE), /levels deep/],
  ['two million closing braces', '}'.repeat(2 * MEBIBYTE), /./],
  ['900,000 commas', `[${','.repeat(900_000)}]`, /./],
  ['100,000 open question marks', `a: {${'? '.repeat(100_000)}}`, /./],
  ['5,000 aliases', `x: &a 1\ny: [${'*a, '.repeat(5_000)}]`, /more than 1000 aliases/],
  ['a billion laughs', `${open}${laughs.join('')}paths: {}`, /alias count/],
  ['merges of many keys', `%YAML 1.1\n---\n${open}${flood}paths: {}`, /more than 100000 keys/],
])(
  '%s are rejected',
  async (_case, document, message) => {
    await expect(readApiDescription(document)).rejects.toMatchObject({
      name: 'ApiDescriptionError',
      message: expect.stringMatching(message),
    });
  },
  20 * SECONDS,
);

it('documents with more nodes than any description has are rejected', () => {
  const read = (lines: number) => parseDocument(`a: b${'\n'.repeat(lines)}`, 1_000);
  expect(() => read(1_000)).toThrow(/too many nodes/);
  expect(() => read(900)).not.toThrow();
});

const merging = `paths:
  /a: &a
    get: { summary: A }
    post: { summary: A }
  /b:
    put: {}
    <<: *a
    get: { summary: B }
  /c:
    <<: [{ get: { summary: C } }, *a]
  /d:
    <<: *a
    __proto__: { get: {} }
`;

it('merges if the document declares YAML 1.1: own keys first, then the first of several maps', async () => {
  const read = await readApiDescription(`%YAML 1.1\n---\n${open}${merging}`);
  expect(read.operations.map(({ method, path, summary }) => `${method} ${path} ${summary}`)).toEqual([
    ...['GET /a A', 'POST /a A', 'PUT /b null', 'POST /b A', 'GET /b B'],
    ...['GET /c C', 'POST /c A', 'GET /d A', 'POST /d A'],
  ]);
  expect(read.warnings.filter(({ message }) => message.includes('<<'))).toEqual([]);
});

it.each(['', '%YAML 1.2\n---\n'])('does not merge after "%s", and warns', async (directive) => {
  const read = await readApiDescription(`${directive}${open}${merging}`);
  expect(read.operations).toHaveLength(4);
  const lines = directive === '' ? [9, 12, 14] : [11, 14, 16];
  const said = read.warnings.filter(({ message }) => message.startsWith("Merge keys ('<<')"));
  expect(said.map(({ line }) => line)).toEqual(lines);
});

it('ignores a merge key whose value is not a map', async () => {
  const read = await readApiDescription(`%YAML 1.1\n---\n${open}paths:\n  /a:\n    <<: 7\n    get: {}\n`);
  expect(read.operations).toHaveLength(1);
});

it.each(['__proto__', 'constructor', 'toString'])('treats %s as an ordinary key', async (key) => {
  const document = JSON.stringify({ openapi: '3.0.0', info: { title: 'T', version: '1' } }).replace(
    /}$/,
    `,"paths":{"/a":{"get":{"responses":{"default":{"$ref":"#/${key}/polluted"}}}}},"${key}":{"swagger":"2.0"}}`,
  );
  const read = await readApiDescription(document);
  expect(read.operations).toHaveLength(1);
  expect(read.warnings).toHaveLength(1);
  expect(Object.prototype).not.toHaveProperty('swagger');
});

it('terminates on circular references', async () => {
  const circle =
    'paths:\n  /a: { $ref: "#/paths/~1b" }\n  /b: { $ref: "#/paths/~1a" }\n  /c: { get: { $ref: "#/paths/~1a/x/y" } }';
  const read = await readApiDescription(open + circle);
  expect(read.operations).toHaveLength(1);
});

it('opens no address and no file that a description refers to', async () => {
  let calls = 0;
  const server = createServer((_request, response) => response.end(String((calls += 1))));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.yaml`;
  const targets = [
    url,
    `${url}#/get`,
    'file:///etc/passwd',
    '/etc/passwd',
    '../../../etc/passwd#/root',
    '//127.0.0.1/a',
  ];
  const items = targets.map((target, index) => `  /p${index}: { $ref: "${target}" }\n`);
  const read = await readApiDescription(
    `${open}paths:\n${items.join('')}  /a: { get: { responses: { default: { $ref: "${url}" } } } }`,
  );
  await new Promise((done) => server.close(done));
  expect(calls).toBe(0);
  expect(read.operations).toMatchObject([{ method: 'GET', path: '/a', summary: null }]);
  expect(read.warnings.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9, 10]);
  expect(JSON.stringify(read)).not.toContain('root:');
});

it.each(['yaml', 'json'])(
  'reads 1 MiB of %s, and lists a bounded number of warnings',
  async (kind) => {
    const item = { get: { summary: 'List', responses: { 200: { $ref: '#/components/lost' } } } };
    const count = Math.floor(MEBIBYTE / 110);
    const entries = Array.from({ length: count }, (_, index) => [`/a${index}`, item] as const);
    const json = JSON.stringify({
      openapi: '3.0.0',
      info: { title: 'T', version: '1' },
      paths: Object.fromEntries(entries),
    });
    const yaml = `${open}paths:\n${entries.map(([path]) => `  ${path}:\n    get:\n      summary: List\n      responses:\n        200:\n          $ref: '#/components/lost'\n`).join('')}`;
    const read = await readApiDescription(kind === 'json' ? json : yaml);
    expect(read.operations).toHaveLength(count);
    expect(read.warnings).toHaveLength(MAX_WARNINGS + 1);
    expect(read.warnings.at(-1)?.message).toBe(`${count - MAX_WARNINGS} more warnings are not shown.`);
  },
  30 * SECONDS,
);

const paths = (entries: object) =>
  JSON.stringify({ openapi: '3.0.0', info: { title: 'T', version: '1' }, paths: entries });
const operation = (summary = '') => ({
  get: { summary, responses: { default: { description: '' } } },
});

it.each([
  ['of 2,000 bytes is read', `/${'é'.repeat(999)}a`, 1],
  ['of 2,001 bytes is skipped', `/${'é'.repeat(1_000)}`, 0],
  ['with a control character is skipped', '/a\u0001', 0],
  ['with a lone surrogate is skipped', '/a\ud800', 0],
])('a path %s', async (_case, path, count) => {
  const read = await readApiDescription(paths({ [path]: operation() }));
  expect(read.operations).toHaveLength(count);
  expect(read.warnings.filter(({ message }) => /skipped/.test(message))).toHaveLength(1 - count);
});

it.each([
  ['its first 500 characters', 'a'.repeat(501), 'a'.repeat(500)],
  ['no lone surrogate', `${'a'.repeat(499)}\u{1f600}`, `${'a'.repeat(499)}\ufffd`],
  ['no NUL', 'a\0b', 'ab'],
])('a summary keeps %s', async (_case, written, kept) => {
  const read = await readApiDescription(paths({ '/a': operation(written) }));
  expect(read.operations[0]?.summary).toBe(kept);
});
