import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inSources } from './source-places.js';

const folder = mkdtempSync(path.join(tmpdir(), 'causeway-places-'));
const built = `${pathToFileURL(folder).href}/`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names the file and line of the source for a place in a bundle', () => {
  const source = path.join(folder, 'thrower.ts');
  writeFileSync(source, "\nexport function fail(): never {\n  throw new Error('It failed.');\n}\n");
  const bundle = path.join(folder, 'bundle.js');
  buildSync({
    entryPoints: [source],
    outfile: bundle,
    format: 'esm',
    sourcemap: true,
    minifyWhitespace: true,
  });
  const stack = `Error: It failed.\n    at fail (${pathToFileURL(bundle).href}:1:29)\n    at node:internal:1:1`;
  expect(inSources(stack, built)).toBe(
    'Error: It failed.\n    at fail (' + pathToFileURL(source).href + ':3:13)\n    at node:internal:1:1',
  );
});

const written = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return `${built}${name.replace('.map', '')}:1:29`;
};

it.each([
  ['that no source map covers', `${built}plain.js:1:29`],
  ['whose source map is torn', written('torn.js.map', '{"version": 3,')],
  ['of another host', 'file://elsewhere/x.js:1:29'],
  ['that is no path', `${built}%2F%zz.js:1:29`],
  ['outside of the build', `${built}../x.js:1:29`],
  ['of another folder', 'file:///etc/x.js:1:29'],
])('leaves a place alone %s', (_case, place) => {
  const stack = `Error: This was sent: ${place}\n    at fail (${place})`;
  expect(inSources(stack, built)).toBe(stack);
});
