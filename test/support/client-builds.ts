import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { cluster } from './cluster.js';

export type Client = 'explorer' | 'console';

/** Builds a client next to the compiled sources from which this run's processes start. @returns its folder */
export function buildClient(client: Client): string {
  const folder = path.join(cluster.build, client);
  execFileSync(process.execPath, [`${client}/build.mjs`, folder], { stdio: 'inherit' });
  return folder;
}
