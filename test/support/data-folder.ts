import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { cluster } from './cluster.js';
import { postgresOf } from './process.js';

/**
 * Makes a data folder of the embedded default, as a first start leaves it once it has migrated: most tests are not about
 * initdb and migrations, which take longer than all else of a start.
 */
export function migratedFolder(inside: string, name: string): string {
  const dataDir = path.join(inside, name);
  execFileSync('cp', ['-a', cluster.atRest, dataDir]);
  return dataDir;
}

/** The postmasters that serve this data folder. */
export const postmastersOf = (dataDir: string): number[] => postgresOf(path.join(dataDir, 'pg'));
