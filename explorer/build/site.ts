import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SavedOperation } from '../../src/platform/explorer/saved-operation.js';

const zip = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

export interface Site {
  /** Their names do not change, so browsers must revalidate them. */
  readonly pages: Readonly<Record<string, string>>;
  /** Their names change with their content, so browsers can cache them forever. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** The operations that the explorer's users run. */
  readonly operations: readonly Pick<SavedOperation, 'kind' | 'query' | 'operationName'>[];
}

/** Writes each file plain and gzipped, and the manifest; the server only serves files listed in it. */
export async function writeSite(folder: string, { pages, assets, operations }: Site): Promise<void> {
  await mkdir(folder, { recursive: true });
  const texts = Object.entries(pages).map(([name, text]) => [name, Buffer.from(text)] as const);
  const files = await Promise.all([
    ...texts.map(([name, content]) => write(folder, name, content, 'page')),
    ...[...assets].map(([name, content]) => write(folder, name, content, 'asset')),
  ]);
  const manifest = { files, operations: operations.flatMap(sentOverHttp) };
  await writeFile(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** The server makes these ready before anybody asks; of what comes over the web socket it keeps no documents. */
function sentOverHttp({ kind, query, operationName }: Site['operations'][number]) {
  return kind === 'subscription' ? [] : [{ query, operationName }];
}

async function write(folder: string, name: string, content: Uint8Array, kind: 'page' | 'asset') {
  const type = TYPES[path.extname(name)];
  if (type === undefined) throw new Error(`${name} has no content type.`);
  await writeFile(path.join(folder, name), content);
  await writeFile(path.join(folder, `${name}.gz`), await zip(content, { level: 6 }));
  return { name, kind, type, hash: createHash('sha256').update(content).digest('hex').slice(0, 32) };
}
