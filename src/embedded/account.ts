import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { EmbeddedStartError } from './start-error.js';

/** The OS user that PostgreSQL runs as; empty if it is the one that runs Node. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export const runsAsRoot = () => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root. If Causeway does, PostgreSQL runs as the owner of the existing data, or as `postgres`.
 * @param log called if the OS user had to be created
 */
export function accountFor(cluster: string, log: (line: string) => void): Account {
  if (!runsAsRoot()) return {};
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  if (idOf('-u') === undefined) makePostgresUser(log);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Whether the account can run a program. Actually runs it, because access lists and mounts matter too. */
export function canRun(account: Account, program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { ...account, cwd: '/', env: {}, stdio: 'ignore' }).status === 0;
}

export function canEnter(account: Account, folder: string): boolean {
  return canRun(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', folder]);
}

function idOf(kind: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function makePostgresUser(log: (line: string) => void): void {
  const group = spawnSync('getent', ['group', 'postgres']).status === 0 ? ['-g', 'postgres'] : ['-U'];
  try {
    execFileSync('useradd', ['--system', ...group, '--no-create-home', 'postgres'], { stdio: 'pipe' });
  } catch (cause) {
    const message =
      'PostgreSQL cannot run as root, and the OS user "postgres" could not be created; start Causeway as another user';
    throw new EmbeddedStartError(message, { cause });
  }
  log('created the OS user "postgres", because PostgreSQL cannot run as root');
}
