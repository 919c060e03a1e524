import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sources } from './check-tables.js';

/** The product's own sources, without unit tests. */
export function sourcesOfProduct(): Sources {
  const root = path.resolve('src');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}
