import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'dist/explorer'));
/** Next to the folder, so that its imports of packages resolve. */
const builder = `${folder}.builder.mjs`;

await build({
  entryPoints: [path.join(root, 'explorer/build/build-explorer.ts')],
  outfile: builder,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  jsx: 'automatic',
});
try {
  const { buildExplorer } = await import(pathToFileURL(builder).href);
  await buildExplorer(root, folder);
} finally {
  await rm(builder);
}
