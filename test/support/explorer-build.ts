import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { cluster } from './cluster.js';

/** Builds the explorer next to the compiled sources from which this run's processes start. */
export function buildExplorer(): string {
  const folder = path.join(cluster.build, 'explorer');
  execFileSync(process.execPath, ['explorer/build.mjs', folder], { stdio: 'inherit' });
  return folder;
}
