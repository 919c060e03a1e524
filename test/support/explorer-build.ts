import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { cluster } from './cluster.js';

/** Builds the explorer beside the compiled sources that this run's processes start from. */
export function buildExplorer(): string {
  const folder = path.join(cluster.build, 'explorer');
  execFileSync(process.execPath, ['explorer/build.mjs', folder], { stdio: 'inherit' });
  return folder;
}
