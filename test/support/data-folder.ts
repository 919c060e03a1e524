import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { cluster } from './cluster.js';
import { postgresOf } from './process.js';

/**
 * Creates a data folder of the embedded default, as after a first start's migrations: most tests are not about
 * initdb and migrations, which take longer than the rest of a start.
 */
export function migratedFolder(inside: string, name: string): string {
  const dataDir = path.join(inside, name);
  execFileSync('cp', ['-a', cluster.atRest, dataDir]);
  return dataDir;
}

/** The postmasters that serve this data folder. */
export const postmastersOf = (dataDir: string): number[] => postgresOf(path.join(dataDir, 'pg'));
