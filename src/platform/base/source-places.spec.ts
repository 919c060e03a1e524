import { buildSync } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inSources } from './source-places.js';

const folder = mkdtempSync(path.join(tmpdir(), 'causeway-places-'));
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
  expect(inSources(stack)).toBe(
    'Error: It failed.\n    at fail (' + pathToFileURL(source).href + ':3:13)\n    at node:internal:1:1',
  );
});

it('leaves places alone that no source map covers', () => {
  const stack = `at fail (${pathToFileURL(path.join(folder, 'plain.js')).href}:1:29)`;
  expect(inSources(stack)).toBe(stack);
});
