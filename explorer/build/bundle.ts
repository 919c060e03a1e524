import { type BuildOptions, type BuildResult, type OutputFile, build } from 'esbuild';
import path from 'node:path';
import type { SavedOperation } from '../../src/platform/explorer/saved-operation.js';

/** The workers that Monaco starts, by label. */
const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
};

/** Files that a page loads, by their path on the server. */
export interface PageFiles {
  readonly script: string;
  readonly styles: readonly string[];
}

export interface Bundle {
  /** Names, which contain a hash of the content, and contents of all files. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
  readonly app: PageFiles;
  readonly reference: PageFiles;
  readonly icon: string;
}

type Built = BuildResult<{ metafile: true; write: false }> & { outputFiles: OutputFile[] };

const addressOf = (name: string): string => `/graphiql/assets/${name}`;

/** Bundles the scripts, styles, fonts and workers; none of them loads anything from another origin. */
export async function bundle(root: string, operations: readonly SavedOperation[]): Promise<Bundle> {
  const common = optionsIn(root);
  const workers: Built = await build({ ...common, format: 'iife', entryPoints: WORKERS });
  const pages: Built = await build({
    ...common,
    ...{ format: 'esm', splitting: true },
    entryPoints: { app: 'explorer/app/main.tsx', reference: 'explorer/reference/filter.ts' },
    define: {
      ...common.define,
      WORKER_ADDRESSES: JSON.stringify(addressesOf(workers, WORKERS)),
      SAVED_OPERATIONS: JSON.stringify(operations),
    },
  });
  const icon: Built = await build({ ...common, entryPoints: ['explorer/app/icon.svg'] });
  const files = [workers, pages, icon].flatMap((result) => result.outputFiles);
  return {
    outputs: new Map(files.map((file) => [path.basename(file.path), file.contents])),
    app: filesOf(pages, 'explorer/app/main.tsx'),
    reference: filesOf(pages, 'explorer/reference/filter.ts'),
    icon: addressOf(path.basename(icon.outputFiles[0]!.path)),
  };
}

function optionsIn(root: string) {
  return {
    absWorkingDir: root,
    outdir: 'dist/explorer',
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'copy' },
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  } as const satisfies BuildOptions;
}

function addressesOf(built: Built, entries: Readonly<Record<string, string>>): Record<string, string> {
  const outputs = Object.entries(built.metafile.outputs);
  return Object.fromEntries(
    Object.entries(entries).map(([label, entry]) => {
      const found = outputs.find(([, output]) => output.entryPoint?.endsWith(entry));
      if (!found) throw new Error(`${entry} produced no file.`);
      return [label, addressOf(path.basename(found[0]))];
    }),
  );
}

function filesOf(built: Built, entry: string): PageFiles {
  const { file, cssBundle } = outputOf(built, entry);
  return {
    script: addressOf(path.basename(file)),
    styles: cssBundle === undefined ? [] : [addressOf(path.basename(cssBundle))],
  };
}

function outputOf(built: Built, entry: string) {
  const found = Object.entries(built.metafile.outputs).find(([, output]) => output.entryPoint === entry);
  if (!found) throw new Error(`${entry} produced no file.`);
  const [file, { cssBundle }] = found;
  return { file, cssBundle };
}
