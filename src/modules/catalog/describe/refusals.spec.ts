import { readdir, readFile } from 'node:fs/promises';
import { readApiDescription } from './read-api-description.js';

const paths = 'paths: { /a: { get: {} } }';

it.each([
  ['nothing', '', 1, /empty/],
  ['only a comment', '# hello\n', 1, /empty/],
  ['a letter', 'Dear partner,\nhello', 1, /must be an object/],
  ['a list', '- openapi: 3.0.0', 1, /must be an object/],
  ['a map of something else', 'kind: Deployment\nmetadata: {}', 1, /neither 'openapi' nor 'swagger'/],
  ['both formats', `openapi: 3.0.0\nswagger: "2.0"\n${paths}`, 2, /both/],
  ['an older format', `# old\nswagger: "1.2"\n${paths}`, 2, /'1.2' of 'swagger' is not supported/],
  ['a newer format', `openapi: 3.3.0\n${paths}`, 1, /'3.3.0'/],
  ['a version with only the same beginning', `openapi: 3.10.0\n${paths}`, 1, /'3.10.0'/],
  ['a version that is a map', `openapi: {}\n${paths}`, 1, /not supported/],
  ['no paths', 'info: {}\nopenapi: 3.1.0', 2, /'paths' is missing/],
  ['no paths in 3.0, only components', 'openapi: 3.0.0\ncomponents: {}', 1, /'paths' is missing/],
  ['no paths in 3.1, and webhooks that are a list', 'openapi: 3.1.0\nwebhooks: []', 1, /'paths' is missing/],
  ['paths without a value', 'openapi: 3.0.0\ninfo: {}\npaths:\n', 3, /not an object/],
  ['paths as a list', 'openapi: 3.0.0\ninfo: {}\npaths:\n  - /a\n', 3, /not an object/],
  ['a duplicate path', 'openapi: 3.0.0\npaths:\n  /a: {}\n  /a: {}\n', 4, /'\/a' is duplicated/],
  ['a duplicate method', '{"openapi":"3.0.0","paths":{"/a":{\n"get":{},\n"get":{}}}}', 3, /duplicated/],
  ['two documents', `openapi: 3.0.0\n${paths}\n---\na: 1\n`, 3, /more than one document/],
  ['an unclosed bracket', 'openapi: 3.0.0\npaths: {\n  "/a": {\n', 4, /./],
  ['a tab as indentation', 'openapi: 3.0.0\npaths:\n\t/a: {}\n', 3, /[Tt]ab/],
  ['truncated JSON', '{\n"openapi": "3.0.0",\n"paths": }}', 3, /./],
  [
    'an alias without an anchor',
    'openapi: 3.0.0\ninfo: *info\npaths: {}\n',
    2,
    /'info' has no preceding anchor/,
  ],
  ['a key that is a map', 'openapi: 3.0.0\n? { a: 1 }\n: 2\n', 2, /key is a map/],
])('%s is rejected with the offending line', async (_case, document, line, message) => {
  await expect(readApiDescription(document)).rejects.toMatchObject({
    name: 'ApiDescriptionError',
    line,
    message: expect.stringMatching(message),
  });
});

describe('an invalid file', () => {
  const broken = 'test/fixtures/api-descriptions/broken';

  it('has its line in its name, and the rejection gives the same line', async () => {
    const files = await readdir(broken);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const line = Number(/line-(\d+)/.exec(file)?.[1]);
      await expect(readApiDescription(await readFile(`${broken}/${file}`, 'utf8'))).rejects.toMatchObject({
        line,
      });
    }
  });
});
